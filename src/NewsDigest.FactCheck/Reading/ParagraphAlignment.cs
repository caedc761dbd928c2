using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading;

/// <summary>
/// Which paragraphs of a translation belong to which of the source, where a translator split, merged, left out or added some.
/// Order is kept; lengths and what both texts share decide.
/// </summary>
internal static class ParagraphAlignment
{
    private const double LengthSpread = 0.25; // of the logarithm of English to source
    private const double MaxLengthCost = 6;
    private const double SharedKey = 0.7;
    private const double MostShared = 8;
    private const double Alone = 5; // a paragraph without a partner
    private const double Joined = 4; // two paragraphs for one

    private static readonly (int Source, int English)[] Steps =
    [
        (1, 1),
        (1, 0),
        (0, 1),
        (2, 1),
        (1, 2),
    ];

    /// <summary>Pairs of ranges, in order; one of a pair may be empty.</summary>
    public static IReadOnlyList<(Range Source, Range English)> Align(
        IReadOnlyList<string> source,
        string language,
        IReadOnlyList<string> english
    )
    {
        if (source.Count == english.Count)
        {
            return
            [
                .. Enumerable
                    .Range(0, source.Count)
                    .Select(index => (index..(index + 1), index..(index + 1))),
            ];
        }

        var texts = new Texts(source, language, english);
        var cost = new double[source.Count + 1, english.Count + 1];
        var step = new int[source.Count + 1, english.Count + 1];
        for (var i = 0; i <= source.Count; i++)
        {
            for (var j = 0; j <= english.Count; j++)
            {
                (cost[i, j], step[i, j]) = i + j == 0 ? (0, 0) : Best(texts, cost, i, j);
            }
        }

        return Trace(step, source.Count, english.Count);
    }

    private static (double Cost, int Step) Best(Texts texts, double[,] cost, int i, int j)
    {
        var best = (Cost: double.MaxValue, Step: 0);
        for (var index = 0; index < Steps.Length; index++)
        {
            var (theirs, ours) = Steps[index];
            if (theirs <= i && ours <= j)
            {
                var total =
                    cost[i - theirs, j - ours] + texts.Cost(i - theirs, theirs, j - ours, ours);
                best = total < best.Cost ? (total, index) : best;
            }
        }

        return best;
    }

    private static List<(Range Source, Range English)> Trace(int[,] step, int i, int j)
    {
        List<(Range Source, Range English)> pairs = [];
        while (i + j > 0)
        {
            var (theirs, ours) = Steps[step[i, j]];
            pairs.Add(((i - theirs)..i, (j - ours)..j));
            (i, j) = (i - theirs, j - ours);
        }

        pairs.Reverse();
        return pairs;
    }

    private sealed class Texts(
        IReadOnlyList<string> source,
        string language,
        IReadOnlyList<string> english
    )
    {
        private readonly HashSet<long>[] _source =
        [
            .. source.Select(text => TextKeys.Of(new CheckedText(text, language))),
        ];
        private readonly HashSet<long>[] _english =
        [
            .. english.Select(text => TextKeys.Of(new CheckedText(text, LanguageCodes.English))),
        ];
        private readonly double[] _expected =
        [
            .. source.Select(text =>
                EnglishLength.Expected(text, language) is > 0 and var known
                    ? known
                    : text.Length
                        * Math.Max(1.0, english.Sum(other => other.Length))
                        / Math.Max(1, source.Sum(other => other.Length))
            ),
        ];

        public double Cost(int i, int theirs, int j, int ours)
        {
            if (theirs == 0 || ours == 0)
            {
                return Alone;
            }

            double length = Math.Max(1, _expected.AsSpan(i, theirs).ToArray().Sum()),
                other = Math.Max(1, english.Skip(j).Take(ours).Sum(text => text.Length));
            var away = Math.Log(other / length) / LengthSpread;
            var shared = 0;
            for (var one = i; one < i + theirs; one++)
            {
                for (var two = j; two < j + ours; two++)
                {
                    shared += _source[one].Count(_english[two].Contains);
                }
            }

            return Math.Min(MaxLengthCost, away * away / 2)
                - Math.Min(MostShared, SharedKey * shared)
                + (theirs + ours > 2 ? Joined : 0);
        }
    }
}
