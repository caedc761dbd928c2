using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>Servers that fail once and name a wait, each in its way. How long is waited is in AskedWaitTests.</summary>
internal static class Waits
{
    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        Once(
            "wait_text",
            "OpenAI",
            "429, try again in 20ms",
            "waits so long",
            ScriptedAnswer.Json(
                429,
                """{"error":{"message":"Rate limit reached for the model. Please try again in 20ms.","type":"tokens","code":"rate_limit_exceeded"}}"""
            )
        ),
        Once(
            "wait_reset",
            "OpenAI",
            "429 with x-ratelimit-reset-tokens 20ms",
            "waits so long",
            ScriptedAnswer.Throttled("x-ratelimit-reset-tokens", "20ms")
        ),
        Once(
            "wait_gateway",
            "Azure API Management",
            "403, the call quota is used up, with Retry-After",
            "waits so long",
            ScriptedAnswer
                .Json(
                    403,
                    """{"statusCode":403,"message":"Out of call volume quota. Quota will be replenished in 00:00:01."}"""
                )
                .With("retry-after-ms", "20")
        ),
        Once(
            "wait_gemini",
            "Gemini",
            "429 with a retryDelay in the body",
            "waits so long",
            ScriptedAnswer.Json(
                429,
                """[{"error":{"code":429,"message":"You exceeded your current quota.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"0.02s"}]}}]"""
            )
        ),
        Once(
            "wait_azure",
            "Azure",
            "429 with x-ms-retry-after-ms",
            "waits so long",
            ScriptedAnswer.Throttled("x-ms-retry-after-ms", "20")
        ),
        Once(
            "wait_nonsense",
            "any",
            "429 with retry-after-ms -1 and another that makes sense",
            "obeys the one that makes sense",
            ScriptedAnswer.Throttled("retry-after-ms", "-1").With("x-ms-retry-after-ms", "20")
        ),
        Once("once_503", "any", "503 once", "repeats", ScriptedAnswer.Failure(503)),
        Once("once_409", "any", "409 once", "repeats", ScriptedAnswer.Failure(409)),
        Once(
            "once_no_json",
            "Groq",
            "400, json_validate_failed, once",
            "repeats",
            ScriptedAnswer.Json(
                400,
                """{"error":{"message":"Failed to generate JSON. Please adjust your prompt.","type":"invalid_request_error","code":"json_validate_failed","failed_generation":"{"}}"""
            )
        ),
    ];

    private static ServerRow Once(
        string id,
        string server,
        string behaviour,
        string worker,
        ScriptedAnswer answer
    ) =>
        new(id, server, behaviour, worker, 3) { Answer = call => call.Number == 1 ? answer : null };
}
