using System.Text;
using System.Text.Json.Nodes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>The servers of README's table, each with its list, its key and the fields that it adds, set up as README says.</summary>
internal static class Dialects
{
    private const string Key = "sk-test";
    private const string Publishes = "publishes; set up as README says";

    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        Dialect(
            "dialect_ollama",
            "Ollama",
            "lists llama3.1:latest, adds its fingerprint",
            "/v1",
            "llama3.1",
            key: null,
            """{"object":"list","data":[{"id":"llama3.1:latest","object":"model","created":1730000000,"owned_by":"library"}]}""",
            says: null,
            body =>
            {
                (body["id"], body["model"], body["system_fingerprint"]) = (
                    "chatcmpl-123",
                    "llama3.1",
                    "fp_ollama"
                );
                body["usage"]!.AsObject().Remove("prompt_tokens_details");
            }
        ),
        Dialect(
            "dialect_vllm",
            "vLLM",
            "wants its key, lists max_model_len, adds fields of its own",
            "/v1",
            "meta-llama/Llama-3.1-8B-Instruct",
            Key,
            """{"object":"list","data":[{"id":"meta-llama/Llama-3.1-8B-Instruct","object":"model","root":"meta-llama/Llama-3.1-8B-Instruct","max_model_len":16384}]}""",
            "with a context of 16384 tokens",
            body =>
            {
                (
                    body["prompt_logprobs"],
                    body["kv_transfer_params"],
                    body["service_tier"],
                    Choice(body)["stop_reason"]
                ) = (null, null, null, null);
                (Message(body)["reasoning_content"], Message(body)["tool_calls"]) = (
                    null,
                    new JsonArray()
                );
            }
        ),
        Dialect(
            "dialect_lmstudio",
            "LM Studio",
            "lists what it has loaded, adds stats",
            "/v1",
            "llama-3.1-8b-instruct",
            key: null,
            """{"object":"list","data":[{"id":"llama-3.1-8b-instruct","object":"model","owned_by":"organization_owner"},{"id":"text-embedding-nomic","object":"model"}]}""",
            says: null,
            body =>
            {
                (body["stats"], Choice(body)["logprobs"], Message(body)["tool_calls"]) = (
                    new JsonObject(),
                    null,
                    new JsonArray()
                );
            }
        ),
        Dialect(
            "dialect_litellm",
            "LiteLLM",
            "wants a virtual key, adds provider_specific_fields",
            "/v1",
            "news",
            Key,
            """{"object":"list","data":[{"id":"news","object":"model","created":1677610602,"owned_by":"openai"}]}""",
            says: null,
            body =>
            {
                (
                    Message(body)["provider_specific_fields"],
                    Message(body)["function_call"],
                    Message(body)["tool_calls"]
                ) = (new JsonObject { ["refusal"] = null }, null, null);
            }
        ),
        Dialect(
            "dialect_openrouter",
            "OpenRouter",
            "under /api/v1, lists context_length, sends blanks first",
            "/api/v1",
            "maker/llama-3.1-8b",
            Key,
            """{"data":[{"id":"maker/llama-3.1-8b","name":"Llama","context_length":131072,"top_provider":{"context_length":131072,"max_completion_tokens":null}}]}""",
            "with a context of 131072 tokens",
            body =>
            {
                (
                    body["provider"],
                    Choice(body)["native_finish_reason"],
                    Message(body)["reasoning"]
                ) = ("Example", "stop", null);
            },
            blanks: "\n\n   \n"
        ),
    ];

    private static ServerRow Dialect(
        string id,
        string server,
        string behaviour,
        string path,
        string model,
        string? key,
        string list,
        string? says,
        Action<JsonObject> change,
        string blanks = ""
    ) =>
        new(id, server, behaviour, Publishes, 2)
        {
            Settings = new Dictionary<string, string>
            {
                ["OpenAI:BaseUrl"] = $"http://SERVER{path}",
                ["OpenAI:Model"] = model,
                ["OpenAI:Key"] = key ?? "",
            },
            Models = asked =>
                asked == $"{path}/models"
                    ? ScriptedAnswer.Json(200, list)
                    : ScriptedAnswer.Json(404, "{}"),
            Says = says is null ? [] : [says],
            Answer = call =>
            {
                if (
                    call.Request.Path != $"{path}/chat/completions"
                    || (
                        key is not null
                        && call.Request.Headers.GetValueOrDefault("authorization")
                            != $"Bearer {key}"
                    )
                )
                {
                    return ScriptedAnswer.Json(
                        401,
                        """{"error":{"message":"Invalid key or path"}}"""
                    );
                }

                var body = JsonNode
                    .Parse(
                        Encoding.UTF8.GetString(ScriptedAnswer.CompletionJson(call.GoodContent))
                    )!
                    .AsObject(); // it is a completion
                change(body);
                return ScriptedAnswer.Json(200, blanks + body.ToJsonString());
            },
        };

    private static JsonObject Choice(JsonObject body) => body["choices"]![0]!.AsObject();

    private static JsonObject Message(JsonObject body) => Choice(body)["message"]!.AsObject();
}
