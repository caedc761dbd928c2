using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>What a reader is told beside the verdict: "1 number to check", and where it stands.</summary>
/// <param name="Places">Ids of paragraphs, bullets, <c>title</c> or <c>one_sentence</c>, each once; none where it is about no place.</param>
internal sealed record ReviewLine(string Text, IReadOnlyList<string> Places)
{
    public const int MaxPlaces = 8;

    private static readonly Dictionary<string, string> Things = new(StringComparer.Ordinal)
    {
        ["V03"] = "missing text",
        ["V04"] = "text in another language",
        ["V05"] = "text left as it was",
        ["V09"] = "number",
        ["V10"] = "number",
        ["V11"] = "unit",
        ["V12"] = "date or time",
        ["V13"] = "missing text",
        ["V15"] = "name",
        ["V17"] = "name",
        ["V18"] = "negation",
        ["V19"] = "quotation",
        ["V20"] = "link",
        ["V24"] = "direction",
        ["V25"] = "other text",
        ["V26"] = "amount in words",
    };

    private static readonly HashSet<string> WithoutPlural = new(StringComparer.Ordinal)
    {
        "missing text",
        "text in another language",
        "text left as it was",
        "other text",
    };

    /// <summary>What is probably wrong, thing by thing; then the notes together.</summary>
    public static IReadOnlyList<ReviewLine> Of(ArticleResult result)
    {
        List<ReviewLine> lines =
        [
            .. result
                .Reasons.Where(finding => finding.Severity == Severity.Hard)
                .GroupBy(Thing)
                .Select(things => new ReviewLine(
                    $"{Counted(things.Key, PlacesOf(things).Count)} to check",
                    PlacesOf(things)
                )),
        ];
        Finding[] notes = [.. result.Reasons.Where(finding => finding.Severity == Severity.Soft)];
        if (notes.Length > 0)
        {
            lines.Add(
                new ReviewLine($"{Counted("note", notes.Length)}, mostly harmless", PlacesOf(notes))
            );
        }

        return lines;
    }

    private static string Thing(Finding finding) =>
        finding.Check[0] == 'S'
            ? "statement of the summary"
            : Things.GetValueOrDefault(finding.Check, "place");

    private static string Counted(string thing, int count) =>
        WithoutPlural.Contains(thing) ? $"{thing[..1].ToUpperInvariant()}{thing[1..]}"
        : count <= 1 ? $"1 {thing}"
        : $"{count} {Plural(thing)}";

    private static string Plural(string thing) =>
        thing switch
        {
            "statement of the summary" => "statements of the summary",
            "date or time" => "dates or times",
            "amount in words" => "amounts in words",
            _ => $"{thing}s",
        };

    private static IReadOnlyList<string> PlacesOf(IEnumerable<Finding> findings) =>
        [.. findings.Select(finding => finding.Paragraph).OfType<string>().Distinct()];
}
