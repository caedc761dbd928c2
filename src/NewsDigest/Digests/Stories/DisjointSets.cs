namespace NewsDigest.Digests.Stories;

/// <summary>What hangs together, directly or through others.</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    public void Join(int one, int other)
    {
        var (first, second) = (Root(one), Root(other));
        _parents[Math.Max(first, second)] = Math.Min(first, second);
    }

    /// <summary>The smallest item of the group.</summary>
    public int Root(int item)
    {
        while (_parents[item] != item)
        {
            item = _parents[item] = _parents[_parents[item]];
        }

        return item;
    }

    /// <summary>In ascending order, as are their items.</summary>
    public IEnumerable<IReadOnlyList<int>> Groups() =>
        Enumerable
            .Range(0, _parents.Length)
            .GroupBy(Root)
            .OrderBy(group => group.Key)
            .Select(group => group.ToArray());
}
