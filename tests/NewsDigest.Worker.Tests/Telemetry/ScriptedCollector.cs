using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsDigest.Worker.Tests.Telemetry;

/// <summary>An OpenTelemetry collector on loopback that keeps what it is sent. Text stands in protobuf as it is.</summary>
internal sealed class ScriptedCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Signal, string Text)> _sent = new();

    private ScriptedCollector()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapPost("/v1/{signal}", TakeAsync);
    }

    public string Address =>
        _app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();

    public int Count => _sent.Count;

    public static async Task<ScriptedCollector> StartAsync()
    {
        var collector = new ScriptedCollector();
        await collector._app.StartAsync(CancellationToken.None);
        return collector;
    }

    /// <param name="signal"><c>traces</c>, <c>metrics</c> or <c>logs</c>.</param>
    public string All(string signal) =>
        string.Join('\n', _sent.Where(sent => sent.Signal == signal).Select(sent => sent.Text));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        if (context.Request.Headers.ContentEncoding == "gzip")
        {
            await using var plain = new GZipStream(
                context.Request.Body,
                CompressionMode.Decompress
            );
            await plain.CopyToAsync(bytes, context.RequestAborted);
        }
        else
        {
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        }

        _sent.Enqueue(
            (
                (string)context.Request.RouteValues["signal"]!, // the route has it
                Encoding.Latin1.GetString(bytes.ToArray())
            )
        );
        context.Response.ContentType = "application/x-protobuf";
    }
}
