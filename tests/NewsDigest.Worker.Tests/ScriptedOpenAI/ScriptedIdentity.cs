using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsDigest.Worker.Tests.ScriptedOpenAI;

/// <summary>The endpoint from which a machine in Azure gets the tokens of its managed identity: t1, t2, …</summary>
internal sealed class ScriptedIdentity : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _tokens;

    private ScriptedIdentity()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapGet(
            "/token",
            (HttpContext context) =>
                context.Response.WriteAsJsonAsync(
                    new
                    {
                        access_token = string.Create(
                            CultureInfo.InvariantCulture,
                            $"t{Interlocked.Increment(ref _tokens)}"
                        ),
                        expires_on = TimeProvider
                            .System.GetUtcNow()
                            .AddHours(8)
                            .ToUnixTimeSeconds()
                            .ToString(CultureInfo.InvariantCulture),
                        resource = context.Request.Query["resource"].ToString(),
                        token_type = "Bearer",
                    }
                )
        );
    }

    public int Tokens => _tokens;

    /// <summary>What Azure sets in the environment of a program.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        new Dictionary<string, string>
        {
            ["IDENTITY_ENDPOINT"] =
                $"{_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/token", // started
            ["IDENTITY_HEADER"] = "of this machine",
        };

    public static async Task<ScriptedIdentity> StartAsync()
    {
        var identity = new ScriptedIdentity();
        await identity._app.StartAsync(CancellationToken.None);
        return identity;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
