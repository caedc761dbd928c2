using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Worker.Deliveries;

namespace NewsDigest.Worker.Health;

/// <summary>
/// <c>/health/live</c>: the process answers; it depends on nothing outside. <c>/health/ready</c>: queue, store and engine can be
/// worked with, and no article waits for a damaged result; a 503 names each that cannot, with the cause.
/// </summary>
internal static class WorkerHealth
{
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(10);
    private static readonly StorePath Probe = StorePath.Of("health", "probe");

    public static IServiceCollection AddWorkerHealth(this IServiceCollection services)
    {
        services
            .AddHealthChecks()
            .Add(
                Check(
                    "queue",
                    async (provider, token) =>
                        await provider.GetRequiredService<IArticleQueue>().MeasureAsync(token)
                )
            )
            .Add(
                Check(
                    "store",
                    async (provider, token) =>
                        await ProbeAsync(provider.GetRequiredService<IResultStore>(), token)
                )
            )
            .Add(
                Check(
                    "results",
                    async (provider, token) =>
                        await provider.GetRequiredService<DamagedResults>().CheckAsync(token)
                )
            )
            .Add(
                Check(
                    "engine",
                    async (provider, token) =>
                    {
                        foreach (var probe in provider.GetServices<EngineProbe>())
                        {
                            await probe.CheckAsync(token);
                        }
                    }
                )
            )
            .Add(
                new HealthCheckRegistration(
                    "intake",
                    provider => new BreakerCheck(
                        provider.GetRequiredService<IntakeCircuitBreaker>()
                    ),
                    HealthStatus.Unhealthy,
                    []
                )
            );
        return services;
    }

    public static void MapWorkerHealth(this WebApplication app, HealthOptions options)
    {
        app.MapUnsubscribe();
        var gate = new HealthGate(options);
        app.MapLogin(gate);
        app.Use(gate.PassAsync);
        app.MapHealthChecks(
            "/health/live",
            new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }
        );
        app.MapHealthChecks(
            "/health/ready",
            new HealthCheckOptions { ResponseWriter = WriteAsync }
        );
    }

    /// <summary>Writes, because a store that only gives takes no result; and reads what it wrote.</summary>
    private static async Task ProbeAsync(IResultStore store, CancellationToken cancellationToken)
    {
        await store.PutAsync(Probe, "ok"u8.ToArray(), cancellationToken);
        await store.ReadAsync(Probe, cancellationToken);
    }

    private static HealthCheckRegistration Check(
        string name,
        Func<IServiceProvider, CancellationToken, Task> check
    ) =>
        new(
            name,
            provider => new DelegateCheck(name, provider, check),
            HealthStatus.Unhealthy,
            [],
            LongestCheck
        );

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        var parts = report.Entries.ToDictionary(
            entry => entry.Key,
            entry =>
                VisibleText.Line(entry.Value.Description ?? entry.Value.Exception?.Message ?? "ok")
        );
        return context.Response.WriteAsync(
            JsonSerializer.Serialize(
                new { status = report.Status == HealthStatus.Healthy ? "ok" : "not ready", parts },
                ArticleJson.Options
            )
        );
    }

    private sealed class DelegateCheck(
        string name,
        IServiceProvider services,
        Func<IServiceProvider, CancellationToken, Task> check
    ) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken
        )
        {
            try
            {
                await check(services, cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return HealthCheckResult.Unhealthy(
                    $"The {name} gave no answer within {LongestCheck.TotalSeconds:0} s. Look at its address and the network, or at the disk."
                );
            }
#pragma warning disable CA1031 // Whatever it is, it is the cause that is asked for; left to the framework it is logged with its stack, again and again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                return HealthCheckResult.Unhealthy(exception.Message);
            }
        }
    }

    private sealed class BreakerCheck(IntakeCircuitBreaker breaker) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                breaker.Cause is { } cause
                    ? HealthCheckResult.Unhealthy(cause)
                    : HealthCheckResult.Healthy()
            );
    }
}
