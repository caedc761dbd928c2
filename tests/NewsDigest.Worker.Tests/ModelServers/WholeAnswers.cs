using System.Text;
using System.Text.Json.Nodes;
using NewsDigest.Articles;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>Servers whose answers are whole, in a body that differs from the protocol where nobody needs it.</summary>
internal static class WholeAnswers
{
    private const string Uses = "uses the answer";
    private const string Unknown = "uses the answer; usage is unknown";

    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        new("good", "any", "answers as the schema says", "publishes", 2) { Answer = _ => null },
        Odd(
            "finish_null",
            "Ollama's proxies",
            "finish_reason null",
            Uses,
            body => Choice(body)["finish_reason"] = null
        ),
        Odd(
            "finish_empty",
            "any",
            "finish_reason empty",
            Uses,
            body => Choice(body)["finish_reason"] = ""
        ),
        Odd(
            "finish_eos",
            "TGI",
            "finish_reason eos",
            Uses,
            body => Choice(body)["finish_reason"] = "eos"
        ),
        Odd(
            "finish_end_turn",
            "Anthropic's proxies",
            "finish_reason end_turn",
            Uses,
            body => Choice(body)["finish_reason"] = "end_turn"
        ),
        Odd(
            "finish_upper",
            "Gemini's proxies",
            "finish_reason STOP",
            Uses,
            body => Choice(body)["finish_reason"] = "STOP"
        ),
        Odd(
            "finish_none",
            "any",
            "no finish_reason",
            Uses,
            body => Choice(body).Remove("finish_reason")
        ),
        Odd(
            "created",
            "any",
            "created as a float, index as a text, no id, no model",
            Uses,
            body =>
            {
                (body["created"], Choice(body)["index"]) = (1700000000.25, "0");
                body.Remove("id");
                body.Remove("model");
            }
        ),
        Odd(
            "logprobs",
            "vLLM",
            "logprobs and unknown fields of any type",
            Uses,
            body =>
                (
                    Choice(body)["logprobs"],
                    body["kv_transfer_params"],
                    body["service_tier"],
                    Message(body)["annotations"]
                ) = ("none", new JsonArray(1), 7, "x")
        ),
        Odd(
            "parts",
            "Mistral",
            "content as a list of parts",
            Uses,
            body =>
                Message(body)["content"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "text",
                        ["text"] = Message(body)["content"]!.GetValue<string>(),
                    }
                )
        ),
        Odd(
            "object",
            "small servers",
            "content as JSON and not as a text",
            Uses,
            body =>
                Message(body)["content"] = JsonNode.Parse(
                    Message(body)["content"]!.GetValue<string>()
                )
        ),
        Odd(
            "reasoning_content",
            "vLLM with a reasoning parser",
            "the answer in reasoning_content",
            Uses,
            body =>
                (Message(body)["reasoning_content"], Message(body)["content"]) = (
                    Message(body)["content"]!.DeepClone(),
                    null
                )
        ),
        Odd(
            "tool_calls",
            "any",
            "the answer in the arguments of a tool call",
            Uses,
            body =>
            {
                (
                    Message(body)["tool_calls"],
                    Message(body)["content"],
                    Choice(body)["finish_reason"]
                ) = (
                    new JsonArray(
                        new JsonObject
                        {
                            ["id"] = "c",
                            ["type"] = "function",
                            ["function"] = new JsonObject
                            {
                                ["name"] = "answer",
                                ["arguments"] = Message(body)["content"]!.DeepClone(),
                            },
                        }
                    ),
                    null,
                    "tool_calls"
                );
            }
        ),
        Odd(
            "usage_text",
            "any",
            "usage as a text",
            Unknown,
            body => body["usage"] = "n/a",
            NoUsage
        ),
        Odd(
            "usage_negative",
            "any",
            "usage -1",
            Unknown,
            body =>
                (body["usage"]!["prompt_tokens"], body["usage"]!["completion_tokens"]) = (-1, -1),
            NoUsage
        ),
        Odd(
            "usage_zero",
            "LM Studio",
            "usage 0",
            Unknown,
            body => (body["usage"]!["prompt_tokens"], body["usage"]!["completion_tokens"]) = (0, 0),
            NoUsage
        ),
        Odd(
            "usage_float",
            "any",
            "usage as floats and texts",
            Uses,
            body =>
                (body["usage"]!["prompt_tokens"], body["usage"]!["completion_tokens"]) = (
                    1500.0,
                    "300"
                ),
            results =>
                Assert.All(
                    results,
                    result =>
                        Assert.All(
                            result.Usage,
                            call => Assert.Equal((1500, 300), (call.InputTokens, call.OutputTokens))
                        )
                )
        ),
        Raw(
            "bom",
            "proxies on Windows",
            "a byte order mark before the body",
            Uses,
            body => '\uFEFF' + body
        ),
        Raw(
            "white_space",
            "OpenRouter",
            "line ends before the body, sent to keep the connection",
            Uses,
            body => "\n\n   \n" + body
        ),
        Raw(
            "nan",
            "vLLM",
            "NaN and a trailing comma in the body",
            Uses,
            body => body[..^1] + ",\"score\":NaN,}"
        ),
        Raw(
            "half_pair",
            "any",
            "half a surrogate pair in a field",
            Uses,
            body => body[..^1] + ",\"note\":\"\\ud83d\"}"
        ),
    ];

    private static ServerRow Odd(
        string id,
        string server,
        string behaviour,
        string worker,
        Action<JsonObject> change,
        Action<IReadOnlyList<ArticleResult>>? check = null
    ) =>
        Raw(
            id,
            server,
            behaviour,
            worker,
            body =>
            {
                var json = JsonNode.Parse(body)!.AsObject(); // it is a completion
                change(json);
                return json.ToJsonString();
            }
        ) with
        {
            Check = check ?? (_ => { }),
        };

    private static ServerRow Raw(
        string id,
        string server,
        string behaviour,
        string worker,
        Func<string, string> change
    ) =>
        new(id, server, behaviour, worker, 2)
        {
            Answer = call =>
                ScriptedAnswer.Json(
                    200,
                    change(Encoding.UTF8.GetString(ScriptedAnswer.CompletionJson(call.GoodContent)))
                ),
        };

    private static JsonObject Choice(JsonObject body) => body["choices"]![0]!.AsObject();

    private static JsonObject Message(JsonObject body) => Choice(body)["message"]!.AsObject();

    private static void NoUsage(IReadOnlyList<ArticleResult> results) =>
        Assert.All(
            results,
            result =>
                Assert.All(
                    result.Usage,
                    call => Assert.Equal((null, null), (call.InputTokens, call.OutputTokens))
                )
        );
}
