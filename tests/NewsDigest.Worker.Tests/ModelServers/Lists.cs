using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>What servers say of themselves before the first article, and what follows from it.</summary>
internal static class Lists
{
    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        Listed(
            "list_vllm",
            "vLLM",
            "lists the model with max_model_len",
            "uses that window",
            """{"object":"list","data":[{"id":"scripted","object":"model","max_model_len":16384}]}""",
            "with a context of 16384 tokens"
        ),
        Listed(
            "list_openrouter",
            "OpenRouter",
            "lists the model with context_length",
            "uses that window",
            """{"data":[{"id":"maker/scripted","context_length":131072}]}""",
            "with a context of 131072 tokens"
        ),
        Listed(
            "list_lmstudio",
            "LM Studio",
            "lists the loaded window beside the longest",
            "uses the loaded one",
            """{"data":[{"id":"scripted","max_context_length":131072,"loaded_context_length":6000}]}""",
            "with a context of 6000 tokens"
        ),
        Listed(
            "list_llamacpp",
            "llama.cpp",
            "lists its window as n_ctx beside the model's own",
            "uses that window",
            """{"object":"list","data":[{"id":"scripted","meta":{"n_ctx_train":131072,"n_ctx":16384}}]}""",
            "with a context of 16384 tokens"
        ),
        Listed(
            "list_small",
            "vLLM",
            "lists a window smaller than the prompt",
            "says so before the first article, and tries",
            """{"object":"list","data":[{"id":"scripted","object":"model","max_model_len":2048}]}""",
            "with a context of 2048 tokens, and the prompt takes "
        ),
        Listed(
            "list_other",
            "Ollama",
            "lists other models",
            "says so before the first article, and tries",
            """{"object":"list","data":[{"id":"qwen3:8b"},{"id":"gemma3:latest"}]}""",
            "does not list the model 'scripted'. It lists qwen3:8b, gemma3:latest"
        ),
        Listed(
            "list_none",
            "Ollama",
            "has no model",
            "says so before the first article, and tries",
            """{"object":"list","data":null}""",
            "has no model. Load or pull 'scripted'"
        ),
        Listed(
            "list_401",
            "any",
            "refuses the key for its list",
            "says so before the first article, and tries",
            """{"error":{"message":"Invalid key"}}""",
            "refused our credentials (401): Invalid key",
            401
        ),
        Listed(
            "list_page",
            "any",
            "answers a page where its list should be",
            "goes on in silence",
            "<html></html>",
            null
        ),
        new(
            "list_v1",
            "Ollama",
            "has its list, and articles, only under /v1",
            "says before the first article that BaseUrl must end in /v1; pauses",
            1
        )
        {
            Answer = call =>
                call.Request.Path == "/chat/completions"
                    ? ScriptedAnswer.Text(404, "text/plain", "404 page not found")
                    : null,
            Models = path =>
                path == "/v1/models"
                    ? ScriptedAnswer.Json(200, """{"object":"list","data":[{"id":"scripted"}]}""")
                    : ScriptedAnswer.Text(404, "text/plain", "404 page not found"),
            End = ServerEnd.Paused,
            Settings = new Dictionary<string, string> { ["OpenAI:BaseUrl"] = "http://SERVER" },
            Says =
            [
                "must end in /v1: the API is at http://",
                "has nothing at this address (404): 404 page not found",
            ],
        },
    ];

    private static ServerRow Listed(
        string id,
        string server,
        string behaviour,
        string worker,
        string body,
        string? says,
        int status = 200
    ) =>
        new(id, server, behaviour, worker, 2)
        {
            Answer = _ => null,
            Models = _ => ScriptedAnswer.Json(status, body),
            Says = says is null ? [] : [says],
        };
}
