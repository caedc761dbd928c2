using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>A paragraph that was said before goes, the later of two, or the shorter where one holds the other; never where the numbers differ.</summary>
internal static partial class RepeatedParagraphs
{
    private const int Shingle = 5;
    private const int MinWords = 8;
    private const double SameText = 0.8; // Jaccard of shingles
    private const double Contained = 0.9; // share of the shorter one's shingles

    public static IReadOnlyList<TextLine> Remove(IReadOnlyList<TextLine> lines, List<Receipt> receipts)
    {
        var texts = lines.Select(line => new Fingerprint(line.Text)).ToArray();
        var gone = new bool[lines.Count];
        for (var later = 0; later < lines.Count; later++)
        {
            for (var earlier = 0; earlier < later && !gone[later]; earlier++)
            {
                if (!gone[earlier] && Loser(texts[earlier], texts[later]) is { } loser)
                {
                    var index = loser == texts[later] ? later : earlier;
                    gone[index] = true;
                    receipts.Add(new Receipt("repeated_paragraph", lines[index].Text, null, lines[index].Number));
                }
            }
        }

        return [.. lines.Where((_, index) => !gone[index])];
    }

    private static Fingerprint? Loser(Fingerprint earlier, Fingerprint later)
    {
        if (earlier.Letters == later.Letters)
        {
            return later;
        }

        if (Math.Min(earlier.Words, later.Words) < MinWords || !earlier.Numbers.SetEquals(later.Numbers))
        {
            return null;
        }

        var (shorter, longer) = later.Words <= earlier.Words ? (later, earlier) : (earlier, later);
        double common = shorter.Shingles.Count(longer.Shingles.Contains);
        return common / (earlier.Shingles.Count + later.Shingles.Count - common) >= SameText ? later
            : common / shorter.Shingles.Count >= Contained ? shorter
            : null;
    }

    private sealed partial class Fingerprint
    {
        public Fingerprint(string text)
        {
            Letters = Squash.Of(text).Letters;
            var words = Word().Matches(text.ToLowerInvariant()).Select(match => match.Value).ToArray();
            Words = words.Length;
            Shingles = [.. Enumerable.Range(0, Math.Max(1, words.Length - Shingle + 1)).Select(start => string.Join(' ', words.Skip(start).Take(Shingle)))];
            Numbers = [.. Number().Matches(text).Select(match => match.Value)];
        }

        public string Letters { get; }

        public int Words { get; }

        public HashSet<string> Shingles { get; }

        public HashSet<string> Numbers { get; }

        [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.NonBacktracking)]
        private static partial Regex Word();

        [GeneratedRegex(@"\p{Nd}+(?:[.,]\p{Nd}+)*", RegexOptions.NonBacktracking)]
        private static partial Regex Number();
    }
}
