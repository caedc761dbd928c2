namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>S01 and S08: how many bullets there are, how long, what they cite, and whether two say the same.</summary>
internal static class BulletShape
{
    private const int MaxBullets = 6;
    private const int MaxWords = 45;
    private const int MaxSources = 3;
    private const double Alike = 0.7; // words that two bullets share, of all that they have

    /// <summary>S01: how many bullets there are, and how long they are together.</summary>
    public static IEnumerable<Finding> Count(CheckedSummary checkedSummary)
    {
        var summary = checkedSummary.Summary;
        if (
            summary.Bullets.Count is 0 or > MaxBullets
            && checkedSummary.Article.Paragraphs.Count > 0
        )
        {
            yield return new Finding(
                "S01",
                Severity.Hard,
                null,
                $"The summary has {summary.Bullets.Count} bullets."
            );
        }

        // Sentences of the article are as long as they are.
        var words = summary.Bullets.Sum(bullet => Words(bullet.Text));
        if (summary.Kind == SummaryKind.Model && words > summary.MaxWords)
        {
            yield return new Finding(
                "S01",
                Severity.Soft,
                null,
                $"The bullets have {words} words; at this length of the article {summary.MaxWords} are enough."
            );
        }
    }

    /// <summary>S01: what a bullet cites, and how long it is.</summary>
    public static IEnumerable<Finding> Check(Statement bullet)
    {
        string[] unknown = [.. bullet.Cited.Where(id => !bullet.Evidence.Article.Has(id))];
        if (bullet.Cited is [])
        {
            yield return Hard(bullet, "The bullet cites no paragraph.");
        }
        else if (unknown is not [])
        {
            yield return Hard(
                bullet,
                $"The bullet cites {string.Join(", ", unknown)}, where there is no English text."
            );
        }

        if (bullet.Cited.Count > MaxSources)
        {
            yield return Hard(
                bullet,
                $"The bullet cites {bullet.Cited.Count} paragraphs; {MaxSources} are enough for one statement."
            );
        }

        var words = bullet.Text.Sequence.Count;
        if (bullet.Kind == SummaryKind.Model && words > MaxWords)
        {
            yield return Hard(bullet, $"The bullet has {words} words.");
        }
    }

    /// <summary>S08: bullets that say the same.</summary>
    public static IEnumerable<Finding> Repeated(CheckedSummary summary)
    {
        var bullets = summary.Bullets;
        for (var later = 1; later < bullets.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var likeness = StringSimilarity(bullets[earlier].Text, bullets[later].Text);
                if (likeness > Alike)
                {
                    yield return new Finding(
                        "S08",
                        Severity.Soft,
                        bullets[later].Place,
                        $"The bullet shares {Math.Round(likeness * 100)} % of its words with {bullets[earlier].Place}: it says the same again."
                    );
                    break;
                }
            }
        }
    }

    private static Finding Hard(Statement bullet, string message) =>
        new("S01", Severity.Hard, bullet.Place, message);

    private static int Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static double StringSimilarity(EnglishText one, EnglishText other)
    {
        var common = one.Stems.Count(other.Stems.Contains);
        var all = one.Stems.Count + other.Stems.Count - common;
        return all == 0 ? 0 : (double)common / all;
    }
}
