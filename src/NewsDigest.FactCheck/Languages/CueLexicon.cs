using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace NewsDigest.Facts.Languages;

/// <summary>
/// Words of one kind in one language, from its file: "nunca", with a star for what may follow or go before, "ningun*"; each
/// star more asks for a letter more; with "!" before it words, with "~" phrases ("sin_embargo") that are meant otherwise. Languages that
/// write without spaces have parts of words.
/// </summary>
internal sealed partial class CueLexicon
{
    private static readonly ConcurrentDictionary<
        (string Kind, string Language),
        CueLexicon?
    > Known = new();

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly List<(string Text, int More)> _starts = [];
    private readonly List<string> _ends = [];
    private readonly List<string> _parts = [];
    private readonly List<string> _others = [];
    private readonly List<string> _phrases = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private CueLexicon(string cues)
    {
        foreach (
            var cue in cues.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(cue => cue.Replace('_', ' '))
        )
        {
            switch (cue[0], cue[^1])
            {
                case ('~', _):
                    _phrases.Add(cue[1..]);
                    break;
                case ('!', _):
                    _others.Add(cue.Trim('!', '*'));
                    break;
                case ('*', '*'):
                    _parts.Add(cue.Trim('*'));
                    break;
                case (_, '*'):
                    var start = cue.TrimEnd('*');
                    _starts.Add((start, cue.Length - start.Length - 1));
                    break;
                case ('*', _):
                    _ends.Add(cue[1..]);
                    break;
                default:
                    _words.Add(cue);
                    break;
            }
        }

        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Null when the table has none for the language.</summary>
    public static CueLexicon? For(string kind, string language) =>
        Known.GetOrAdd(
            (kind, language),
            static key =>
                LanguageProfile.Of(key.Language).Words(key.Kind) is { } cues
                    ? new CueLexicon(cues)
                    : null
        );

    /// <param name="text">In lower case.</param>
    public bool IsIn(string text) => Matches(text).Any();

    /// <summary>Where they stand; a word may be met twice, as a word and as a part.</summary>
    /// <param name="text">In lower case.</param>
    public IEnumerable<TextSpan> Matches(string text)
    {
        var otherwise = new bool[_phrases.Count == 0 ? 0 : text.Length];
        foreach (var phrase in _phrases.SelectMany(phrase => Places(text, phrase)))
        {
            otherwise.AsSpan(phrase.Start, phrase.Length).Fill(true);
        }

        return _parts
            .SelectMany(part => Places(text, part))
            .Concat(Words(text))
            .Where(match =>
                otherwise.Length == 0 || !otherwise.AsSpan(match.Start, match.Length).Contains(true)
            );
    }

    private List<TextSpan> Words(string text)
    {
        List<TextSpan> found = [];
        foreach (var word in Word().EnumerateMatches(text))
        {
            if (Has(text.AsSpan(word.Index, word.Length)))
            {
                found.Add(new TextSpan(word.Index, word.Length));
            }
        }

        return found;
    }

    private static IEnumerable<TextSpan> Places(string text, string part)
    {
        for (
            var at = text.IndexOf(part, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal)
        )
        {
            yield return new TextSpan(at, part.Length);
        }
    }

    private bool Has(ReadOnlySpan<char> word)
    {
        if (_lookup.Contains(word))
        {
            return true;
        }

        foreach (var other in _others)
        {
            if (word.StartsWith(other, StringComparison.Ordinal))
            {
                return false;
            }
        }

        foreach (var (start, more) in _starts)
        {
            if (
                word.Length >= start.Length + more
                && word.StartsWith(start, StringComparison.Ordinal)
            )
            {
                return true;
            }
        }

        foreach (var end in _ends)
        {
            if (word.Length > end.Length && word.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"[\p{L}\p{M}'’]+",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}
