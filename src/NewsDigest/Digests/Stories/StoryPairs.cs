namespace NewsDigest.Digests.Stories;

/// <summary>
/// How probable it is that two texts tell one story, for the pairs for which that is worth a thought. Of thousands of articles there are
/// millions of pairs, so a row holds numbers and nothing else.
/// </summary>
internal sealed class StoryPairs
{
    private readonly Row[] _rows;

    /// <param name="rows">Of each text.</param>
    public StoryPairs(Row[] rows) => _rows = rows;

    /// <summary>Each pair once, the smaller number first, in order of the larger and then of the smaller.</summary>
    public IEnumerable<StoryPair> All()
    {
        for (var text = 0; text < _rows.Length; text++)
        {
            var row = _rows[text];
            for (var place = 0; place < row.Others.Length; place++)
            {
                yield return new StoryPair(row.Others[place], text, row.Probabilities[place]);
            }
        }
    }

    /// <summary>0 for a pair that is not there.</summary>
    public double Of(int one, int other)
    {
        var row = _rows[Math.Max(one, other)];
        var place = Array.BinarySearch(row.Others, Math.Min(one, other));
        return place < 0 ? 0 : row.Probabilities[place];
    }

    /// <summary>The pairs of one text with those before it, in their order.</summary>
    public sealed record Row(int[] Others, double[] Probabilities);
}

/// <param name="One">The smaller number.</param>
internal readonly record struct StoryPair(int One, int Other, double Probability);
