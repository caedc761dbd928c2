using System.Text.RegularExpressions;

namespace NewsDigest.Evaluation;

/// <summary>
/// Which words of one text another text has too. A word counts as had when a run of four words of its own line around it stands
/// in the other text, or its whole shorter line does: single words are in every text.
/// </summary>
internal sealed partial class WordCover
{
    private const int Run = 4;

    private readonly string[][] _lines;

    public WordCover(string text) =>
        _lines = [
            .. text.Split('\n')
                .Select(line =>
                    Word().Matches(line.ToLowerInvariant()).Select(match => match.Value).ToArray()
                )
                .Where(words => words.Length > 0),
        ];

    public int Words => _lines.Sum(line => line.Length);

    /// <summary>The runs of this text: what it has to offer to another.</summary>
    public HashSet<string> Runs() => [.. _lines.SelectMany(Runs)];

    /// <summary>For each word of this text, in order, whether it stands in the other text.</summary>
    public bool[] In(HashSet<string> other) => [.. _lines.SelectMany(line => In(line, other))];

    private static IEnumerable<string> Runs(string[] line) =>
        Enumerable
            .Range(0, Math.Max(1, line.Length - Run + 1))
            .Select(start =>
                string.Join(' ', line.AsSpan(start, Math.Min(Run, line.Length - start)).ToArray())
            );

    private static bool[] In(string[] line, HashSet<string> other)
    {
        var covered = new bool[line.Length];
        foreach (var (start, run) in Runs(line).Index())
        {
            if (other.Contains(run))
            {
                Array.Fill(covered, true, start, Math.Min(Run, line.Length - start));
            }
        }

        return covered;
    }

    // Letters of scripts that write no spaces count one by one.
    [GeneratedRegex(
        @"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[\p{L}\p{M}\p{N}]+?(?=[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\p{L}\p{M}\p{N}]|$)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Word();
}
