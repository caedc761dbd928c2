using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsDigest.Intake;
using NewsDigest.Storage;

namespace NewsDigest.Dashboard;

/// <summary>
/// Requeues or drops the quarantined messages that a filter names, one by one and one action at a time, while the page tells how far it
/// is. Ended in the middle, the rest lies in quarantine as before.
/// </summary>
internal sealed partial class QuarantineAction(
    QuarantineDecisions decisions,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<QuarantineAction> logger
)
{
    private readonly Lock _lock = new();
    private Task _running = Task.CompletedTask;

    /// <summary>How far the last action is, in words; null when there was none.</summary>
    public string? Words { get; private set; }

    /// <summary>Begins; false while another runs.</summary>
    /// <param name="isDrop">Deletes instead of putting back on the queue.</param>
    public bool TryBegin(QuarantineFilter filter, bool isDrop)
    {
        lock (_lock)
        {
            if (!_running.IsCompleted)
            {
                return false;
            }

            Words = $"{(isDrop ? "Dropping" : "Requeueing")} {filter.Words}…";
            _running = Task.Run(() => RunAsync(filter, isDrop, lifetime.ApplicationStopping));
            return true;
        }
    }

    /// <summary>Waits for the end of a small action, so that the page that follows shows it.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        await Task.WhenAny(_running, Task.Delay(atMost, time, cancellationToken));
    }

    private async Task RunAsync(
        QuarantineFilter filter,
        bool isDrop,
        CancellationToken cancellationToken
    )
    {
        var (done, failed) = (0, 0);
        var verb = isDrop ? "dropped" : "put back on the queue";
        try
        {
            var chosen = await decisions
                .ListAsync(cancellationToken)
                .Where(filter.Fits)
                .ToListAsync(cancellationToken);
            foreach (var record in chosen)
            {
                if (await TryAsync(record, isDrop, cancellationToken))
                {
                    done++;
                }
                else
                {
                    failed++;
                }

                Words = $"{filter.Words}: {done} of {chosen.Count} {verb}{Failures(failed)}.";
            }

            Words = $"{filter.Words}: {done} {verb}{Failures(failed)}.";
            Log.Done(logger, filter.Words, done, verb, failed);
        }
        catch (Exception exception)
            when (exception is StoreUnavailableException or QueueUnavailableException)
        {
            Words = $"{filter.Words}: {done} {verb}, then it ended: {exception.Message}";
            Log.Ended(logger, filter.Words, done, verb, exception.Message);
        }
        catch (OperationCanceledException)
        {
            Words = $"{filter.Words}: {done} {verb}, then the worker was stopped.";
        }
    }

    /// <summary>One message that is gone does not hold up the others.</summary>
    private async Task<bool> TryAsync(
        QuarantineRecord record,
        bool isDrop,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await (
                isDrop
                    ? decisions.DropAsync(record, cancellationToken)
                    : decisions.RequeueAsync(record, cancellationToken)
            );
            return true;
        }
        catch (InvalidDataException exception)
        {
            Log.Failed(logger, record.Key, exception.Message);
            return false;
        }
    }

    private static string Failures(int failed) =>
        failed == 0 ? "" : $", {failed} could not be: see the log";

    private static partial class Log
    {
        [LoggerMessage(
            762,
            LogLevel.Information,
            "Asked on the dashboard: {Messages}: {Done} {Verb}, {Failed} failed."
        )]
        public static partial void Done(
            ILogger logger,
            string messages,
            int done,
            string verb,
            int failed
        );

        [LoggerMessage(
            763,
            LogLevel.Warning,
            "Asked on the dashboard: {Messages}: {Done} {Verb}, then it ended: {Cause}"
        )]
        public static partial void Ended(
            ILogger logger,
            string messages,
            int done,
            string verb,
            string cause
        );

        [LoggerMessage(764, LogLevel.Warning, "Quarantined {Key} stays where it is: {Cause}")]
        public static partial void Failed(ILogger logger, string key, string cause);
    }
}
