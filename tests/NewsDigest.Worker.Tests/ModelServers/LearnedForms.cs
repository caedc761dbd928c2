using System.Globalization;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>Servers that do not take a parameter: asked with it once, and never again.</summary>
internal static class LearnedForms
{
    private const string Object = "asks for json_object from then on";
    private const string WithoutTemperature = "leaves the temperature out from then on";

    public static IReadOnlyList<ServerRow> Rows { get; } =
    [
        Format(
            "rf_400_nocode",
            "OpenAI's older models, proxies",
            "400, json_schema not supported, without a code",
            Object,
            400,
            """{"error":{"message":"Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.","type":"invalid_request_error","param":null,"code":null}}"""
        ),
        Format(
            "rf_400_str",
            "LM Studio",
            "400 with a text as error: json_object or text",
            Object,
            400,
            """{"error":"'response_format.type' must be 'json_object' or 'text'"}"""
        ),
        Format(
            "rf_deepseek",
            "DeepSeek",
            "400, this response_format type is unavailable now",
            Object,
            400,
            """{"error":{"message":"This response_format type is unavailable now","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}"""
        ),
        Format(
            "rf_422",
            "FastAPI servers",
            "422 that names the place body.response_format.type",
            Object,
            422,
            """{"detail":[{"type":"literal_error","loc":["body","response_format","type"],"msg":"Input should be 'text' or 'json_object'","input":"json_schema"}]}"""
        ),
        Format(
            "rf_grammar",
            "llama.cpp",
            "500, the schema makes no grammar",
            Object,
            500,
            """{"error":{"code":500,"message":"Failed to parse grammar","type":"server_error"}}"""
        ),
        Format(
            "rf_no_endpoint",
            "OpenRouter",
            "404, no endpoint supports the format",
            Object,
            404,
            """{"error":{"message":"No endpoints found that support response_format json_schema.","code":404}}"""
        ),
        Format(
            "rf_pydantic",
            "vLLM, older",
            "400, a list of Python's as text",
            Object,
            400,
            """{"object":"error","message":"[{'type': 'extra_forbidden', 'loc': ('body', 'response_format', 'json_schema'), 'msg': 'Extra inputs are not permitted'}]","type":"BadRequestError","param":null,"code":400}"""
        ),
        Format(
            "rf_guided",
            "vLLM",
            "400, guided decoding is not built in",
            Object,
            400,
            """{"object":"error","message":"Guided decoding backend 'auto' is not available.","type":"BadRequestError","param":null,"code":400}"""
        ),
        Format(
            "rf_200",
            "OpenRouter",
            "200 with an error inside about structured outputs",
            Object,
            200,
            """{"error":{"message":"Structured output is not supported by this provider","code":400}}"""
        ),
        new(
            "rf_words",
            "small servers",
            "refuses json_schema, then json_object",
            "sends the schema in words from then on",
            6
        )
        {
            Articles = 2,
            Says = ["the schema is sent in words"],
            Answer = call =>
                call.Request.Format is null
                    ? null
                    : ScriptedAnswer.Json(
                        400,
                        """{"error":{"message":"response_format is not supported"}}"""
                    ),
        },
        new(
            "rf_lmstudio",
            "LM Studio",
            "refuses json_object, which the table of models asks for",
            "sends the schema in words from then on",
            5
        )
        {
            Articles = 2,
            Settings = new Dictionary<string, string>
            {
                ["Model:Families:scripted:StrictSchema"] = "false",
            },
            Answer = call =>
                call.Request.Format == "json_object"
                    ? ScriptedAnswer.Json(
                        400,
                        """{"error":"'response_format.type' must be 'json_schema' or 'text'"}"""
                    )
                    : null,
        },
        Parameter(
            "t_nocode",
            "any",
            "400, temperature not supported, without a code",
            WithoutTemperature,
            "temperature",
            """{"error":{"message":"Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.","type":"invalid_request_error","param":null,"code":null}}"""
        ),
        Parameter(
            "t_param",
            "OpenAI",
            "400 with temperature as param",
            WithoutTemperature,
            "temperature",
            """{"error":{"message":"Not here.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}"""
        ),
        Parameter(
            "t_litellm",
            "LiteLLM",
            "400, UnsupportedParamsError",
            WithoutTemperature,
            "temperature",
            """{"error":{"message":"litellm.UnsupportedParamsError: azure does not support parameters: ['temperature'], for model=o3.","type":"None","param":null,"code":"400"}}"""
        ),
        Parameter(
            "max_tokens",
            "OpenAI",
            "400, use max_completion_tokens",
            "uses the other name from then on",
            "max_tokens",
            """{"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}"""
        ),
        Parameter(
            "max_completion",
            "older servers",
            "422, max_completion_tokens unknown",
            "uses the other name from then on",
            "max_completion_tokens",
            """{"detail":[{"type":"extra_forbidden","loc":["body","max_completion_tokens"],"msg":"Extra inputs are not permitted","input":600}]}""",
            "gpt-4o-mini"
        ),
        Parameter(
            "reasoning",
            "vLLM, Ollama",
            "400, does not think",
            "leaves the effort out from then on",
            "reasoning_effort",
            """{"error":{"message":"\"gpt-oss\" does not support thinking","type":"api_error","param":null,"code":null}}""",
            "gpt-oss-20b"
        ),
        Parameter(
            "verbosity",
            "proxies",
            "400, verbosity unknown",
            "leaves it out from then on",
            "verbosity",
            """{"error":{"message":"Unrecognized request argument supplied: verbosity","type":"invalid_request_error","param":null,"code":null}}""",
            "gpt-5-mini"
        ),
        new(
            "answer_length",
            "OpenAI, Groq",
            "400, max_tokens too large, with the largest",
            "asks for no more than that from then on",
            6
        )
        {
            Articles = 2,
            Paragraphs = 10,
            Says = ["answers of at most 500 tokens"],
            Answer = call =>
                Sent(call) > 500
                    ? ScriptedAnswer.Json(
                        400,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $$$"""{"error":{"message":"max_tokens is too large: {{{Sent(call)}}}. This model supports at most 500 completion tokens.","type":"invalid_request_error","param":"max_tokens","code":"invalid_value"}}"""
                        )
                    )
                    : null,
        },
        new(
            "two",
            "small servers",
            "refuses temperature and json_schema, one after the other",
            "leaves out both from then on",
            6
        )
        {
            Articles = 2,
            Answer = call =>
                call.Request.Json.TryGetProperty("temperature", out _)
                    ? ScriptedAnswer.Json(400, """{"error":"temperature is fixed"}""")
                : call.Request.Format == "json_schema"
                    ? ScriptedAnswer.Json(400, """{"error":"json_schema is unknown"}""")
                : null,
        },
    ];

    private static int Sent(ServerCall call) =>
        call.Request.Json.TryGetProperty("max_tokens", out var tokens) ? tokens.GetInt32() : 0;

    private static ServerRow Format(
        string id,
        string server,
        string behaviour,
        string worker,
        int status,
        string body
    ) =>
        new(id, server, behaviour, worker, 5)
        {
            Articles = 2,
            Says = ["no json_schema: json_object"],
            Answer = call =>
                call.Request.Format == "json_schema" ? ScriptedAnswer.Json(status, body) : null,
        };

    private static ServerRow Parameter(
        string id,
        string server,
        string behaviour,
        string worker,
        string parameter,
        string body,
        string model = "scripted"
    ) =>
        new(id, server, behaviour, worker, 5)
        {
            Articles = 2,
            Says = [$"no {parameter}:"],
            Settings = new Dictionary<string, string> { ["OpenAI:Model"] = model },
            Answer = call =>
                call.Request.Json.TryGetProperty(parameter, out _)
                    ? ScriptedAnswer.Json(
                        body.Contains("detail", StringComparison.Ordinal) ? 422 : 400,
                        body
                    )
                    : null,
        };
}
