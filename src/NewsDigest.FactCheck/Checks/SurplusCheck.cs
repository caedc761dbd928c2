namespace NewsDigest.Facts.Checks;

/// <summary>V02: a paragraph of the English that belongs to no paragraph of the source.</summary>
internal static class SurplusCheck
{
    private const int Shown = 60; // characters of it in the message

    public static IEnumerable<Finding> Check(BilingualText text) =>
        text
            .Paragraphs.Where(paragraph => paragraph is { Source: "", English.Length: > 0 })
            .Select(paragraph => new Finding(
                "V02",
                Severity.Hard,
                null,
                $"Paragraph {paragraph.Id.TrimStart('e')} of the English belongs to no paragraph of the source: '{Start(paragraph.English!)}'." // has some, as asked above
            ));

    private static string Start(string text) => text.Length <= Shown ? text : $"{text[..Shown]}…";
}
