using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Verification.Names;
using NewsDigest.Verification.Numbers;

namespace NewsDigest.Verification;

/// <summary>A text with what several checks read of it: each is read once, and only when a check asks.</summary>
internal sealed partial class CheckedText(string text, string language)
{
    private string? _lower;
    private IReadOnlyList<NumberMention>? _numbers;
    private IReadOnlyList<string>? _sentences;
    private SpokenWord[]? _words;

    public string Text => text;

    public string Language => language;

    public string Lower => _lower ??= text.ToLowerInvariant();

    public IReadOnlyList<NumberMention> Numbers => _numbers ??= NumberReader.Read(text, language);

    public IReadOnlyList<string> Sentences => _sentences ??= Articles.Sentences.Split(text);

    /// <summary>Words of two letters and more, as they sound.</summary>
    public SpokenWord[] Words => _words ??= [.. Word().Matches(text).Select(match => new SpokenWord(match.Value, Sound.Of(match.Value), new TextSpan(match.Index, match.Length)))];

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}

internal sealed record SpokenWord(string Text, Sound Sound, TextSpan Span)
{
    public bool HasCapital { get; } = char.IsUpper(Text[0]);

    public bool IsAcronym { get; } = Text.All(char.IsUpper);
}
