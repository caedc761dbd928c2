using System.Text.Json;
using System.Text.Json.Nodes;
using NewsDigest.Articles;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>Answers that are whole and untidy: read at the first call, and the untidiness is noted beside it.</summary>
internal static class UntidyAnswers
{
    private const string ReadsIt = "reads it; what was forgiven stands in usage";

    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        Untidy(
            "think",
            "vLLM, Ollama with reasoning models",
            "a think block with another object in it before the answer",
            good => $"<think>\nThe user wants {{\"x\":1}}. Let me do it.\n</think>\n\n{good}"
        ),
        Untidy(
            "think_end",
            "vLLM with DeepSeek R1",
            "the end of a think block alone",
            good => $"The ids are p1 and [p2].\n</think>\n{good}"
        ),
        Untidy(
            "fence_prose",
            "models without a schema",
            "prose, a code fence, prose",
            good =>
                $"Here is the translation:\n\n```json\n{good}\n```\n\nLet me know if you need more!"
        ),
        Untidy(
            "prose",
            "models without a schema",
            "prose before and after",
            good => $"Sure! {good} I hope this helps {{really}}."
        ),
        Untidy("twice", "llama.cpp", "the object twice", good => good + good),
        Untidy(
            "commas",
            "small models",
            "commas too many",
            good => good.Replace("}]", "},]", StringComparison.Ordinal)
        ),
        Untidy(
            "raw_break",
            "small models",
            "a raw line break in a string",
            good => good.Replace(" the ", "\nthe ", StringComparison.Ordinal)
        ),
        Untidy(
            "nan_in_answer",
            "Python servers",
            "NaN in an extra field",
            good => $"{good[..^1]},\"confidence\":NaN}}"
        ),
        Untidy("answer_bom", "any", "a byte order mark", good => $"\uFEFF{good}"),
        Untidy(
            "doubled",
            "small models",
            "a doubled key",
            good =>
                good.Replace(
                    "\"caveats\":",
                    "\"caveats\":null,\"caveats\":",
                    StringComparison.Ordinal
                )
        ),
        Untidy(
            "no_caveats",
            "models without a schema",
            "no caveats, entities or topics",
            good => Without(good, "caveats", "entities", "topics")
        ),
        Untidy(
            "near_values",
            "models without a schema",
            "\"Translated\", \"P1\"",
            good =>
                good.Replace("\"translated\"", "\"Translated\"", StringComparison.Ordinal)
                    .Replace("\"p", "\"P", StringComparison.Ordinal)
                    .Replace("\"Paragraphs\"", "\"paragraphs\"", StringComparison.Ordinal)
                    .Replace("\"Politics\"", "\"politics\"", StringComparison.Ordinal)
        ),
        Untidy(
            "wrapped",
            "models without a schema",
            "a list and an object around it",
            good => $"[{{\"result\":{good}}}]"
        ),
        Untidy(
            "camel",
            "models without a schema",
            "names in camel case",
            good =>
                good.Replace("one_sentence", "oneSentence", StringComparison.Ordinal)
                    .Replace("source_ids", "sourceIds", StringComparison.Ordinal)
        ),
        new(
            "prompt_cut",
            "Ollama with a small num_ctx",
            "reads 1,024 of the prompt's tokens and says nothing",
            "publishes as needs_review with a hard reason; the log names the setting",
            2
        )
        {
            Answer = call => ScriptedAnswer.Success(call.GoodContent, input: 1024, cached: 0),
            Says = ["num_ctx", "OLLAMA_CONTEXT_LENGTH", "--max-model-len", "ContextTokens"],
            Check = results =>
            {
                Assert.Equal(Verdict.NeedsReview, Assert.Single(results).Verdict);
                Assert.Contains(
                    results[0].Reasons,
                    reason => reason is { Check: "prompt_cut", Severity: Severity.Hard }
                );
            },
        },
        new(
            "cached_apart",
            "Ollama 0.30.0, old llama.cpp",
            "counts only the tokens that are not in its cache",
            "publishes: a prompt before was counted whole",
            4
        )
        {
            Articles = 2,
            Answer = call =>
                ScriptedAnswer.Success(
                    call.GoodContent,
                    input: call.Number <= 2
                        ? 2300
                        : ChatModels.TokenCounter.Count(call.Request.User),
                    cached: 0
                ),
            Check = results =>
                Assert.All(results, result => Assert.NotEqual(Verdict.NeedsReview, result.Verdict)),
        },
        new(
            "usage_zero_prompt",
            "Ollama before 0.2",
            "0 prompt tokens",
            "publishes; the number is unknown",
            2
        )
        {
            Answer = call => ScriptedAnswer.Success(call.GoodContent, input: 0, cached: 0),
            Check = results =>
                Assert.All(Assert.Single(results).Usage, call => Assert.Null(call.InputTokens)),
        },
    ];

    private static ServerRow Untidy(
        string id,
        string server,
        string behaviour,
        Func<string, string> change
    ) =>
        new(id, server, behaviour, ReadsIt, 2)
        {
            Answer = call => ScriptedAnswer.Success(change(call.GoodContent)),
            Paragraphs = 3,
            Check = results =>
                Assert.All(
                    results,
                    result =>
                        Assert.True(
                            result.Verdict is Verdict.Verified or Verdict.VerifiedWithNotes
                                && result.Summary?.Kind == SummaryKind.Model,
                            $"{result.Verdict} {result.Summary?.Kind}"
                        )
                ),
        };

    private static string Without(string good, params string[] names)
    {
        var answer = JsonNode.Parse(good)!.AsObject(); // the good answer is an object
        foreach (var name in names)
        {
            answer.Remove(name);
        }

        return answer.ToJsonString(
            new JsonSerializerOptions
            {
                Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
    }
}
