using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>How servers say that a text is too long: asked for in halves, and no article's failure.</summary>
internal static class Contexts
{
    private const string Halves = "asks for halves";

    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        TooLong(
            "ctx_openai",
            "OpenAI",
            400,
            """{"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 9310 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"""
        ),
        TooLong(
            "ctx_vllm",
            "vLLM",
            400,
            """{"object":"error","message":"This model's maximum context length is 8192 tokens. However, you requested 9310 tokens (8096 in the messages, 1214 in the completion). Please reduce the length of the messages or completion.","type":"BadRequestError","param":null,"code":400}"""
        ),
        TooLong(
            "ctx_vllm_prompt",
            "vLLM",
            400,
            """{"error":{"message":"The decoder prompt (length 9310) is longer than the maximum model length of 8192.","type":"BadRequestError","param":null,"code":400}}"""
        ),
        TooLong(
            "ctx_llamacpp",
            "llama.cpp",
            400,
            """{"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","type":"exceed_context_size_error","n_prompt_tokens":9310,"n_ctx":8192}}"""
        ),
        TooLong(
            "ctx_lmstudio",
            "LM Studio",
            400,
            """{"error":"Trying to keep the first 9310 tokens when context the overflows. However, the model is loaded with context length of only 8192 tokens, which is not enough."}"""
        ),
        TooLong(
            "ctx_ollama",
            "Ollama",
            400,
            """{"error":{"message":"prompt too long; exceeded max context length by 1118 tokens","type":"invalid_request_error","param":null,"code":null}}"""
        ),
        TooLong(
            "ctx_openrouter",
            "OpenRouter",
            400,
            """{"error":{"message":"This endpoint's maximum context length is 8192 tokens. However, you requested about 9310 tokens (8096 of text input, 1214 in the output).","code":400}}"""
        ),
        TooLong(
            "ctx_200",
            "OpenRouter",
            200,
            """{"error":{"message":"This endpoint's maximum context length is 8192 tokens. However, you requested about 9310 tokens.","code":400}}"""
        ),
        TooLong(
            "ctx_anthropic",
            "Anthropic",
            400,
            """{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 209310 tokens > 200000 maximum"}}"""
        ),
        TooLong(
            "ctx_mistral",
            "Mistral",
            400,
            """{"object":"error","message":"Prompt contains 33310 tokens and 0 draft tokens, too large for model with 32768 maximum context length","type":"invalid_request_prompt","param":null,"code":"3051"}"""
        ),
        TooLong(
            "ctx_gemini",
            "Gemini",
            400,
            """[{"error":{"code":400,"message":"The input token count (1118310) exceeds the maximum number of tokens allowed (1048575).","status":"INVALID_ARGUMENT"}}]"""
        ),
        TooLong(
            "ctx_tgi",
            "TGI",
            422,
            """{"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8192. Given: 9310 `inputs` tokens and 600 `max_new_tokens`","error_type":"validation"}"""
        ),
        TooLong(
            "ctx_sglang",
            "SGLang",
            400,
            """{"object":"error","message":"The input (9310 tokens) is longer than the model's context length (8192 tokens).","type":"BadRequestError","param":null,"code":400}"""
        ),
        TooLong(
            "ctx_litellm",
            "LiteLLM",
            400,
            """{"error":{"message":"litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: OpenAIException - too much","type":null,"param":null,"code":"400"}}"""
        ),
        TooLong(
            "ctx_tpm",
            "OpenAI, Groq",
            429,
            """{"error":{"message":"Request too large for the model on tokens per min (TPM): Limit 6000, Requested 9310. The input or output tokens must be reduced in order to run successfully.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}"""
        ),
        new(
            "ctx_always",
            "vLLM",
            "400, too long, whatever is asked",
            "asks for halves until one paragraph stands alone, and says what is missing",
            3
        )
        {
            Paragraphs = 2,
            End = ServerEnd.Failed,
            Says = ["maximum context length is 4096 tokens"],
            Check = results =>
                Assert.Contains(
                    results.Single().Reasons,
                    reason =>
                        reason.Message.Contains("even alone: http", StringComparison.Ordinal)
                        && reason.Message.Contains(
                            "maximum context length is 4096 tokens",
                            StringComparison.Ordinal
                        )
                ),
            Answer = _ =>
                ScriptedAnswer.Json(
                    400,
                    """{"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 5310 tokens (4096 in the messages, 1214 in the completion). Please reduce the length of the messages or completion.","type":"BadRequestError","param":null,"code":400}"""
                ),
        },
        NoRoom(
            "window_vllm",
            "vLLM",
            "400, a window smaller than the prompt",
            1,
            """{"error":{"message":"This model's maximum context length is 1024 tokens. However, you requested 2510 tokens (1910 in the messages, 600 in the completion). Please reduce the length of the messages or completion.","type":"BadRequestError","param":null,"code":400}}"""
        ),
        NoRoom(
            "window_llamacpp",
            "llama.cpp",
            "400, a window smaller than the prompt",
            1,
            """{"error":{"code":400,"message":"request (2510 tokens) exceeds the available context size (2048 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":2510,"n_ctx":2048}}"""
        ),
        NoRoom(
            "window_lmstudio",
            "LM Studio",
            "400, a window smaller than the prompt",
            1,
            """{"error":"Trying to keep the first 1910 tokens when context the overflows. However, the model is loaded with context length of only 1024 tokens, which is not enough."}"""
        ),
        NoRoom(
            "window_unnamed",
            "Ollama",
            "400, too long, for a short paragraph alone, without its window",
            2,
            """{"error":{"message":"prompt too long; exceeded max context length by 1118 tokens","type":"invalid_request_error","param":null,"code":null}}"""
        ),
        TooLong(
            "ctx_413",
            "nginx",
            413,
            "<html><head><title>413 Request Entity Too Large</title></head></html>"
        ),
    ];

    /// <summary>No article fits beside the prompt: the operator's to mend, said at the first article.</summary>
    private static ServerRow NoRoom(
        string id,
        string server,
        string behaviour,
        int requests,
        string body
    ) =>
        new(
            id,
            server,
            behaviour,
            "pauses intake and says where the server has its window",
            requests
        )
        {
            Paragraphs = 2,
            End = ServerEnd.Paused,
            Says = ["is too small for the prompt and a paragraph", "OLLAMA_CONTEXT_LENGTH"],
            Answer = _ => ScriptedAnswer.Json(400, body),
        };

    /// <summary>Two paragraphs: both are refused, each alone goes through, and the summary makes the fourth request.</summary>
    private static ServerRow TooLong(string id, string server, int status, string body) =>
        new(id, server, $"{status}, the text is too long", Halves, 4)
        {
            Paragraphs = 2,
            Answer = call => call.Number == 1 ? ScriptedAnswer.Json(status, body) : null,
        };
}
