namespace NewsDigest.FactCheck.Tests;

/// <summary>Texts as they are checked, and the door: a test asks as a user of the library does.</summary>
internal static class TestTexts
{
    public static BilingualText Of(string language, string source, string english) =>
        Of(language, [source], [english]);

    public static BilingualText Of(string language, string[] source, string[] english) =>
        new(
            language,
            [
                .. source
                    .Zip(
                        english,
                        (original, translation) => new BilingualParagraph("", original, translation)
                    )
                    .Select((pair, index) => pair with { Id = $"p{index + 1}" }),
            ]
        );

    /// <summary>An article that was English already.</summary>
    public static BilingualText English(params string[] paragraphs) =>
        new(
            "en",
            [
                .. paragraphs.Select(
                    (paragraph, index) =>
                        new BilingualParagraph($"p{index + 1}", paragraph, paragraph)
                        {
                            Status = ParagraphStatus.AlreadyEnglish,
                        }
                ),
            ]
        )
        {
            Title = new BilingualParagraph("title", "A headline", "A headline"),
        };

    public static IReadOnlyList<Finding> Check(BilingualText text) =>
        Facts.FactCheck.Run(text).Findings;

    public static IReadOnlyList<Finding> Check(BilingualText text, SummaryText summary) =>
        Facts.FactCheck.Run(text, summary);
}
