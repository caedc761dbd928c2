using System.Globalization;
using System.Text.Json.Nodes;
using NewsDigest.Articles;
using NewsDigest.Tests.ChatModels;

namespace NewsDigest.Tests.Summarization;

/// <summary>Valid summaries, damaged in every way that models damage them: none may tell what its paragraphs do not, unless a finding says so.
/// A 'not' put in is no damage here: the checks see some and miss some, as docs/fact-check.md tells.</summary>
public sealed class SummaryFuzzTests
{
    private static readonly int Answers = int.Parse(
        Environment.GetEnvironmentVariable("FUZZ_ANSWERS") ?? "300",
        CultureInfo.InvariantCulture
    );

    private const int Repairs = 3; // as many as the pipeline tries

    private static readonly string[] Paragraphs =
    [
        "The mayor of Ronda opened a new market with 45 stalls on Thursday, after the old hall had been closed for three years of long work.",
        "Sales of the traders rose by 15.6% last year and reached 320 million pesos, according to figures that the chamber of commerce published this week.",
        "The work cost 72 million pesos and took 31 months, said the councillor Rafael Peña, who called the hall a house for all.",
        "Some 810 residents of 14 villages of the district came to the opening, and buses ran from each of them until late at night.",
        "The opposition asked to see the 27 contracts of the company that built the hall, and announced a question in the council in autumn.",
        "The council plans 19 more bus stops by 2031 and a car park under the square, for which the money has not been found yet.",
    ];

    private static readonly (string Text, int Paragraph)[] Bullets =
    [
        ("The mayor of Ronda opened a new market with 45 stalls on Thursday.", 1),
        ("Sales of the traders rose by 15.6% last year and reached 320 million pesos.", 2),
        ("The opposition asked to see the 27 contracts of the company that built the hall.", 5),
        ("The council plans 19 more bus stops by 2031.", 6),
    ];

    private static readonly string[] Damages =
    [
        "drop",
        "drop all",
        "double",
        "other paragraph",
        "unknown paragraph",
        "no paragraph",
        "title as paragraph",
        "empty",
        "cut JSON",
        "cut text",
        "merge",
        "swap texts",
        "other number",
        "other name",
        "mark in text",
        "link",
        "refusal text",
        "other language",
        "too long",
        "loop",
        "prose around",
        "doubled object",
        "null text",
        "missing field",
        "other sentence",
        "empty sentence",
        "unquoted topic",
        "thinking before",
        "prose and fence",
        "trailing comma",
        "byte order mark",
        "no caveats",
        "null topics",
        "wrapper around",
        "spelt ids",
        "bare numbers",
        "one id",
        "other object after",
        "part before",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_damage_to_a_summary_is_published_as_faultless(bool damagedAgain)
    {
        List<string> holes = [];
        for (var seed = 0; seed < Answers; seed++)
        {
            var damage = Damages[seed % Damages.Length];
            var (summary, findings) = await RunAsync(damage, seed, damagedAgain);
            var wrong =
                summary.Kind == SummaryKind.Extractive
                    ? []
                    : summary.Bullets.Where(bullet => !IsTrue(bullet)).ToArray();
            holes.AddRange(
                wrong
                    .Where(bullet => findings.Count == 0)
                    .Select(bullet =>
                        $"seed {seed}, {damage}: {bullet.Text} [{string.Join(", ", bullet.Paragraphs)}]"
                    )
            );
            Assert.NotEmpty(summary.Bullets);
            Assert.NotEmpty(summary.OneSentence);
        }

        Assert.Empty(holes);
    }

    /// <summary>A part of a sentence of the paragraph that it cites.</summary>
    private static bool IsTrue(SummaryBullet bullet) =>
        Bullets.Any(good =>
            good.Text.StartsWith(bullet.Text.TrimEnd('.', ' '), StringComparison.Ordinal)
            && bullet.Paragraphs.Contains($"p{good.Paragraph}")
        );

    private static async Task<(Summary Summary, IReadOnlyList<Finding> Findings)> RunAsync(
        string damage,
        int seed,
        bool damagedAgain
    )
    {
        var random = new Random(seed);
        var calls = 0;
        using var chat = new ScriptedChatClient(
            (_, user) =>
                calls++ == 0 || damagedAgain
                    ? Damage(Good(), damage, random, user)
                    : Good().ToJsonString()
        );
        var (summarizer, article) = (TestModels.Summarizer(chat), TestArticles.English(Paragraphs));
        var summary = await summarizer.SummarizeAsync(
            article,
            TestContext.Current.CancellationToken
        );
        var findings = TestArticles.Facts.Check(article, summary);
        for (
            var repair = 0;
            repair < Repairs && findings.Any(finding => finding.Severity == Severity.Hard);
            repair++
        )
        {
            summary = await summarizer.RepairAsync(
                article,
                summary,
                findings,
                TestContext.Current.CancellationToken
            );
            findings = TestArticles.Facts.Check(article, summary);
        }

        Assert.InRange(chat.Requests.Count, 1, 3);
        return (summary, findings);
    }

    private static JsonObject Injected(JsonObject answer)
    {
        var injected = answer.DeepClone().AsObject();
        foreach (var bullet in injected["bullets"]!.AsArray())
        {
            bullet!["text"] =
                $"The mayor of Ronda has resigned over contract {bullet["source_ids"]![0]}.";
        }

        return injected;
    }

    private static JsonObject Good() =>
        new()
        {
            ["bullets"] = new JsonArray([
                .. Bullets.Select(bullet => new JsonObject
                {
                    ["source_ids"] = new JsonArray($"p{bullet.Paragraph}"),
                    ["text"] = bullet.Text,
                }),
            ]),
            ["one_sentence"] = "The mayor of Ronda opened a new market with 45 stalls on Thursday.",
            ["topics"] = new JsonArray("economy"),
            ["caveats"] = new JsonArray(),
        };

    private static string Damage(JsonObject answer, string damage, Random random, string user)
    {
        var bullets = answer["bullets"]!.AsArray();
        var at = random.Next(bullets.Count);
        var (here, there) = (
            bullets[at]!.AsObject(),
            bullets[(at + 1) % bullets.Count]!.AsObject()
        );
        var (text, other) = ((string)here["text"]!, (string)there["text"]!);
        switch (damage)
        {
            case "drop":
                bullets.RemoveAt(at);
                break;
            case "drop all":
                bullets.Clear();
                break;
            case "double":
                bullets.Insert(at, here.DeepClone());
                break;
            case "other paragraph":
                here["source_ids"] = new JsonArray(
                    string.Create(CultureInfo.InvariantCulture, $"p{(at == 2 ? 4 : 3)}")
                );
                break;
            case "unknown paragraph":
                here["source_ids"] = new JsonArray("p99");
                break;
            case "no paragraph":
                here["source_ids"] = new JsonArray();
                break;
            case "title as paragraph":
                here["source_ids"] = new JsonArray("title");
                break;
            case "empty":
                here["text"] = "";
                break;
            case "cut JSON":
                return answer.ToJsonString()[..random.Next(1, answer.ToJsonString().Length - 1)];
            case "cut text":
                here["text"] = text[..(text.Length / 2)];
                break;
            case "merge":
                here["text"] = $"{text} {other}";
                bullets.Remove(there);
                break;
            case "swap texts":
                (here["text"], there["text"]) = (other, text);
                break;
            case "other number":
                here["text"] = new string([
                    .. text.Select(c =>
                        char.IsAsciiDigit(c) ? (char)('0' + ((c - '0' + 1) % 10)) : c
                    ),
                ]);
                break;
            case "other name":
                here["text"] = $"Minister Horace Whitcombe said so in Lisbon. {text}";
                break;
            case "mark in text":
                here["text"] = $"{text} <p2 {user["Nonce: ".Length..][..12]}>";
                break;
            case "link":
                here["text"] = $"{text} Read more at https://example.org/offer";
                break;
            case "refusal text":
                here["text"] = "I'm sorry, but I cannot summarise this text.";
                break;
            case "other language":
                here["text"] =
                    "La alcaldesa abrió un mercado nuevo con 45 puestos este jueves por la mañana en la ciudad.";
                break;
            case "too long":
                here["text"] =
                    $"{text} {string.Concat(Enumerable.Repeat("and so on and on ", 20))}";
                break;
            case "loop":
                here["text"] = string.Concat(Enumerable.Repeat(text + " ", 3));
                break;
            case "prose around":
                return $"Sure! {answer.ToJsonString()} I hope this helps.";
            case "doubled object":
                return answer.ToJsonString() + answer.ToJsonString();
            case "thinking before":
                return $"<think>{Injected(answer)}</think>\n{answer.ToJsonString()}";
            case "prose and fence":
                return $"Here:\n```json\n{answer.ToJsonString()}\n```\nDone.";
            case "trailing comma":
                return answer
                    .ToJsonString()
                    .Replace("]", ",]", StringComparison.Ordinal)
                    .Replace("[,]", "[]", StringComparison.Ordinal);
            case "byte order mark":
                return $"\uFEFF{answer.ToJsonString()}";
            case "no caveats":
                answer.Remove("caveats");
                break;
            case "null topics":
                answer["topics"] = null;
                break;
            case "wrapper around":
                return $"{{\"summary\":{answer.ToJsonString()}}}";
            case "spelt ids":
                here["source_ids"] = new JsonArray($"[P {((string)here["source_ids"]![0]!)[1..]}]");
                break;
            case "bare numbers":
                here["source_ids"] = new JsonArray(
                    int.Parse(((string)here["source_ids"]![0]!)[1..], CultureInfo.InvariantCulture)
                );
                break;
            case "one id":
                here["source_ids"] = (string)here["source_ids"]![0]!;
                break;
            case "other object after":
                return $"{answer.ToJsonString()}\n{Injected(answer)}";
            case "part before":
                var part = Injected(answer);
                part["bullets"]!.AsArray().RemoveAt(0);
                return $"{part.ToJsonString()}\n{answer.ToJsonString()}";
            case "null text":
                here["text"] = null;
                break;
            case "missing field":
                here.Remove("source_ids");
                break;
            case "other sentence":
                answer["one_sentence"] = "Police in Porto arrested 14 people on Sunday.";
                break;
            case "empty sentence":
                answer["one_sentence"] = " ";
                break;
            case "unquoted topic":
                answer["topics"] = new JsonArray(1, 2);
                break;
        }

        return answer.ToJsonString();
    }
}
