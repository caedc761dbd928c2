using NewsDigest.Articles;

namespace NewsDigest.Tests.Publishing;

/// <summary>A result with something in every field.</summary>
internal static class TestResults
{
    public static ArticleResult Whole(
        string english = "Rain closed 12 schools.",
        string original = "La lluvia cerró 12 escuelas."
    ) =>
        new(
            ArticleResult.SchemaName,
            "lluvia-1",
            new string('a', 64),
            new ResultSource(
                "El Faro",
                new Uri("https://example.org/lluvia?a=1&b=2"),
                ["Ana Ruiz"],
                "Local",
                new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.FromHours(1))
            ),
            new DetectedLanguage("es", 0.98),
            Verdict.NeedsReview,
            [
                new Finding(
                    "V09",
                    Severity.Hard,
                    "p1",
                    "The source has 12; the translation has 13.",
                    "12",
                    "13",
                    new TextSpan(16, 2),
                    new TextSpan(12, 2)
                ),
                new Finding("S05", Severity.Soft, "b1", "The bullet shares few words with p1."),
                new Finding("V13", Severity.Soft, null, "The translation is short."),
            ],
            new ResultTitle("Cierran escuelas", "Schools close"),
            [
                new ResultParagraph("p1", original, english, ParagraphStatus.Translated, null),
                new ResultParagraph(
                    "p2",
                    "¿Qué?",
                    null,
                    ParagraphStatus.Missing,
                    new DetectedLanguage("ca", 0.7)
                ),
            ],
            new ResultSummary(
                SummaryKind.Extractive,
                "Rain closed 12 schools.",
                [new SummaryBullet("Schools were closed.", ["p1"])],
                ["disaster"]
            ),
            [new Entity("El Faro", "El Faro", "org")],
            [new Caveat("p1", "garbled_source", "A word is cut.")],
            [
                new Receipt("chrome_line", "Escuchar", null, 3),
                new Receipt("glued_word", "RusiaVladímir", "Rusia Vladímir"),
            ],
            new ResultEngine(
                "offline",
                "apertium 3.8.3",
                null,
                "extractive",
                ["translate@1.0.0+abc"],
                "es-en"
            ),
            [
                new ModelCall(
                    "translation",
                    1,
                    "gpt",
                    100,
                    null,
                    50,
                    null,
                    101,
                    0.0021m,
                    "2026-11-01",
                    "lluvia-0"
                ),
            ],
            new ResultCost(0.0021m, "2026-11-01"),
            new ResultTimings(
                DateTimeOffset.UnixEpoch,
                DateTimeOffset.UnixEpoch.AddSeconds(2),
                1,
                0.5,
                2
            ),
            new System.Text.Json.Nodes.JsonObject { ["desk"] = "world" }
        );
}
