namespace NewsDigest.Digests.Stories;

/// <summary>
/// Average linkage: the two groups whose articles are most probably one story, on the average of all pairs, become one, until no average
/// reaches the limit. Only what hangs together by pairs above the limit can, so each such part is done for itself.
/// </summary>
internal static class Linkage
{
    /// <param name="count">Of the items, which are their numbers.</param>
    /// <param name="pairs">Each once; a pair that is not there has none.</param>
    /// <param name="limit">Of the average.</param>
    /// <param name="never">Pairs that must not be in one group.</param>
    /// <returns>Groups in ascending order, as are their items.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Group(
        int count,
        IEnumerable<StoryPair> pairs,
        double limit,
        IReadOnlySet<(int One, int Other)>? never = null
    )
    {
        var joined = new DisjointSets(count);
        foreach (var (one, other, _) in pairs.Where(pair => pair.Probability >= limit))
        {
            joined.Join(one, other);
        }

        Part[] parts = [.. joined.Groups().Select(group => new Part(group))];
        var places = new (Part Part, int Place)[count];
        foreach (var part in parts)
        {
            foreach (var (place, item) in part.Items.Index())
            {
                places[item] = (part, place);
            }
        }

        foreach (var (one, other, probability) in pairs)
        {
            if (places[one].Part == places[other].Part)
            {
                places[one].Part.Put(places[one].Place, places[other].Place, probability);
            }
        }

        foreach (var (one, other) in never ?? EmptyPairs)
        {
            if (places[one].Part == places[other].Part)
            {
                places[one]
                    .Part.Put(places[one].Place, places[other].Place, double.NegativeInfinity);
            }
        }

        return [.. parts.SelectMany(part => Merge(part, limit)).OrderBy(group => group[0])];
    }

    private static readonly HashSet<(int, int)> EmptyPairs = [];

    private static List<List<int>> Merge(Part part, double limit)
    {
        var (items, sums) = (part.Items, part.Sums);
        List<List<int>> groups = [.. items.Select(item => new List<int> { item })];
        List<int> alive = [.. Enumerable.Range(0, items.Count)];
        var nearest = new int[items.Count];
        foreach (var group in alive)
        {
            nearest[group] = Nearest(group, alive, groups, sums);
        }

        while (alive.Count > 1)
        {
            var best = alive[0];
            foreach (var group in alive)
            {
                if (
                    Mean(group, nearest[group], groups, sums)
                    > Mean(best, nearest[best], groups, sums)
                )
                {
                    best = group;
                }
            }

            if (Mean(best, nearest[best], groups, sums) < limit)
            {
                break;
            }

            var (kept, taken) = (Math.Min(best, nearest[best]), Math.Max(best, nearest[best]));
            Join(kept, taken, alive, groups, sums);
            foreach (var group in alive)
            {
                if (group == kept || nearest[group] == kept || nearest[group] == taken)
                {
                    nearest[group] = Nearest(group, alive, groups, sums);
                }
            }
        }

        return [.. alive.Select(group => groups[group].Order().ToList())];
    }

    private static void Join(
        int kept,
        int taken,
        List<int> alive,
        List<List<int>> groups,
        double[,] sums
    )
    {
        groups[kept].AddRange(groups[taken]);
        alive.Remove(taken);
        foreach (var group in alive)
        {
            sums[kept, group] += sums[taken, group];
            sums[group, kept] = sums[kept, group];
        }
    }

    /// <summary>Of groups that are equally near, the first.</summary>
    private static int Nearest(int group, List<int> alive, List<List<int>> groups, double[,] sums)
    {
        var best = group;
        foreach (var other in alive)
        {
            if (
                other != group
                && (
                    best == group
                    || Mean(group, other, groups, sums) > Mean(group, best, groups, sums)
                )
            )
            {
                best = other;
            }
        }

        return best;
    }

    private static double Mean(int one, int other, List<List<int>> groups, double[,] sums) =>
        one == other
            ? double.NegativeInfinity
            : sums[one, other] / ((double)groups[one].Count * groups[other].Count);

    /// <summary>What hangs together, with the probabilities of all its pairs.</summary>
    private sealed class Part(IReadOnlyList<int> items)
    {
        public IReadOnlyList<int> Items { get; } = items;

        public double[,] Sums { get; } = new double[items.Count, items.Count];

        public void Put(int one, int other, double probability) =>
            Sums[one, other] = Sums[other, one] = probability;
    }
}
