using Microsoft.Extensions.Options;
using NewsDigest.Intake;
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

    public static ServiceProvider Build(IConfiguration settings)
    {
        var services = new ServiceCollection()
            .AddLogging(logging =>
                logging
                    .AddVisibleConsole(settings, toStandardError: true)
                    .SetMinimumLevel(LogLevel.Warning)
            )
            .AddQueueAndStore(settings)
            .AddSingleton<ArticleSubmitter>()
            .BuildServiceProvider();
        services.GetService<IStartupValidator>()?.Validate();
        return services;
    }
}
