using Microsoft.Extensions.Options;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Settings;
using NewsDigest.Worker.Visible;

namespace NewsDigest.Worker.Commands;

/// <summary>What the commands beside the worker use: queue and store, checked before the first call.</summary>
internal static class Services
{
    /// <summary>For the commands that only look: they make no data folder.</summary>
    public static ServiceProvider BuildForLooking(IConfiguration settings)
    {
        DataFolder.Require(settings);
        return Build(settings);
    }

    /// <param name="withEngine">Also what translates and summarizes, for the commands that ask the model.</param>
    public static ServiceProvider Build(IConfiguration settings, bool withEngine = false)
    {
        var collection = new ServiceCollection()
            .AddLogging(logging =>
                logging
                    .AddVisibleConsole(settings, toStandardError: true)
                    .SetMinimumLevel(LogLevel.Warning)
            )
            .AddQueueAndStore(settings)
            .AddSingleton<ArticleSubmitter>();
        var services = (
            withEngine
                ? collection.AddSettings<WorkerOptions>(settings).AddEngine(settings)
                : collection
        ).BuildServiceProvider();
        services.GetService<IStartupValidator>()?.Validate();
        return services;
    }
}
