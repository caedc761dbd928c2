using NewsDigest.Facts.Checks.Summaries;

namespace NewsDigest.Facts.Checks;

/// <summary>Runs the table of summary checks: over each bullet, over the summary, over the one sentence.</summary>
internal static class SummaryVerifier
{
    private const string OneSentence = "one_sentence";

    public static IReadOnlyList<Finding> Check(BilingualText text, SummaryText summary)
    {
        var article = new ArticleEvidence(text);
        Statement[] bullets =
        [
            .. summary.Bullets.Select(
                (bullet, index) =>
                    new Statement(
                        $"b{index + 1}",
                        new EnglishText(bullet.Text),
                        article.Of(bullet),
                        summary.Kind,
                        bullet.Paragraphs
                    )
            ),
        ];
        var sentence = new Statement(
            OneSentence,
            new EnglishText(summary.OneSentence),
            article.OfOneSentence(bullets.Select(bullet => bullet.Text)),
            summary.Kind,
            []
        );
        var whole = new CheckedSummary(summary, article, bullets);
        var checks = SummaryChecks.All;
        return
        [
            .. bullets.SelectMany(bullet => OfBullet(bullet, checks)),
            .. checks.SelectMany(check => check.OfSummary).SelectMany(run => run(whole)),
            .. checks.SelectMany(check => check.OfSentence).SelectMany(run => run(sentence)),
        ];
    }

    /// <summary>What cites nothing can be held against nothing.</summary>
    private static IEnumerable<Finding> OfBullet(
        Statement bullet,
        IReadOnlyList<SummaryCheck> checks
    ) =>
        checks
            .SelectMany(check => check.OfBullet)
            .Concat(
                bullet.Evidence.Cited is [] ? [] : checks.SelectMany(check => check.OfStatement)
            )
            .SelectMany(run => run(bullet));
}
