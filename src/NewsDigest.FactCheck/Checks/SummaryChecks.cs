using NewsDigest.Facts.Checks.Summaries;

namespace NewsDigest.Facts.Checks;

/// <summary>Every check of a summary, in the order in which they run: a new one is a file in Summaries and a row here.</summary>
internal static class SummaryChecks
{
    public static IReadOnlyList<SummaryCheck> All { get; } =
    [
        new(
            "S01",
            "Form of the summary",
            "The summary has too few or too many points, or a point without a source.",
            "a summary without bullets or with more than six; a bullet that cites nothing, more "
                + "than three paragraphs, or one without English; one of more than 45 words; and, "
                + "where the article has 120 words and more, bullets of a model that have more than 35 "
                + "% of its words",
            "hard; the last one soft"
        )
        {
            OfBullet = [BulletShape.Check],
            OfSummary = [BulletShape.Count],
        },
        new(
            "S02",
            "Number in the summary",
            "The cited paragraphs do not have this number or date.",
            "a number, month or weekday of a bullet that its paragraphs do not have",
            "hard; soft: words up to ten and vague ones (\"hundreds\"), a rounded number that "
                + "says so (\"nearly 9,000\" of 8,950), a day where the paragraphs name none"
        )
        {
            OfStatement =
            [
                statement => NumberSupport.Check("S02", statement),
                statement => DateSupport.Check("S02", statement),
            ],
        },
        new(
            "S03",
            "Name in the summary",
            "The cited paragraphs do not have this name.",
            "a name of a bullet that its paragraphs do not have, in this form or one that "
                + "English makes of it (plural, people and language, possessive, initials)",
            "hard; soft where a first name and a surname stand together only in the bullet; "
                + "nothing where it stands elsewhere in the article, in place of a \"he\""
        )
        {
            OfStatement = [statement => NameSupport.Check("S03", statement)],
        },
        new(
            "S04",
            "First sentence",
            "The first sentence has a number or a name that the points below do not have.",
            "S02 and S03 for the one sentence, against the bullets and the headline",
            "as S02 and S03"
        )
        {
            OfSentence =
            [
                statement => NumberSupport.Check("S04", statement),
                statement => DateSupport.Check("S04", statement),
                statement => NameSupport.Check("S04", statement),
            ],
        },
        new(
            "S05",
            "Thin support",
            "The point shares few words with the paragraphs that it cites.",
            "a bullet that shares few words with its paragraphs: under 25 % hard, under 40 % soft",
            "hard, soft"
        )
        {
            OfStatement = [WordSupport.Check],
        },
        new(
            "S06",
            "Tone",
            "The source denies or only alleges this, or it goes the other way; or the reverse.",
            "the sentence that a statement comes from denies it, only alleges it, or goes the "
                + "other way (rose, fell); or the reverse",
            "soft"
        )
        {
            OfStatement = [ToneSupport.Check],
        },
        new(
            "S07",
            "Quotation in the summary",
            "The quotation is not in the cited paragraphs word for word.",
            "a quotation that does not stand in the paragraphs word for word; marks, capitals "
                + "and cuts shown by \"…\" or brackets do not count",
            "hard"
        )
        {
            OfStatement = [QuoteSupport.Check],
        },
        new(
            "S08",
            "Repetition",
            "Two points say the same.",
            "a bullet that says another again (70 % of the words)",
            "soft"
        )
        {
            OfSummary = [BulletShape.Repeated],
        },
        new(
            "S09",
            "Text of the engine",
            "The summary has words that belong to no news.",
            "V04, V06, V07, V20 and V22 for the summary; \"Here is the summary\"",
            "hard"
        )
        {
            OfStatement = [SummaryLeaks.Check],
            OfSentence = [SummaryLeaks.Check],
        },
    ];
}
