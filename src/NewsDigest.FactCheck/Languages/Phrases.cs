using System.Collections.Concurrent;

namespace NewsDigest.Facts.Languages;

/// <summary>Phrases of one kind in one language, from its file: each from the beginning of a word on, where the script has words.</summary>
internal sealed class Phrases
{
    private const char FirstUnspaced = '\u0590'; // Hebrew, Arabic and what follows glue small words to the front

    private static readonly ConcurrentDictionary<(string Kind, string Language), Phrases?> Known =
        new();

    private readonly string[] _phrases;

    public Phrases(IEnumerable<string> phrases) => _phrases = [.. phrases];

    /// <summary>Null when the language's file has none.</summary>
    public static Phrases? For(string kind, string language) =>
        Known.GetOrAdd(
            (kind, language),
            static key =>
                LanguageProfile.Of(key.Language).Words(key.Kind) is { } row
                    ? new Phrases(row.Split('|'))
                    : null
        );

    /// <param name="lower">In lower case.</param>
    public bool AreIn(string lower) => Places(lower).Any();

    /// <param name="lower">In lower case.</param>
    public IEnumerable<TextSpan> Places(string lower) => Places(lower, 0, lower.Length);

    /// <summary>Those that lie between two places.</summary>
    /// <param name="lower">In lower case.</param>
    public IEnumerable<TextSpan> Places(string lower, int from, int to)
    {
        foreach (var phrase in _phrases)
        {
            for (var at = Find(phrase, from); at >= 0; at = Find(phrase, at + 1))
            {
                if (BeginsWord(lower, at))
                {
                    yield return new TextSpan(at, phrase.Length);
                }
            }
        }

        int Find(string phrase, int start) =>
            start >= to ? -1 : lower.IndexOf(phrase, start, to - start, StringComparison.Ordinal);
    }

    private static bool BeginsWord(string lower, int at) =>
        at == 0
        || lower[at] >= FirstUnspaced
        || !char.IsLetter(lower[at])
        || !char.IsLetter(lower[at - 1]);
}
