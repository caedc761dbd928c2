using System.Collections;
using NewsDigest.MessageLoop;
using NewsDigest.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace NewsDigest.Worker.Telemetry;

/// <summary>
/// Metrics on the health address for a Prometheus that asks for them; metrics, traces and logs to an OpenTelemetry collector where the
/// standard variables name one. Nothing is sent anywhere else, and nothing by default.
/// </summary>
internal static class TelemetryServices
{
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string MetricsPath = "/metrics";

    /// <summary>Of Microsoft.Extensions.AI: spans <c>chat MODEL</c> and the metrics <c>gen_ai.client.*</c>.</summary>
    private const string ModelSource = "Experimental.Microsoft.Extensions.AI";

    private const string VariablePrefix = "OTEL_";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var variables = Variables();
        if (string.IsNullOrWhiteSpace(variables.GetValueOrDefault(EndpointVariable)))
        {
            return;
        }

        builder.Configuration.AddInMemoryCollection(variables); // the SDK reads its own variables there
        builder.Logging.AddOpenTelemetry(logging => logging.IncludeFormattedMessage = true);
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(Describe)
            .WithMetrics(metrics => Measure(metrics))
            .WithTracing(tracing => tracing.AddSource(WorkerMetrics.MeterName, ModelSource))
            .UseOtlpExporter();
        builder.Services.AddHostedService<AlwaysLooking>();
    }

    public static IServiceCollection AddMetricsPage(this IServiceCollection services)
    {
        services
            .AddOpenTelemetry()
            .ConfigureResource(Describe)
            .WithMetrics(metrics => Measure(metrics).AddPrometheusExporter());
        return services;
    }

    /// <summary>Behind the gate that guards the health endpoints: the same hosts and the same token.</summary>
    public static void MapMetricsPage(this WebApplication app)
    {
        app.Use(
            (context, next) =>
            {
                if (context.Request.Path.Equals(MetricsPath, StringComparison.Ordinal))
                {
                    context.RequestServices.GetRequiredService<GaugeReader>().Look();
                }

                return next(context);
            }
        );
        app.MapPrometheusScrapingEndpoint(MetricsPath);
    }

    private static MeterProviderBuilder Measure(MeterProviderBuilder metrics) =>
        metrics.AddMeter(WorkerMetrics.MeterName, ModelSource).AddRuntimeInstrumentation();

    private static void Describe(ResourceBuilder resource) =>
        resource
            .AddService(
                "newsdigest",
                serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString(3),
                serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}"
            )
            .AddEnvironmentVariableDetector(); // last: what the operator says counts

    private static Dictionary<string, string?> Variables() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Where(variable =>
                ((string)variable.Key).StartsWith(VariablePrefix, StringComparison.Ordinal)
            )
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value);
}
