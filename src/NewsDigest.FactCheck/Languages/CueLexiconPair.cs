namespace NewsDigest.Facts.Languages;

/// <summary>Words that can mean nothing else, and words that may mean it.</summary>
internal readonly record struct CueLexiconPair(CueLexicon? Strong, CueLexicon? Wide)
{
    public bool IsComplete => Strong is not null && Wide is not null;

    public bool Either(string text) => Wide?.IsIn(text) == true || Strong?.IsIn(text) == true;

    /// <summary>How often the text says it: what overlaps is said once.</summary>
    public int Count(string text) =>
        Count((Strong?.Matches(text) ?? []).Concat(Wide?.Matches(text) ?? []));

    public static int Count(IEnumerable<TextSpan> matches)
    {
        var (count, end) = (0, 0);
        foreach (var match in matches.OrderBy(match => match.Start))
        {
            count += match.Start >= end ? 1 : 0;
            end = Math.Max(end, match.Start + match.Length);
        }

        return count;
    }
}
