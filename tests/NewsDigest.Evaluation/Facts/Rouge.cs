using System.Text.RegularExpressions;

namespace NewsDigest.Evaluation.Facts;

/// <summary>ROUGE as published results give it: F1 over words and pairs of words, and over the longest common subsequence; lower case, without stemming.</summary>
internal static partial class Rouge
{
    public static (double One, double Two, double L) Score(string candidate, string reference)
    {
        string[] ours = Words(candidate),
            theirs = Words(reference);
        return (
            Overlap(ours, theirs),
            Overlap(Pairs(ours), Pairs(theirs)),
            F1(Longest(ours, theirs), ours.Length, theirs.Length)
        );
    }

    private static double Overlap(string[] ours, string[] theirs)
    {
        var counts = theirs.CountBy(word => word).ToDictionary();
        return F1(
            ours.CountBy(word => word)
                .Sum(word => Math.Min(word.Value, counts.GetValueOrDefault(word.Key))),
            ours.Length,
            theirs.Length
        );
    }

    private static double F1(int common, int ours, int theirs) =>
        common == 0 ? 0 : 2.0 * common / (ours + theirs);

    private static int Longest(string[] ours, string[] theirs)
    {
        var row = new int[theirs.Length + 1];
        foreach (var word in ours)
        {
            var diagonal = 0;
            for (var at = 1; at <= theirs.Length; at++)
            {
                (diagonal, row[at]) = (
                    row[at],
                    word == theirs[at - 1] ? diagonal + 1 : Math.Max(row[at], row[at - 1])
                );
            }
        }

        return row[^1];
    }

    private static string[] Pairs(string[] words) =>
        [.. words.Zip(words.Skip(1), (one, other) => $"{one} {other}")];

    private static string[] Words(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value)];

    [GeneratedRegex("[a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
