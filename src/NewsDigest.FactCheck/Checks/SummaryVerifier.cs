using NewsDigest.Facts.Checks.Summaries;

namespace NewsDigest.Facts.Checks;

/// <summary>Holds each bullet against the English paragraphs that it cites, and the one sentence against the bullets. Pure: no model, no I/O.</summary>
internal static class SummaryVerifier
{
    private const string OneSentence = "one_sentence";

    public static IReadOnlyList<Finding> Check(BilingualText text, SummaryText summary)
    {
        var evidence = new ArticleEvidence(text);
        EnglishText[] bullets = [.. summary.Bullets.Select(bullet => new EnglishText(bullet.Text))];
        return
        [
            .. summary.Bullets.SelectMany(
                (bullet, index) =>
                    Check($"b{index + 1}", bullet, bullets[index], summary.Kind, evidence)
            ),
            .. BulletShape.Check(summary, evidence),
            .. BulletShape.Repeated(bullets),
            .. CheckOneSentence(
                new EnglishText(summary.OneSentence),
                evidence.OfOneSentence(bullets)
            ),
        ];
    }

    private static Finding[] Check(
        string place,
        SummaryBullet bullet,
        EnglishText text,
        SummaryKind kind,
        ArticleEvidence article
    )
    {
        Finding[] shape = [.. BulletShape.Check(place, bullet, text, kind, article)];
        var evidence = article.Of(bullet);
        return evidence.Cited is []
            ? shape
            :
            [
                .. shape,
                .. NumberSupport.Check("S02", place, text, evidence),
                .. DateSupport.Check("S02", place, text, evidence),
                .. NameSupport.Check("S03", place, text, evidence),
                .. WordSupport.Check(place, text, evidence),
                .. ToneSupport.Check(place, text, evidence),
                .. QuoteSupport.Check(place, text, evidence),
                .. SummaryLeaks.Check(place, bullet.Text, article),
            ];
    }

    private static Finding[] CheckOneSentence(EnglishText text, Evidence evidence) =>
        [
            .. NumberSupport.Check("S04", OneSentence, text, evidence),
            .. DateSupport.Check("S04", OneSentence, text, evidence),
            .. NameSupport.Check("S04", OneSentence, text, evidence),
            .. SummaryLeaks.Check(OneSentence, text.Text, evidence.Article),
        ];
}
