using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>Paragraphs that stand together, with no more than two other lines in between.</summary>
/// <param name="Size">Of its paragraphs, in Latin letters.</param>
/// <param name="Words">Long words of its paragraphs, cut short so that inflected forms meet.</param>
internal sealed partial record PageCluster(int First, int Last, double Size, HashSet<string> Words)
{
    private const int MaxStep = 3; // lines from one paragraph to the next
    private const int Stem = 7;
    private const double MinScore = -1.5;

    public static IReadOnlyList<PageCluster> Find(IReadOnlyList<TextLine> lines)
    {
        List<PageCluster> clusters = [];
        var (first, last) = (-1, -1);
        foreach (var (index, line) in lines.Index())
        {
            if (!line.IsProse)
            {
                continue;
            }

            if (first >= 0 && index - last > MaxStep)
            {
                clusters.Add(Of(lines, first, last));
                first = index;
            }

            (first, last) = (first < 0 ? index : first, index);
        }

        return first < 0 ? [] : [.. clusters, Of(lines, first, last)];
    }

    /// <summary>The largest cluster, and each other one that belongs to it by its words, its size and its distance.</summary>
    public static IReadOnlyList<PageCluster> Body(
        IReadOnlyList<TextLine> lines,
        IReadOnlyList<PageCluster> clusters
    )
    {
        var main = clusters.MaxBy(cluster => cluster.Size)!; // the caller has one at least
        var others = new int[lines.Count + 1]; // lines before each one that are no paragraph
        for (var index = 0; index < lines.Count; index++)
        {
            others[index + 1] = others[index] + (lines[index].IsProse ? 0 : 1);
        }

        return
        [
            .. clusters.Where(cluster =>
                ReferenceEquals(cluster, main) || cluster.Score(others, main) >= MinScore
            ),
        ];
    }

    public static IEnumerable<string> WordsOf(string text) =>
        LongWord().Matches(text).Select(match => match.Value).SelectMany(Stems);

    /// <summary>
    /// Log odds that this is a part of the same article: shared words and long paragraphs for it, other lines in between and a
    /// place after the main cluster against it. The weights are those of a logistic regression over clusters of real pages.
    /// </summary>
    private double Score(int[] others, PageCluster main)
    {
        var isAfter = First > main.Last;
        var between = isAfter
            ? others[First] - others[main.Last]
            : others[main.First] - others[Last];
        var (shared, distance, density, share) = (
            Words.Count(main.Words.Contains) / (double)Math.Max(1, Words.Count),
            Math.Log(1 + between),
            Math.Log(Size / (Last - First + 1)),
            Math.Log(Size / main.Size)
        );
        return isAfter
            ? (3.4 * shared) - (1.3 * distance) + (0.85 * density) + (1.6 * share)
            : -4.5 + (3.4 * shared) - (0.3 * distance) + (1.35 * density) + (0.8 * share);
    }

    private static PageCluster Of(IReadOnlyList<TextLine> lines, int first, int last)
    {
        var prose = Enumerable
            .Range(first, last - first + 1)
            .Select(index => lines[index])
            .Where(line => line.IsProse)
            .ToArray();
        return new PageCluster(
            first,
            last,
            prose.Sum(line => line.Size),
            prose.SelectMany(line => WordsOf(line.Text)).ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>Scripts without spaces give pairs of letters, the others the beginning of each long word.</summary>
    private static IEnumerable<string> Stems(string word) =>
        word.Any(TextLine.IsWide)
            ? Enumerable.Range(0, word.Length - 1).Select(start => word.Substring(start, 2))
        : word.Length < 5 ? []
        : [word[..Math.Min(Stem, word.Length)].ToLowerInvariant()];

    [GeneratedRegex(
        @"[\p{L}\p{M}]{2,}",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex LongWord();
}
