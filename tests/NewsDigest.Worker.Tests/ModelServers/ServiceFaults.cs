using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>Servers that are wrong for every article: nobody's fault but theirs.</summary>
internal static class ServiceFaults
{
    private const string NamesTheModel = "pauses intake and names the model's key";
    private const string NamesTheAddress = "pauses intake and names the key of the address";
    private const string Repeats = "repeats, then pauses intake";
    private const string Quotes = "pauses intake with the server's words";
    private const string MustBePaid = "pauses intake: must be paid, no waiting helps";

    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        Paused(
            "401",
            "any",
            "401",
            "pauses intake and names the key",
            1,
            Json(
                401,
                """{"error":{"message":"Incorrect API key provided: sk-1.","type":"invalid_request_error","code":"invalid_api_key"}}"""
            ),
            "Set OpenAI:Key",
            "Incorrect API key provided"
        ),
        Paused(
            "403",
            "Azure, gateways",
            "403",
            "pauses intake and names the key",
            1,
            Json(
                403,
                """{"error":{"code":"PermissionDenied","message":"Principal does not have access to API/Operation."}}"""
            ),
            "Set OpenAI:Key"
        ),
        Paused(
            "407",
            "corporate proxy",
            "407 with a page",
            "pauses intake and names the key",
            1,
            ScriptedAnswer.Text(
                407,
                "text/html",
                "<html><head><title>Proxy login</title></head></html>"
            ),
            "Proxy login"
        ),
        Paused(
            "gemini_key",
            "Gemini",
            "400, the key is not valid",
            "pauses intake and names the key",
            1,
            Json(
                400,
                """[{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}]"""
            ),
            "Set OpenAI:Key"
        ),
        Paused(
            "402",
            "OpenRouter",
            "402, no credits",
            MustBePaid,
            1,
            Json(
                402,
                """{"error":{"code":402,"message":"Insufficient credits. Add more on the billing page."}}"""
            ),
            "wants to be paid first",
            "Insufficient credits"
        ),
        Paused(
            "insufficient_quota",
            "OpenAI",
            "429 with insufficient_quota",
            MustBePaid,
            1,
            Json(
                429,
                """{"error":{"message":"You exceeded your current quota.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}"""
            ),
            "wants to be paid first"
        ),
        Paused(
            "credit_400",
            "Anthropic",
            "400, credit balance too low",
            MustBePaid,
            1,
            Json(
                400,
                """{"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the API."}}"""
            ),
            "wants to be paid first"
        ),
        Paused(
            "no_model",
            "Ollama",
            "404, model not found",
            NamesTheModel,
            1,
            Json(
                404,
                """{"error":{"message":"model \"scripted\" not found, try pulling it first","type":"api_error","param":null,"code":null}}"""
            ),
            "Set OpenAI:Model",
            "try pulling it first"
        ),
        Paused(
            "none_loaded",
            "LM Studio",
            "400, no model loaded",
            NamesTheModel,
            1,
            Json(
                400,
                """{"error":{"message":"No models loaded. Please load a model in the developer page.","type":"invalid_request_error","param":"model","code":"model_not_found"}}"""
            ),
            "Set OpenAI:Model"
        ),
        Paused(
            "not_a_model",
            "OpenRouter",
            "400, not a valid model ID",
            NamesTheModel,
            1,
            Json(400, """{"error":{"message":"scripted is not a valid model ID","code":400}}"""),
            "Set OpenAI:Model"
        ),
        Paused(
            "not_for_chat",
            "Azure",
            "400 OperationNotSupported",
            NamesTheModel,
            1,
            Json(
                400,
                """{"error":{"code":"OperationNotSupported","message":"The chatCompletion operation does not work with the specified model, scripted."}}"""
            ),
            "Set OpenAI:Model"
        ),
        Paused(
            "no_v1",
            "LM Studio",
            "200 with an error text for an address without /v1",
            "pauses intake: BaseUrl must end in /v1",
            1,
            Json(200, """{"error":"Unexpected endpoint or method. (POST /chat/completions)"}"""),
            "it must end in /v1",
            "Unexpected endpoint or method"
        ),
        Paused(
            "405",
            "any web server",
            "405",
            NamesTheAddress,
            1,
            ScriptedAnswer.Text(405, "text/html", "<html><body>Not allowed</body></html>"),
            "OpenAI:BaseUrl"
        ),
        Paused(
            "415",
            "any",
            "415",
            NamesTheAddress,
            1,
            Json(415, """{"detail":"Unsupported media type"}"""),
            "OpenAI:BaseUrl",
            "Unsupported media type"
        ),
        Paused(
            "501",
            "older servers",
            "501",
            NamesTheAddress,
            1,
            Json(501, """{"error":"not implemented"}"""),
            "OpenAI:BaseUrl"
        ),
        Paused(
            "redirect",
            "proxies",
            "307 to another host",
            "pauses intake, follows nothing",
            1,
            ScriptedAnswer.Redirect(new Uri("http://127.0.0.2:9/v1/chat/completions")),
            "redirect (307)"
        ),
        Paused(
            "400_flat",
            "vLLM, older",
            "400 in a flat body, for every article",
            Quotes,
            1,
            Json(
                400,
                """{"object":"error","message":"The chat template could not be applied.","type":"BadRequestError","param":null,"code":400}"""
            ),
            "The chat template could not be applied"
        ),
        Paused(
            "422_text",
            "FastAPI servers",
            "422 with a text as detail",
            Quotes,
            1,
            Json(422, """{"detail":"No adapter for this request"}"""),
            "No adapter for this request"
        ),
        Paused(
            "422_list",
            "FastAPI servers",
            "422 with a list as detail",
            Quotes,
            1,
            Json(
                422,
                """{"detail":[{"loc":["body","messages",0,"name"],"msg":"Field required","type":"missing","input":{"role":"system","temperature":0}}]}"""
            ),
            "Field required"
        ),
        Paused(
            "400_message",
            "gateways",
            "400 with message alone",
            Quotes,
            1,
            Json(400, """{"message":"no Route matched with those values"}"""),
            "no Route matched"
        ),
        Paused(
            "openrouter_raw",
            "OpenRouter",
            "400 with the provider's error inside metadata.raw",
            Quotes,
            1,
            Json(
                400,
                """{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\"error\":{\"message\":\"Roles must alternate.\"}}","provider_name":"Example"}}}"""
            ),
            "Roles must alternate"
        ),
        Paused(
            "litellm",
            "LiteLLM",
            "400 that wraps the error behind it",
            Quotes,
            1,
            Json(
                400,
                """{"error":{"message":"litellm.BadRequestError: OpenAIException - {\"error\":{\"message\":\"Roles must alternate.\"}}","type":null,"param":null,"code":"400"}}"""
            ),
            "Roles must alternate"
        ),
        Paused(
            "409",
            "any",
            "409",
            Repeats,
            4,
            Json(409, """{"error":{"message":"Busy with another request."}}"""),
            "Busy with another request"
        ),
        Paused(
            "424",
            "Azure",
            "424",
            Repeats,
            4,
            Json(424, """{"error":{"code":"FailedDependency","message":"A dependency failed."}}"""),
            "A dependency failed"
        ),
        Paused(
            "429",
            "any",
            "429 without a wait",
            Repeats,
            4,
            Json(429, """{"error":{"message":"Slow down."}}"""),
            "has no quota left for now"
        ),
        Paused(
            "500",
            "any",
            "500",
            Repeats,
            4,
            Json(500, """{"error":{"message":"Out of memory."}}"""),
            "Out of memory"
        ),
        Paused(
            "502",
            "proxies",
            "502 with a page",
            Repeats,
            4,
            ScriptedAnswer.Text(
                502,
                "text/html",
                "<html><head><title>502 Bad Gateway</title></head></html>"
            ),
            "502 Bad Gateway"
        ),
        Paused(
            "529",
            "Anthropic",
            "529, overloaded",
            Repeats,
            4,
            Json(
                529,
                """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"""
            ),
            "Overloaded"
        ),
        Paused(
            "200_429",
            "OpenRouter",
            "200 with an error inside, code 429",
            Repeats,
            4,
            Json(
                200,
                """{"error":{"message":"Rate limit exceeded: free-models-per-min","code":429}}"""
            ),
            "has no quota left for now (200 with an error inside, 429)",
            "free-models-per-min"
        ),
        Paused(
            "200_402",
            "OpenRouter",
            "200 with an error inside, code 402",
            MustBePaid,
            1,
            Json(200, """{"error":{"message":"This request requires more credits.","code":402}}"""),
            "wants to be paid first"
        ),
        Paused(
            "200_502",
            "OpenRouter",
            "200 with an error inside, code 502",
            Repeats,
            4,
            Json(200, """{"error":{"message":"Provider disconnected","code":502}}"""),
            "Provider disconnected"
        ),
        Paused(
            "choice_error",
            "OpenRouter",
            "200 with an error inside the choice",
            Repeats,
            4,
            Json(
                200,
                """{"id":"x","choices":[{"index":0,"finish_reason":"error","error":{"code":502,"message":"Upstream idle timeout"},"message":{"role":"assistant","content":""}}]}"""
            ),
            "Upstream idle timeout"
        ),
        Paused(
            "html",
            "captive portals",
            "200 with a page",
            Repeats,
            4,
            ScriptedAnswer.Text(
                200,
                "text/html",
                "<html><head><title>Sign in</title></head></html>"
            ),
            "a web page ('Sign in')"
        ),
        Paused(
            "stream",
            "proxies that always stream",
            "200 with an event stream",
            Repeats,
            4,
            ScriptedAnswer.Text(
                200,
                "text/event-stream",
                "data: {\"choices\":[{\"delta\":{\"content\":\"{\"}}]}\n\ndata: [DONE]\n\n"
            ),
            "an event stream"
        ),
        Paused(
            "empty",
            "any",
            "200 with nothing",
            Repeats,
            4,
            Json(200, ""),
            "answered with nothing"
        ),
        Paused(
            "plain",
            "health pages",
            "200 with a plain text",
            Repeats,
            4,
            ScriptedAnswer.Text(200, "text/plain", "Server is running"),
            "not JSON ('Server is running')"
        ),
        Paused(
            "cut",
            "any",
            "200 with half a body",
            Repeats,
            4,
            Json(200, "{\"id\":\"x\",\"choices\":[{\"index\":0,"),
            "not JSON"
        ),
        Paused(
            "gzip_lie",
            "proxies",
            "a gzip header over a plain body",
            Repeats,
            4,
            Json(200, "{\"id\":\"x\",\"choices\":[]}").With("Content-Encoding", "gzip"),
            "Content-Encoding"
        ),
        new(
            "own_400",
            "any",
            "400 for one article alone, everything else goes through",
            "does not count it until the model answers a sentence of ours, five times; then quarantines",
            13
        )
        {
            End = ServerEnd.Quarantined,
            Answer = call =>
                call.Request.User.Contains("alcaldesa", StringComparison.Ordinal)
                    ? Json(400, """{"message":"Character not allowed"}""")
                    : null,
        },
        Paused(
            "no_choice",
            "any",
            "200 with an empty list of choices",
            Repeats,
            2,
            ScriptedAnswer.NoChoices(),
            "no choice in it"
        ),
    ];

    private static ServerRow Paused(
        string id,
        string server,
        string behaviour,
        string worker,
        int requests,
        ScriptedAnswer answer,
        params string[] says
    ) =>
        new(id, server, behaviour, worker, requests)
        {
            Answer = _ => answer,
            End = ServerEnd.Paused,
            Says = says,
            Articles = 3,
        };

    private static ScriptedAnswer Json(int status, string body) =>
        ScriptedAnswer.Json(status, body);
}
