using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace NewsDigest.MessageLoop;

internal static class HostExtensions
{
    /// <summary>
    /// Runs until shutdown and returns the process exit code. On .NET 10 a crashed <see cref="BackgroundService"/> stops
    /// the host but the process still exits with 0, so nothing would restart it.
    /// </summary>
    public static async Task<int> RunToExitCodeAsync(
        this IHost host,
        CancellationToken cancellationToken
    )
    {
        var workers = host
            .Services.GetServices<IHostedService>()
            .OfType<BackgroundService>()
            .ToArray();

        // Not RunAsync: it disposes the host, and the caller still asks it what happened.
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await host.StopAsync(CancellationToken.None); // what had started
            return 0;
        }

        await host.WaitForShutdownAsync(cancellationToken);
        return workers.Any(worker => worker.ExecuteTask is { IsFaulted: true }) ? 1 : 0;
    }
}
