namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>S01 and S08: how many bullets there are, how long, what they cite, and whether two say the same.</summary>
internal static class BulletShape
{
    private const int MaxBullets = 6;
    private const int MaxWords = 45;
    private const int MaxSources = 3;
    private const double Alike = 0.7; // words that two bullets share, of all that they have
    private const int Lead = 2;

    public static IEnumerable<Finding> Check(SummaryText summary, ArticleEvidence article)
    {
        if (summary.Bullets.Count is 0 or > MaxBullets && article.Paragraphs.Count > 0)
        {
            yield return new Finding(
                "S01",
                Severity.Hard,
                null,
                $"The summary has {summary.Bullets.Count} bullets."
            );
        }

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

        // Sentences of the article are as long as they are, and chosen for what they say.
        if (summary.Kind == SummaryKind.Extractive || article.Paragraphs.Count <= Lead)
        {
            yield break;
        }

        string[] lead = [.. article.Ids.Take(Lead)];
        if (!summary.Bullets.Any(bullet => bullet.Paragraphs.Any(lead.Contains)))
        {
            yield return new Finding(
                "S08",
                Severity.Soft,
                null,
                $"No bullet cites {string.Join(" or ", lead)}, where an article has its news."
            );
        }
    }

    public static IEnumerable<Finding> Check(
        string place,
        SummaryBullet bullet,
        EnglishText text,
        SummaryKind kind,
        ArticleEvidence article
    )
    {
        string[] unknown = [.. bullet.Paragraphs.Where(id => !article.Has(id))];
        if (bullet.Paragraphs is [] || unknown is not [])
        {
            yield return new Finding(
                "S01",
                Severity.Hard,
                place,
                bullet.Paragraphs is []
                    ? "The bullet cites no paragraph."
                    : $"The bullet cites {string.Join(", ", unknown)}, where there is no English text."
            );
        }

        if (bullet.Paragraphs.Count > MaxSources)
        {
            yield return new Finding(
                "S01",
                Severity.Hard,
                place,
                $"The bullet cites {bullet.Paragraphs.Count} paragraphs; {MaxSources} are enough for one statement."
            );
        }

        if (kind == SummaryKind.Model && text.Sequence.Count > MaxWords)
        {
            yield return new Finding(
                "S01",
                Severity.Hard,
                place,
                $"The bullet has {text.Sequence.Count} words."
            );
        }
    }

    public static IEnumerable<Finding> Repeated(IReadOnlyList<EnglishText> bullets)
    {
        for (var later = 1; later < bullets.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (Likeness(bullets[earlier], bullets[later]) is > Alike and var likeness)
                {
                    yield return new Finding(
                        "S08",
                        Severity.Soft,
                        $"b{later + 1}",
                        $"The bullet shares {Math.Round(likeness * 100)} % of its words with b{earlier + 1}: it says the same again."
                    );
                    break;
                }
            }
        }
    }

    private static int Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static double Likeness(EnglishText one, EnglishText other)
    {
        var common = one.Stems.Count(other.Stems.Contains);
        var all = one.Stems.Count + other.Stems.Count - common;
        return all == 0 ? 0 : (double)common / all;
    }
}
