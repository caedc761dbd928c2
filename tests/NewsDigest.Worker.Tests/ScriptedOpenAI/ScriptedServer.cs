using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsDigest.Worker.Tests.ScriptedOpenAI;

/// <summary>
/// Azure OpenAI and OpenAI as far as NewsDigest calls them, on a free port of loopback. Answers from its queue first, then by
/// its function; a request that neither expects is a 500 with a reason, so that no test passes on an answer nobody wrote.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ScriptedAnswer> _queue = new();
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly Func<ScriptedRequest, ScriptedAnswer>? _answer;
    private readonly long _start = Stopwatch.GetTimestamp();

    private ScriptedServer(
        Func<ScriptedRequest, ScriptedAnswer>? answer,
        X509Certificate2? certificate,
        Func<string, ScriptedAnswer>? models
    )
    {
        _answer = answer;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        if (certificate is not null)
        {
            builder
                .WebHost.UseKestrelHttpsConfiguration()
                .ConfigureKestrel(kestrel =>
                    kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate)
                )
                .UseUrls("https://127.0.0.1:0");
        }

        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapPost("/openai/deployments/{deployment}/chat/completions", HandleAsync);
        _app.MapPost("/openai/v1/chat/completions", HandleAsync);
        _app.MapPost("/v1/chat/completions", HandleAsync);
        _app.MapPost("/api/v1/chat/completions", HandleAsync);
        _app.MapPost("/chat/completions", HandleAsync); // for an address without /v1
        if (models is not null)
        {
            _app.MapGet(
                "/v1/models",
                (HttpContext context) => models(context.Request.Path).WriteAsync(context)
            );
            _app.MapGet(
                "/api/v1/models",
                (HttpContext context) => models(context.Request.Path).WriteAsync(context)
            );
            _app.MapGet(
                "/models",
                (HttpContext context) => models(context.Request.Path).WriteAsync(context)
            );
        }
    }

    /// <summary>Also for a worker in a process of its own.</summary>
    public Uri Address =>
        new(
            _app.Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.Single()
        );

    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    /// <param name="certificate">For https; null is http.</param>
    /// <param name="models">What the list of models answers, by its path; null is a server without one.</param>
    public static async Task<ScriptedServer> StartAsync(
        Func<ScriptedRequest, ScriptedAnswer>? answer = null,
        X509Certificate2? certificate = null,
        Func<string, ScriptedAnswer>? models = null
    )
    {
        var server = new ScriptedServer(answer, certificate, models);
        await server._app.StartAsync(CancellationToken.None);
        return server;
    }

    /// <summary>Answers for the next requests, before the function is asked.</summary>
    public ScriptedServer Then(params ScriptedAnswer[] answers)
    {
        Array.ForEach(answers, _queue.Enqueue);
        return this;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key.ToLowerInvariant(),
            header => header.Value.ToString()
        );
        var request = new ScriptedRequest(
            context.Request.Path,
            context.Request.QueryString.Value ?? "",
            headers,
            body,
            Stopwatch.GetElapsedTime(_start)
        );
        _requests.Enqueue(request);
        var answer = _queue.TryDequeue(out var next) ? next : _answer?.Invoke(request);
        try
        {
            await (
                answer
                ?? ScriptedAnswer.Failure(
                    500,
                    "unscripted",
                    "No answer was scripted for this request."
                )
            ).WriteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client gave up waiting, as some tests want it to.
        }
    }
}
