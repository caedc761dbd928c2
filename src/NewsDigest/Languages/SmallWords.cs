using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Languages;

/// <summary>
/// The small words that texts of a language are full of, for the languages of the letter models and for others that those take for
/// a neighbour. They tell relatives apart, carry short texts, and show that a text is not in the language it looks like.
/// </summary>
internal sealed partial class SmallWords
{
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _rowsOfWord;

    private SmallWords(IReadOnlyList<SmallWordsRow> rows)
    {
        Rows = rows;
        _rowsOfWord = rows.SelectMany(
                (row, index) => row.Words.Select(word => (Word: word, Index: index))
            )
            .GroupBy(pair => pair.Word, pair => pair.Index, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>One for each language and script.</summary>
    public IReadOnlyList<SmallWordsRow> Rows { get; }

    public static SmallWords Load()
    {
        using var reader = new StreamReader(
            typeof(SmallWords).Assembly.GetManifestResourceStream("small-words.tsv")!
        );
        List<SmallWordsRow> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                rows.Add(Read(line.Split('\t')));
            }
        }

        return new SmallWords(rows);
    }

    /// <summary>How many words of the text, in lower case, are small words of each row, and how many words there are.</summary>
    public (int[] Hits, int Words) Count(string lower)
    {
        var (hits, words) = (new int[Rows.Count], 0);
        foreach (var place in Word().EnumerateMatches(lower))
        {
            words++;
            if (_rowsOfWord.TryGetValue(lower.AsSpan(place.Index, place.Length), out var rows))
            {
                foreach (var row in rows)
                {
                    hits[row]++;
                }
            }
        }

        return (hits, words);
    }

    private static SmallWordsRow Read(string[] cells) =>
        new(
            cells[0],
            cells[1].Split([' ', '+'], StringSplitOptions.RemoveEmptyEntries),
            cells[1].Contains('+', StringComparison.Ordinal),
            cells[2].Length > 0 ? double.Parse(cells[2], CultureInfo.InvariantCulture) : null,
            cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries),
            cells[4].Split(' ')
        );

    [GeneratedRegex(
        @"[\p{L}\p{M}]+",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}
