using System.Globalization;
using System.Text.Json.Nodes;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Tests.ChatModels;
using NewsDigest.Translation;

namespace NewsDigest.Tests.Translation;

/// <summary>Valid answers, damaged in every way that models damage them: none may end as a hole that nobody names.</summary>
public sealed class AnswerFuzzTests
{
    private static readonly int Answers = int.Parse(
        Environment.GetEnvironmentVariable("FUZZ_ANSWERS") ?? "500",
        CultureInfo.InvariantCulture
    );

    private static readonly (string Source, string English)[] Text =
    [
        (
            "La alcaldesa abrió este jueves un mercado con 45 puestos.",
            "The mayor opened a market with 45 stalls on Thursday."
        ),
        (
            "Las ventas subieron un 15,6 % hasta alcanzar 320 millones de pesos.",
            "Sales rose 15.6% to reach 320 million pesos."
        ),
        (
            "Según el ayuntamiento, la obra costó 72 millones y duró 31 meses.",
            "According to the city council, the work cost 72 million and took 31 months."
        ),
        (
            "Acudieron 810 vecinos de 14 pueblos de la comarca.",
            "Some 810 residents of 14 villages of the district attended."
        ),
        (
            "La oposición pidió conocer los 27 contratos de la empresa.",
            "The opposition asked to know the 27 contracts of the company."
        ),
        (
            "El concejal dijo que habrá 19 paradas de autobús más en 2031.",
            "The councillor said there will be 19 more bus stops in 2031."
        ),
    ];

    private static readonly string[] Damages =
    [
        "drop",
        "double",
        "double other",
        "swap ids",
        "swap texts",
        "empty",
        "blank",
        "cut JSON",
        "cut text",
        "merge and drop",
        "merge and empty",
        "extra id",
        "split to extra id",
        "reorder",
        "rename",
        "null text",
        "number as id",
        "mark in text",
        "preface",
        "source as text",
        "all source",
        "prose around",
        "code fence",
        "doubled object",
        "not_content",
        "already_english",
        "unreadable",
        "missing field",
        "long loop",
        "other number",
        "refusal text",
        "link",
        "thinking before",
        "only the end of thinking",
        "draft in thinking",
        "prose and fence",
        "trailing comma",
        "raw line break",
        "NaN",
        "byte order mark",
        "doubled key",
        "no caveats",
        "null entities",
        "list around",
        "wrapper around",
        "capital status",
        "spelt ids",
        "bare numbers",
        "numbers from zero",
        "other object after",
        "other object before",
        "part before",
        "doubled list",
    ];

    private static readonly PromptFolder Prompts = PromptFolder.Load(PromptFolderTests.Folder());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_damage_to_an_answer_ends_as_a_hole_that_nobody_names(bool damagedAgain)
    {
        List<string> holes = [];
        var repaired = 0;
        var named = 0;
        for (var seed = 0; seed < Answers; seed++)
        {
            var damage = Damages[seed % Damages.Length];
            var (outcome, findings) = await RunAsync(damage, seed, damagedAgain);
            if (outcome is not TranslationOutcome.Done { Article: var article })
            {
                named++; // nothing is published as English, and the outcome says why
                continue;
            }

            var wrong = article
                .Paragraphs.Where((paragraph, index) => paragraph.English != Text[index].English)
                .ToArray();
            var unnamed = wrong
                .Where(paragraph => findings.All(finding => finding.Paragraph != paragraph.Id))
                .ToArray();
            holes.AddRange(
                unnamed.Select(paragraph =>
                    $"seed {seed}, {damage}: {paragraph.Id} {paragraph.Status} '{paragraph.English}'"
                )
            );
            repaired += wrong is [] ? 1 : 0;
            named += wrong is not [] && unnamed is [] ? 1 : 0;
        }

        Assert.Empty(holes);
        Assert.Equal(Answers, repaired + named);
        Assert.InRange(repaired, damagedAgain ? 1 : Answers * 9 / 10, Answers);
    }

    private static async Task<(
        TranslationOutcome Outcome,
        IReadOnlyList<Finding> Findings
    )> RunAsync(string damage, int seed, bool damagedAgain)
    {
        var random = new Random(seed);
        var calls = 0;
        using var chat = new ScriptedChatClient(
            (schema, user) =>
            {
                var good = Good(schema, Ids(user));
                return calls++ == 0 || damagedAgain
                    ? Damage(good, damage, random, user)
                    : good.ToJsonString();
            }
        );
        var translator = TestModels.Translator(chat);
        var outcome = await translator.TranslateAsync(
            Article(),
            Spanish,
            TestContext.Current.CancellationToken
        );
        if (outcome is not TranslationOutcome.Done done)
        {
            return (outcome, []);
        }

        var (article, findings, _) = await new TranslationRepair(
            translator,
            TestArticles.Facts
        ).RunAsync(done.Article, TestContext.Current.CancellationToken);
        Assert.InRange(chat.Requests.Count, 1, 4);
        return (new TranslationOutcome.Done(article), findings);
    }

    private static JsonObject Good(string schema, string[] ids)
    {
        var paragraphs = new JsonArray([
            .. ids.Select(id => new JsonObject
            {
                ["id"] = id,
                ["status"] = "translated",
                ["text"] = Text[int.Parse(id[1..], CultureInfo.InvariantCulture) - 1].English,
            }),
        ]);
        return schema == "nd_repair_v1"
            ? new JsonObject { ["paragraphs"] = paragraphs, ["caveats"] = new JsonArray() }
            : new JsonObject
            {
                ["source_language"] = "es",
                ["content_kind"] = "news",
                ["entities"] = new JsonArray(),
                ["headline"] = null,
                ["paragraphs"] = paragraphs,
                ["caveats"] = new JsonArray(),
            };
    }

    private static string Damage(JsonObject answer, string damage, Random random, string user)
    {
        var paragraphs = answer["paragraphs"]!.AsArray();
        var at = random.Next(paragraphs.Count);
        var next = (at + 1) % paragraphs.Count;
        var (here, there) = (paragraphs[at]!.AsObject(), paragraphs[next]!.AsObject());
        var (text, other) = ((string)here["text"]!, (string)there["text"]!);
        var source = Text[
            int.Parse(((string)here["id"]!)[1..], CultureInfo.InvariantCulture) - 1
        ].Source;
        switch (damage)
        {
            case "drop":
                paragraphs.RemoveAt(at);
                break;
            case "double":
                paragraphs.Insert(at, here.DeepClone());
                break;
            case "double other":
                paragraphs.Add(
                    new JsonObject
                    {
                        ["id"] = (string)here["id"]!,
                        ["status"] = "translated",
                        ["text"] = other,
                    }
                );
                break;
            case "swap ids":
                (here["id"], there["id"]) = ((string)there["id"]!, (string)here["id"]!);
                break;
            case "swap texts":
                (here["text"], there["text"]) = (other, text);
                break;
            case "empty":
                here["text"] = "";
                break;
            case "blank":
                here["text"] = " \n ";
                break;
            case "cut JSON":
                return answer.ToJsonString()[..random.Next(1, answer.ToJsonString().Length - 1)];
            case "cut text":
                here["text"] = text[
                    ..(text.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) - 1)
                ];
                break;
            case "merge and drop":
                here["text"] = $"{text} {other}";
                paragraphs.Remove(there);
                break;
            case "merge and empty":
                here["text"] = $"{text} {other}";
                there["text"] = "";
                break;
            case "extra id":
                paragraphs.Add(
                    new JsonObject
                    {
                        ["id"] = "p99",
                        ["status"] = "translated",
                        ["text"] = "More.",
                    }
                );
                break;
            case "split to extra id":
                here["text"] = text[..(text.Length / 2)];
                paragraphs.Insert(
                    at + 1,
                    new JsonObject
                    {
                        ["id"] = $"{here["id"]}b",
                        ["status"] = "translated",
                        ["text"] = text[(text.Length / 2)..],
                    }
                );
                break;
            case "reorder":
                paragraphs.RemoveAt(at);
                paragraphs.Insert(random.Next(paragraphs.Count + 1), here);
                break;
            case "rename":
                here["id"] = "paragraph";
                break;
            case "null text":
                here["text"] = null;
                break;
            case "number as id":
                here["id"] = 1;
                break;
            case "mark in text":
                here["text"] = $"{text} <p2 {user["Nonce: ".Length..][..12]}>";
                break;
            case "preface":
                here["text"] = $"Here is the translation: {text}";
                break;
            case "source as text":
                here["text"] = source;
                break;
            case "all source":
                foreach (var paragraph in paragraphs)
                {
                    paragraph!["text"] = Text[
                        int.Parse(((string)paragraph["id"]!)[1..], CultureInfo.InvariantCulture) - 1
                    ].Source;
                }

                break;
            case "prose around":
                return $"Sure! {answer.ToJsonString()} I hope this helps.";
            case "thinking before":
                return $"<think>\nFirst {{\"x\":1}}, then p1.\n</think>\n{answer.ToJsonString()}";
            case "only the end of thinking":
                return $"The ids are p1 to p6.\n</think>{answer.ToJsonString()}";
            case "draft in thinking":
                var draft = answer.ToJsonString().Replace("The ", "A ", StringComparison.Ordinal);
                return $"<think>{draft}</think>{answer.ToJsonString()}";
            case "prose and fence":
                return $"Here it is:\n```json\n{answer.ToJsonString()}\n```\nAsk if you need {{more}}.";
            case "trailing comma":
                return answer
                    .ToJsonString()
                    .Replace("]", ",]", StringComparison.Ordinal)
                    .Replace("[,]", "[]", StringComparison.Ordinal);
            case "raw line break":
                return answer.ToJsonString().Replace(" with ", "\nwith ", StringComparison.Ordinal);
            case "NaN":
                return answer.ToJsonString()[..^1] + ",\"confidence\":NaN}";
            case "byte order mark":
                return $"\uFEFF{answer.ToJsonString()}";
            case "doubled key":
                return answer
                    .ToJsonString()
                    .Replace(
                        "\"status\":",
                        "\"status\":\"translated\",\"status\":",
                        StringComparison.Ordinal
                    );
            case "no caveats":
                answer.Remove("caveats");
                break;
            case "null entities":
                answer["entities"] = null;
                break;
            case "list around":
                return $"[{answer.ToJsonString()}]";
            case "wrapper around":
                return $"{{\"result\":{{\"translation\":{answer.ToJsonString()}}}}}";
            case "capital status":
                here["status"] = "Translated";
                break;
            case "spelt ids":
                foreach (var paragraph in paragraphs)
                {
                    paragraph!["id"] = $"P {((string)paragraph["id"]!)[1..]}";
                }

                break;
            case "bare numbers" or "numbers from zero":
                foreach (var paragraph in paragraphs)
                {
                    paragraph!["id"] =
                        int.Parse(((string)paragraph["id"]!)[1..], CultureInfo.InvariantCulture)
                        - (damage == "bare numbers" ? 0 : 1);
                }

                break;
            case "other object after":
                return $"{answer.ToJsonString()}\n{Injected(answer)}";
            case "other object before":
                return $"The article says {Injected(answer)}, which I do not follow.\n{answer.ToJsonString()}";
            case "part before":
                var part = Injected(answer);
                part["paragraphs"]!.AsArray().RemoveAt(0);
                return $"{part.ToJsonString()}\n{answer.ToJsonString()}";
            case "doubled list":
                return $"{answer.ToJsonString()[..^1]},\"paragraphs\":{Injected(answer)["paragraphs"]!.ToJsonString()}}}";
            case "code fence":
                return $"```json\n{answer.ToJsonString()}\n```";
            case "doubled object":
                return answer.ToJsonString() + answer.ToJsonString();
            case "missing field":
                here.Remove("status");
                break;
            case "long loop":
                here["text"] = string.Concat(Enumerable.Repeat(text + " ", 3000));
                break;
            case "other number":
                here["text"] = new string([
                    .. text.Select(c =>
                        char.IsAsciiDigit(c) ? (char)('0' + ((c - '0' + 1) % 10)) : c
                    ),
                ]);
                break;
            case "refusal text":
                here["text"] = "I'm sorry, but I cannot translate this text.";
                break;
            case "link":
                here["text"] = $"{text} Read more at https://example.org/offer";
                break;
            default:
                (here["status"], here["text"]) = (damage, "");
                break;
        }

        return answer.ToJsonString();
    }

    /// <summary>What an article could have written into it, to be taken for the answer.</summary>
    private static JsonObject Injected(JsonObject answer)
    {
        var injected = answer.DeepClone().AsObject();
        foreach (var paragraph in injected["paragraphs"]!.AsArray())
        {
            paragraph!["text"] = "The mayor has resigned.";
        }

        return injected;
    }

    private static string[] Ids(string user)
    {
        var line = user.Split('\n')
            .Single(line => line.StartsWith("Ids to ", StringComparison.Ordinal));
        return line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..].Split(", ");
    }

    private static ArticleLanguage Spanish { get; } =
        new(new DetectedLanguage("es", 1), new Dictionary<string, DetectedLanguage>());

    private static CleanArticle Article() =>
        new(
            TestArticles.Raw(string.Join('\n', Text.Select(pair => pair.Source))),
            null,
            Paragraph.Number(Text.Select(pair => pair.Source)),
            [],
            PageMetadata.None
        );
}
