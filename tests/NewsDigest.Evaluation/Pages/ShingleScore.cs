using System.Text.RegularExpressions;

namespace NewsDigest.Evaluation;

/// <summary>How much two texts have in common, by the runs of four words of each. A letter counts as the same however it is composed (NFC).</summary>
internal sealed partial record ShingleScore(double Precision, double Recall)
{
    private const int Shingle = 4; // words

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static ShingleScore Of(string text, string expected)
    {
        var (found, wanted) = (Shingles(text), Shingles(expected));
        double common = found.Sum(shingle =>
            Math.Min(shingle.Value, wanted.GetValueOrDefault(shingle.Key))
        );
        return new ShingleScore(
            common / Math.Max(1, found.Values.Sum()),
            common / Math.Max(1, wanted.Values.Sum())
        );
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Word().Matches(text.Normalize()).Select(match => match.Value).ToArray();
        return Enumerable
            .Range(0, Math.Max(0, words.Length - Shingle + 1))
            .Select(start => string.Join(' ', words.AsSpan(start, Shingle).ToArray()))
            .CountBy(shingle => shingle)
            .ToDictionary();
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
