using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Digests;

/// <summary>Quotes that stand in a paragraph on both sides: one in the original and one in the English, so that no doubt is which is which.</summary>
internal static partial class QuoteFinder
{
    private const int MaxQuotes = 2;
    private const int LeastWords = 5;

    public static IReadOnlyList<StoryQuote> Find(StoryMaterial material) =>
        [
            .. material
                .Results.SelectMany(result => QuotesOf(result.Key, result.Value).Take(1))
                .DistinctBy(quote => quote.Text)
                .Take(MaxQuotes),
        ];

    private static IEnumerable<StoryQuote> QuotesOf(string reference, ArticleResult result)
    {
        foreach (var paragraph in result.Paragraphs)
        {
            var english = Quoted().Matches(paragraph.English ?? "");
            var original = Quoted().Matches(paragraph.Original);
            if (english.Count != 1 || original.Count != 1)
            {
                continue;
            }

            var (text, source) = (Inside(english[0]), Inside(original[0]));
            if (
                text.Split(' ').Length >= LeastWords
                && !result.Reasons.Any(finding =>
                    finding.Paragraph == paragraph.Id && finding.Severity == Severity.Hard
                )
            )
            {
                yield return new StoryQuote(
                    text,
                    source,
                    result.Language.Code,
                    SpeakerOf(paragraph.English!, english[0]), // a quote stands in it
                    new Citation(reference, paragraph.Id)
                );
            }
        }
    }

    private static string Inside(Match quote) =>
        quote.Groups.Values.Skip(1).First(group => group.Success).Value.Trim().TrimEnd(',', '.');

    private static string? SpeakerOf(string paragraph, Match quote)
    {
        var after = After().Match(paragraph[(quote.Index + quote.Length)..]);
        var before = Before().Match(paragraph[..quote.Index]);
        return after.Success ? after.Groups[1].Value
            : before.Success ? before.Groups[1].Value
            : null;
    }

    [GeneratedRegex(
        @"“([^“”]{10,400})”|""([^""]{10,400})""|„([^„“”]{10,400})[“”]|«\s?([^«»]{10,400}?)\s?»|「([^「」]{4,200})」",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Quoted();

    [GeneratedRegex(
        @"^,?\s*(?:said|says|according to|added|explained)\s+(?:[a-z]+ ){0,4}(\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,3})",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex After();

    [GeneratedRegex(
        @"(\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,3})\s+(?:said|says|added|explained|told reporters)[^.]{0,20}[:,]?\s*$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Before();
}
