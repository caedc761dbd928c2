using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Tests.ChatModels;
using NewsDigest.Translation;

namespace NewsDigest.Tests.Matrix;

/// <summary>Damage to the form of a model's answer: it goes through the readers and the repair, and this is what must come of it.</summary>
/// <param name="Outcome">In words, for the table.</param>
internal sealed partial record AnswerMutation(
    string Id,
    string Name,
    string Outcome,
    Func<ArticleFixture, Task<bool>> HoldsAsync
)
{
    private const int MaxCalls = 12;
    private const string Mended = "asked for again, the right text is taken";
    private const string InLimits = "the summary is within its limits";

    private static readonly JsonSerializerOptions AnswerOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IReadOnlyList<AnswerMutation> All { get; } =
    [
        new(
            "26",
            "an answer cut off in its JSON",
            Mended,
            fixture =>
                TranslatesAsync(
                    fixture,
                    (call, answer) =>
                        call.Number == 1
                            ? ScriptedReply.CutOff(answer[..(answer.Length / 2)])
                            : ScriptedReply.Whole(answer)
                )
        ),
        new(
            "27",
            "4,000 line ends, then the length limit",
            Mended,
            fixture =>
                TranslatesAsync(
                    fixture,
                    (call, answer) =>
                        call.Number == 1
                            ? ScriptedReply.CutOff(new string('\n', 4000))
                            : ScriptedReply.Whole(answer)
                )
        ),
        new(
            "28a",
            "an id that nobody asked for",
            Mended,
            fixture =>
                TranslatesAsync(
                    fixture,
                    (call, answer) =>
                        ScriptedReply.Whole(
                            call.Number == 1
                                ? answer.Replace(
                                    "\"id\":\"p2\"",
                                    "\"id\":\"p99\"",
                                    StringComparison.Ordinal
                                )
                                : answer
                        )
                )
        ),
        new(
            "28b",
            "paragraphs in another order",
            Mended,
            fixture =>
                TranslatesAsync(
                    fixture,
                    (call, answer) =>
                        ScriptedReply.Whole(call.Number == 1 ? Reordered(answer) : answer)
                )
        ),
        new(
            "28c",
            "an id twice",
            Mended,
            fixture =>
                TranslatesAsync(
                    fixture,
                    (call, answer) =>
                        ScriptedReply.Whole(
                            call.Number == 1
                                ? answer.Replace(
                                    "\"id\":\"p2\"",
                                    "\"id\":\"p1\"",
                                    StringComparison.Ordinal
                                )
                                : answer
                        )
                )
        ),
        new(
            "28d",
            "texts under each other's ids",
            "the fact check sees it, the repair puts it right",
            fixture =>
                TranslatesAsync(
                    fixture,
                    (call, answer) =>
                        ScriptedReply.Whole(call.Number == 1 ? Swapped(answer) : answer)
                )
        ),
        new(
            "38a",
            "nine bullets in an answer",
            InLimits,
            fixture =>
                SummarizesAsync(
                    fixture,
                    bullets =>
                        [
                            .. Enumerable
                                .Range(0, 9)
                                .Select(index =>
                                    bullets[index % bullets.Count] with
                                    {
                                        Text = $"{index}: {bullets[index % bullets.Count].Text}",
                                    }
                                ),
                        ]
                )
        ),
        new(
            "38b",
            "a bullet of sixty words in an answer",
            InLimits,
            fixture =>
                SummarizesAsync(
                    fixture,
                    bullets =>
                        [
                            bullets[0] with
                            {
                                Text = string.Join(' ', Enumerable.Repeat(bullets[0].Text, 6)),
                            },
                            .. bullets.Skip(1),
                        ]
                )
        ),
        new(
            "38c",
            "bullets without ids, or with unknown ones, in an answer",
            InLimits,
            fixture =>
                SummarizesAsync(
                    fixture,
                    bullets =>
                        [
                            bullets[0] with
                            {
                                Paragraphs = [],
                            },
                            bullets[1] with
                            {
                                Paragraphs = ["p99"],
                            },
                            .. bullets.Skip(2),
                        ]
                )
        ),
        new(
            "39",
            "a repair that mends one paragraph and spoils another",
            "the mended one is kept, the other is not made worse, needs review",
            SpoilsAsync
        ),
        new(
            "40a",
            "a repair that answers other ids",
            "needs review; calls bounded and all counted",
            fixture =>
                NeverMendsAsync(
                    fixture,
                    answer => answer.Replace("\"id\":\"p", "\"id\":\"q", StringComparison.Ordinal)
                )
        ),
        new(
            "40b",
            "a repair that never mends",
            "needs review; calls bounded and all counted",
            fixture => NeverMendsAsync(fixture, answer => answer)
        ),
    ];

    private static async Task<bool> TranslatesAsync(
        ArticleFixture fixture,
        Func<ScriptedCall, string, ScriptedReply> damage
    )
    {
        using var chat = new AttemptsChatClient(call =>
            damage(call, Answer(fixture, call, Right(fixture)))
        );
        var (article, _) = await RepairAsync(fixture, chat);
        return chat.Calls <= MaxCalls
            && article
                .Paragraphs.Zip(fixture.Paragraphs, (ours, right) => ours.English == right.English)
                .All(isRight => isRight);
    }

    private static async Task<bool> SummarizesAsync(
        ArticleFixture fixture,
        Func<IReadOnlyList<SummaryBullet>, IReadOnlyList<SummaryBullet>> damage
    )
    {
        using var chat = new AttemptsChatClient(_ =>
            ScriptedReply.Whole(
                JsonSerializer.Serialize(
                    new
                    {
                        bullets = damage(fixture.Bullets)
                            .Select(bullet => new
                            {
                                source_ids = bullet.Paragraphs,
                                text = bullet.Text,
                            }),
                        one_sentence = fixture.OneSentence,
                        topics = Array.Empty<string>(),
                        caveats = Array.Empty<object>(),
                    }
                )
            )
        );
        var article = fixture.Draft().Article;
        var summary = await TestModels
            .Summarizer(chat)
            .SummarizeAsync(article, CancellationToken.None);
        return summary.Bullets is not []
            && !Draft
                .Facts.Check(article, summary)
                .Any(finding => finding is { Check: "S01", Severity: Severity.Hard });
    }

    /// <summary>Two paragraphs have a wrong number; the repair mends the first and puts two wrong numbers into the second.</summary>
    private static async Task<bool> SpoilsAsync(ArticleFixture fixture)
    {
        var (right, wrong, worse) = (Right(fixture), Right(fixture), Right(fixture));
        (wrong[0], wrong[1]) = (With(right[0], "7,777"), With(right[1], "8,888"));
        worse[1] = With(right[1], "8,888 and 9,999");
        using var chat = new AttemptsChatClient(call =>
            ScriptedReply.Whole(Answer(fixture, call, call.Number == 1 ? wrong : worse))
        );
        var (article, findings) = await RepairAsync(fixture, chat);
        return article.Paragraphs[0].English == right[0]
            && article.Paragraphs[1].English == wrong[1]
            && Verdicts.Of(findings, article.Caveats) == Verdict.NeedsReview;
    }

    private static async Task<bool> NeverMendsAsync(
        ArticleFixture fixture,
        Func<string, string> damage
    )
    {
        var wrong = Right(fixture);
        wrong[0] = With(wrong[0], "7,777");
        using var chat = new AttemptsChatClient(call =>
            ScriptedReply.Whole(
                call.Number == 1
                    ? Answer(fixture, call, wrong)
                    : damage(Answer(fixture, call, wrong))
            )
        );
        var (article, findings) = await RepairAsync(fixture, chat);
        return chat.Calls <= MaxCalls
            && article.Calls.Count == chat.Calls
            && article.Paragraphs[0].English == wrong[0]
            && Verdicts.Of(findings, article.Caveats) == Verdict.NeedsReview;
    }

    private static async Task<(
        TranslatedArticle Article,
        IReadOnlyList<Finding> Findings
    )> RepairAsync(ArticleFixture fixture, AttemptsChatClient chat)
    {
        var article =
            await TranslateAsync(fixture, chat)
            ?? throw new InvalidOperationException($"{fixture.Name} was not translated.");
        var (repaired, findings, _) = await new TranslationRepair(
            TestModels.Translator(chat),
            Draft.Facts
        ).RunAsync(article, CancellationToken.None);
        return (repaired, findings);
    }

    private static async Task<TranslatedArticle?> TranslateAsync(
        ArticleFixture fixture,
        AttemptsChatClient chat
    ) =>
        await TestModels
            .Translator(chat)
            .TranslateAsync(fixture.Source(), fixture.DetectedLanguage(), CancellationToken.None)
            is TranslationOutcome.Done done
            ? done.Article
            : null;

    /// <summary>The number stands in the last sentence, so that a repair by sentences has it too.</summary>
    private static string With(string english, string number) =>
        $"{english.TrimEnd('.', '”')}, with {number} more.";

    private static string[] Right(ArticleFixture fixture) =>
        [.. fixture.Paragraphs.Select(paragraph => paragraph.English)];

    /// <summary>What a model answers that has these texts; a sentence's id, p1s2, gets that sentence.</summary>
    private static string Answer(ArticleFixture fixture, ScriptedCall call, string[] english)
    {
        var paragraphs = Ids()
            .Match(call.User)
            .Groups[1]
            .Value.Split(", ")
            .Select(id => new
            {
                id,
                status = "translated",
                text = id.StartsWith('p') ? Text(id, english) : fixture.Title.English,
            })
            .ToArray();
        return call.Schema == "nd_repair_v1"
            ? JsonSerializer.Serialize(
                new { paragraphs, caveats = Array.Empty<object>() },
                AnswerOptions
            )
            : JsonSerializer.Serialize(
                new
                {
                    source_language = fixture.Language[..2],
                    content_kind = "news",
                    entities = Array.Empty<string>(),
                    headline = fixture.Title.English,
                    paragraphs,
                    caveats = Array.Empty<object>(),
                },
                AnswerOptions
            );
    }

    private static string Text(string id, string[] english)
    {
        var parts = id[1..].Split('s');
        var text = english[int.Parse(parts[0], CultureInfo.InvariantCulture) - 1];
        if (parts.Length == 1)
        {
            return text;
        }

        var sentences = Sentences.Split(text);
        return sentences[
            Math.Min(sentences.Count, int.Parse(parts[1], CultureInfo.InvariantCulture)) - 1
        ];
    }

    private static string Reordered(string answer)
    {
        var node = JsonNode.Parse(answer)!; // made above
        var paragraphs = node["paragraphs"]!.AsArray(); // made above
        node["paragraphs"] = new JsonArray([
            .. paragraphs.Reverse().Select(paragraph => paragraph!.DeepClone()),
        ]);
        return node.ToJsonString(AnswerOptions);
    }

    /// <summary>p1 and p2 change their ids, so that each stands where the other belongs.</summary>
    private static string Swapped(string answer) =>
        answer
            .Replace("\"id\":\"p1\"", "\"id\":\"#\"", StringComparison.Ordinal)
            .Replace("\"id\":\"p2\"", "\"id\":\"p1\"", StringComparison.Ordinal)
            .Replace("\"id\":\"#\"", "\"id\":\"p2\"", StringComparison.Ordinal);

    [GeneratedRegex("^Ids to (?:translate|mend): (.*)$", RegexOptions.Multiline)]
    private static partial Regex Ids();
}
