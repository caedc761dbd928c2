namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>S05: a bullet speaks of what its paragraphs speak of.</summary>
internal static class WordSupport
{
    private const double TooForeign = 0.25; // share of a bullet's content words that its paragraphs have
    private const double Foreign = 0.4;

    public static IEnumerable<Finding> Check(Statement statement)
    {
        var place = statement.Place;
        var text = statement.Text;
        var evidence = statement.Evidence;
        var share =
            text.Stems.Count == 0
                ? 1
                : (double)text.Stems.Count(evidence.HasStem) / text.Stems.Count;
        if (share < Foreign)
        {
            yield return new Finding(
                "S05",
                share < TooForeign ? Severity.Hard : Severity.Soft,
                place,
                $"The bullet shares {Math.Round(share * 100)} % of its words with {evidence.Where}."
            );
        }
    }
}
