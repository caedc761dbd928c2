using Microsoft.ML.Tokenizers;

namespace NewsDigest.ChatModels;

/// <summary>Counts as the o200k models do. Other models count a little differently; the service's own figure is what is recorded.</summary>
internal static class TokenCounter
{
    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() =>
        TiktokenTokenizer.CreateForEncoding("o200k_base")
    );

    public static int Count(string text) => Tokenizer.Value.CountTokens(text);
}
