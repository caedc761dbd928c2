using NewsDigest.MessageLoop;
using NewsDigest.Settings;
using NewsDigest.Worker.Health;
using NewsDigest.Worker.Telemetry;
using NewsDigest.Worker.Visible;

namespace NewsDigest.Worker;

/// <summary>The process around the worker: settings, logging, health endpoints.</summary>
internal static class WorkerHost
{
    public static IHost Build(
        IConfigurationRoot settings,
        bool drain,
        Action<ILoggingBuilder>? logging = null
    )
    {
        var options = SettingsReader.Read<WorkerOptions>(settings);
        var mode = drain
            ? new DrainMode(
                true,
                options.Lease + TimeSpan.FromSeconds(30),
                options.DrainTime,
                ProcessAge()
            )
            : DrainMode.Off;

        // A drain ends by itself and has an exit code; only a worker that stays is asked how it is.
        return
            SettingsReader.Read<HealthOptions>(settings) is { Address: not null } health && !drain
            ? BuildWithHealth(settings, mode, health, logging)
            : Configure(Host.CreateEmptyApplicationBuilder(null), settings, mode, logging).Build();
    }

    private static TimeSpan ProcessAge()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var age = TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime();
        return age > TimeSpan.Zero ? age : TimeSpan.Zero; // a clock may be set back
    }

    private static WebApplication BuildWithHealth(
        IConfigurationRoot settings,
        DrainMode mode,
        HealthOptions health,
        Action<ILoggingBuilder>? logging
    )
    {
        var builder = Configure(
            WebApplication.CreateSlimBuilder(
                new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
            ),
            settings,
            mode,
            logging
        );
        HealthPort.RequireFree(health.Address!); // not switched off
        builder.WebHost.UseUrls(health.Address!.ToString()); // as above
        builder.Services.AddWorkerHealth().AddMetricsPage().AddDashboard();
        var app = builder.Build();
        app.MapWorkerHealth(health);
        app.MapMetricsPage();
        app.MapDashboard();
        return app;
    }

    private static T Configure<T>(
        T builder,
        IConfigurationRoot settings,
        DrainMode mode,
        Action<ILoggingBuilder>? logging
    )
        where T : IHostApplicationBuilder
    {
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(settings);
        builder.Logging.ClearProviders().AddConfiguration(settings.GetSection("Logging"));
        (logging ?? (console => console.AddVisibleConsole(settings)))(builder.Logging);
        builder.Services.AddWorker(settings, mode);
        builder.AddTelemetry();
        return builder;
    }
}
