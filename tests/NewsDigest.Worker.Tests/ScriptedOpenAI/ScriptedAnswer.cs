using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsDigest.Worker.Tests.ScriptedOpenAI;

/// <summary>What the scripted server does with one request, in the wire format of the services.</summary>
internal sealed record ScriptedAnswer(Func<HttpContext, Task> WriteAsync)
{
    public static ScriptedAnswer Success(
        string content,
        int input = 1500,
        int cached = 1152,
        int output = 300
    ) => Completion(content, "stop", usage: Usage(input, cached, output));

    public static ScriptedAnswer CutOff(string content = "{\"source_lang") =>
        Completion(content, "length", usage: Usage(1500, 0, 800));

    public static ScriptedAnswer FilteredAnswer() =>
        Completion(null, "content_filter", usage: Usage(1500, 0, 10));

    public static ScriptedAnswer Refusal(string text = "I'm sorry, I can't help with that.") =>
        Completion(null, "stop", refusal: text, usage: Usage(1500, 0, 12));

    /// <param name="finish">Also one that no client knows.</param>
    public static ScriptedAnswer Completion(
        string? content,
        string? finish,
        string? refusal = null,
        JsonObject? usage = null
    ) => Json(200, CompletionBody(content, finish, refusal, usage));

    /// <summary>The body of a good answer, for tests that change it.</summary>
    public static byte[] CompletionJson(string content) =>
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            CompletionBody(content, "stop", null, Usage(1500, 1152, 300))
        );

    private static JsonObject CompletionBody(
        string? content,
        string? finish,
        string? refusal,
        JsonObject? usage
    ) =>
        new()
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["created"] = 1_700_000_000,
            ["model"] = "gpt-4.1-mini-2025-04-14",
            ["system_fingerprint"] = "fp_1",
            ["choices"] = new JsonArray(
                new JsonObject
                {
                    ["index"] = 0,
                    ["finish_reason"] = finish,
                    ["logprobs"] = null,
                    ["message"] = new JsonObject
                    {
                        ["role"] = "assistant",
                        ["content"] = content,
                        ["refusal"] = refusal,
                        ["annotations"] = new JsonArray(),
                    },
                }
            ),
            ["usage"] = usage,
        };

    public static ScriptedAnswer NoChoices() =>
        Json(
            200,
            new JsonObject
            {
                ["id"] = "x",
                ["object"] = "chat.completion",
                ["created"] = 1,
                ["model"] = "m",
                ["choices"] = new JsonArray(),
            }
        );

    public static ScriptedAnswer Throttled(string? header = null, string? value = null) =>
        Json(
            429,
            Error(
                "429",
                "Requests to the ChatCompletions_Create Operation have exceeded the token rate limit."
            ),
            header,
            value
        );

    public static ScriptedAnswer Failure(
        int status,
        string code = "internal_error",
        string message = "The server had an error.",
        string? param = null
    ) => Json(status, Error(code, message, param));

    /// <summary>As Azure writes it when the prompt is filtered.</summary>
    public static ScriptedAnswer FilteredPrompt(string category = "violence")
    {
        var result = new JsonObject();
        foreach (var name in new[] { "hate", "jailbreak", "self_harm", "sexual", "violence" })
        {
            result[name] =
                name == "jailbreak"
                    ? new JsonObject
                    {
                        ["filtered"] = name == category,
                        ["detected"] = name == category,
                    }
                    : new JsonObject
                    {
                        ["filtered"] = name == category,
                        ["severity"] = name == category ? "high" : "safe",
                    };
        }

        var error = Error(
            "content_filter",
            "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
            "prompt"
        );
        error["error"]!["status"] = 400;
        error["error"]!["innererror"] = new JsonObject
        {
            ["code"] = "ResponsibleAIPolicyViolation",
            ["content_filter_result"] = result,
        };
        return Json(400, error);
    }

    public static ScriptedAnswer Text(int status, string contentType, string body) =>
        new(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            await context.Response.WriteAsync(body, context.RequestAborted);
        });

    public static ScriptedAnswer Json(int status, string body) =>
        Text(status, "application/json", body);

    public ScriptedAnswer With(string header, string value) =>
        new(context =>
        {
            context.Response.Headers[header] = value;
            return WriteAsync(context);
        });

    public static ScriptedAnswer Html() =>
        Text(200, "text/html", "<html><body>Bad gateway</body></html>");

    public static ScriptedAnswer Redirect(Uri target) =>
        new(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = target.ToString();
            return Task.CompletedTask;
        });

    /// <summary>No byte until the client goes away.</summary>
    public static ScriptedAnswer Hang() =>
        new(context =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
        );

    /// <summary>Headers and the start of a body, then silence.</summary>
    public static ScriptedAnswer Stall() =>
        new(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{\"id\":", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });

    /// <summary>A body that comes a byte at a time and never ends.</summary>
    public static ScriptedAnswer Drip() =>
        new(async context =>
        {
            context.Response.ContentType = "application/json";
            while (true)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(
                    TimeSpan.FromMilliseconds(20),
                    TimeProvider.System,
                    context.RequestAborted
                );
            }
        });

    /// <summary>As Azure marks an answer that its filter never saw.</summary>
    public static ScriptedAnswer Unfiltered(string content)
    {
        var body = CompletionBody(content, "stop", null, Usage(1500, 1152, 300));
        body["choices"]![0]!["content_filter_results"] = new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = "content_filter_error",
                ["message"] = "The contents are not filtered",
            },
        };
        return Json(200, body);
    }

    /// <summary>The connection ends in the middle of a body.</summary>
    public static ScriptedAnswer Reset() =>
        new(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{\"id\":", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });

    public static ScriptedAnswer Huge(int megabytes, bool compressed) =>
        new(async context =>
        {
            context.Response.ContentType = "application/json";
            if (compressed)
            {
                context.Response.Headers.ContentEncoding = "gzip";
            }

            var target = compressed
                ? new GZipStream(context.Response.Body, CompressionLevel.Fastest)
                : context.Response.Body;
            var megabyte = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
            for (var written = 0; written < megabytes; written++)
            {
                await target.WriteAsync(megabyte, context.RequestAborted);
            }

            if (compressed)
            {
                await target.DisposeAsync();
            }
        });

    public static string Date(DateTimeOffset at) => at.ToString("R", CultureInfo.InvariantCulture);

    private static ScriptedAnswer Json(
        int status,
        JsonObject body,
        string? header = null,
        string? value = null
    ) =>
        new(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            if (header is not null)
            {
                context.Response.Headers[header] = value;
            }

            await context.Response.WriteAsync(
                body.ToJsonString(
                    new JsonSerializerOptions
                    {
                        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                    }
                ),
                context.RequestAborted
            );
        });

    private static JsonObject Error(string code, string message, string? param = null) =>
        new()
        {
            ["error"] = new JsonObject
            {
                ["message"] = message,
                ["type"] = null,
                ["param"] = param,
                ["code"] = code,
            },
        };

    private static JsonObject Usage(int input, int cached, int output) =>
        new()
        {
            ["prompt_tokens"] = input,
            ["completion_tokens"] = output,
            ["total_tokens"] = input + output,
            ["prompt_tokens_details"] = new JsonObject
            {
                ["cached_tokens"] = cached,
                ["audio_tokens"] = 0,
            },
            ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 },
        };
}
