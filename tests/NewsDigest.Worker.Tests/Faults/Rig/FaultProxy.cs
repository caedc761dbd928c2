using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>Stands on loopback between a worker and a service, passes requests on, and harms those that a test picks.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private static readonly string[] HopByHop =
    [
        "Host",
        "Connection",
        "Keep-Alive",
        "Transfer-Encoding",
        "Expect",
        "Upgrade",
        "Proxy-Connection",
    ];

    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            MaxConnectionsPerServer = 512,
        }
    );
    private readonly ConcurrentQueue<ProxiedRequest> _requests = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _unanswered;

    private FaultProxy(Uri target)
    {
        Target = target;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null)
            .UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>Where requests go. Set anew when the service was started again on another port.</summary>
    public Uri Target { get; set; }

    /// <summary>Asked for every request; null passes it on unharmed.</summary>
    public Func<ProxiedRequest, Fault?> Harm { get; set; } = _ => null;

    public IReadOnlyList<ProxiedRequest> Requests => [.. _requests];

    public int Count => _requests.Count;

    /// <summary>Requests on which the service acted, or began to, and whose answer nobody received.</summary>
    public int Unanswered => _unanswered;

    public Uri Address =>
        new(
            _app.Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.Single()
        );

    public static async Task<FaultProxy> StartAsync(Uri target)
    {
        var proxy = new FaultProxy(target);
        await proxy._app.StartAsync(CancellationToken.None);
        return proxy;
    }

    /// <summary>Harms the first <paramref name="times"/> requests that match, and no others.</summary>
    public void HarmFirst(int times, Func<ProxiedRequest, bool> match, Fault fault)
    {
        var left = times;
        Harm = request => match(request) && Interlocked.Decrement(ref left) >= 0 ? fault : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    /// <summary>Harms the next request that matches.</summary>
    public void HarmNext(Func<ProxiedRequest, bool> match, Fault fault) =>
        HarmFirst(1, match, fault);

    private async Task HandleAsync(HttpContext context)
    {
        var request = new ProxiedRequest(
            context.Request.Method,
            context.Request.Path,
            context.Request.QueryString.Value ?? "",
            Stopwatch.GetElapsedTime(_start)
        );
        var fault = Harm(request);
        _requests.Enqueue(request);
        var passed = false;
        try
        {
            switch (fault)
            {
                case Fault.Cut:
                    context.Abort();
                    return;
                case Fault.Refusal(var status):
                    context.Response.StatusCode = status;
                    return;
                case Fault.Held(var until):
                    await until.WaitAsync(context.RequestAborted);
                    break;
            }

            passed = true;
            using var answer = await ForwardAsync(context);
            if (fault is Fault.LostAnswer)
            {
                await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
                Interlocked.Increment(ref _unanswered);
                context.Abort();
                return;
            }

            await AnswerAsync(context, answer);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The service is down, or one side went away: the other learns it the same way.
            if (passed)
            {
                Interlocked.Increment(ref _unanswered);
            }

            context.Abort();
        }
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var address = new Uri(
            Target.GetLeftPart(UriPartial.Authority) + target,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        using var message = new HttpRequestMessage(new HttpMethod(context.Request.Method), address);
        if (
            context.Request.ContentLength is not null
            || context.Request.Headers.TransferEncoding.Count > 0
        )
        {
            message.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers)
        {
            if (
                !HopByHop.Contains(name, StringComparer.OrdinalIgnoreCase)
                && !message.Headers.TryAddWithoutValidation(name, values.AsEnumerable())
            )
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return await _client.SendAsync(message, context.RequestAborted);
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (!HopByHop.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
