using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using NewsDigest.Verification.Names;

namespace NewsDigest.Verification;

/// <summary>
/// Words of one kind in one language, from cue-words.tsv: "nunca", with a star for what may follow or go before, "ningun*"; each
/// star more asks for a letter more; with "!" before it what is meant otherwise. Languages that write without spaces have parts of words.
/// </summary>
internal sealed partial class WordCues
{
    private static readonly ConcurrentDictionary<(string Kind, string Language), WordCues?> Known = new();

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly List<(string Text, int More)> _starts = [];
    private readonly List<string> _ends = [];
    private readonly List<string> _parts = [];
    private readonly List<string> _others = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private WordCues(string cues)
    {
        foreach (var cue in cues.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (cue[0], cue[^1])
            {
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
    public static WordCues? For(string kind, string language) => Known.GetOrAdd((kind, language), static key =>
        NameTables.Lines("cue-words.tsv").Select(line => line.Split('\t')).Where(row => row[0] == key.Kind && row[1] == key.Language).Select(row => new WordCues(row[2])).FirstOrDefault());

    /// <summary>The first of the words in the text; null when there is none.</summary>
    /// <param name="text">In lower case.</param>
    public ValueMatch? Find(string text)
    {
        foreach (var part in _parts)
        {
            if (text.IndexOf(part, StringComparison.Ordinal) is >= 0 and var index)
            {
                return new ValueMatch(index, part.Length);
            }
        }

        foreach (var word in Word().EnumerateMatches(text))
        {
            if (Has(text.AsSpan(word.Index, word.Length)))
            {
                return new ValueMatch(word.Index, word.Length);
            }
        }

        return null;
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
            if (word.Length >= start.Length + more && word.StartsWith(start, StringComparison.Ordinal))
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

    [GeneratedRegex(@"[\p{L}\p{M}'’]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    internal readonly record struct ValueMatch(int Start, int Length);
}
