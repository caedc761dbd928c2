using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>Content filters: all but what they object to becomes English.</summary>
internal static class FilterRows
{
    private const string Halves =
        "asks for halves, then for sentences; all others in English, the blocked one named with its category";

    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        Filtered("filter_1_of_10", 10, "puente", 8),
        Filtered("filter_1_of_3", 3, "puente", 6),
        Filtered("filter_first_of_3", 3, "alcaldesa", 6),
        Filtered("filter_2_of_10", 10, "puente|orquesta", 14),
    ];

    private static ServerRow Filtered(string id, int paragraphs, string words, int atMost) =>
        new(
            id,
            "Azure OpenAI",
            string.Create(
                CultureInfo.InvariantCulture,
                $"its filter refuses every prompt that holds {words.Split('|').Length} of {paragraphs} paragraphs"
            ),
            Halves,
            atMost + 1
        )
        {
            Paragraphs = paragraphs,
            AtMost = true,
            Answer = call =>
                words
                    .Split('|')
                    .Any(word => call.Request.User.Contains(word, StringComparison.Ordinal))
                    ? ScriptedAnswer.FilteredPrompt()
                    : null,
            Check = results =>
            {
                var result = Assert.Single(results);
                var blocked = words.Split('|').Length;
                Assert.Equal(
                    paragraphs - blocked,
                    result.Paragraphs.Count(paragraph => paragraph.English is not null)
                );
                Assert.Equal(
                    blocked,
                    result.Paragraphs.Count(paragraph =>
                        paragraph.Status == ParagraphStatus.Blocked
                    )
                );
                Assert.Contains(
                    result.Caveats,
                    caveat =>
                        caveat.Kind == "blocked_by_filter"
                        && caveat.Note.Contains("violence", StringComparison.Ordinal)
                );
                Assert.Equal(Verdict.NeedsReview, result.Verdict);
            },
        };
}
