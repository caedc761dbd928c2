using System.Globalization;

namespace NewsDigest.MessageLoop;

/// <summary>Decides when a drain ends although messages are left. The clock starts with the object.</summary>
internal sealed class DrainLimits(
    DrainMode mode,
    RunStatistics statistics,
    IntakeCircuitBreaker breaker,
    TimeProvider time
)
{
    /// <summary>What articles in work may take beyond the time limit, so that a drain ends within ten seconds of it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly long _start = time.GetTimestamp();
    private long _progressAt = time.GetTimestamp();
    private int _finished;

    private TimeSpan Elapsed => mode.Age + time.GetElapsedTime(_start);

    /// <summary>Why the drain has to end now; null while it may go on. To be asked often: it also notes progress.</summary>
    public string? ReasonToEnd()
    {
        if (breaker.NeedsOperator)
        {
            return $"Waiting does not help: {breaker.Cause}";
        }

        if (mode.MaxTime is { } limit && Elapsed >= limit)
        {
            return $"The time limit of {Words(limit)} is over.{Cause()}";
        }

        if (IsMoving())
        {
            (_finished, _progressAt) = (statistics.Counts.Finished, time.GetTimestamp());
        }

        return time.GetElapsedTime(_progressAt) >= mode.Patience
            ? $"No article was finished for {Words(mode.Patience)}.{Cause()}"
            : null;
    }

    /// <summary>What articles in work may still take once the drain ends.</summary>
    public TimeSpan Budget(TimeSpan usual)
    {
        if (mode.MaxTime is not { } limit)
        {
            return usual;
        }

        var left = limit - Elapsed;
        var most = (left > TimeSpan.Zero ? left : TimeSpan.Zero) + Grace;
        return usual < most ? usual : most;
    }

    /// <summary>A slow model is no reason to end: articles in work count as progress, unless an outage holds intake back.</summary>
    private bool IsMoving() =>
        statistics.Counts.Finished != _finished || (statistics.InWork > 0 && breaker.Cause is null);

    private string Cause() => breaker.Cause is { } cause ? $" {cause}" : "";

    private static string Words(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);
}
