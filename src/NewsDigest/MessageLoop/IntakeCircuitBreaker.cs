using NewsDigest.ChatModels;

namespace NewsDigest.MessageLoop;

/// <summary>
/// Holds intake back while something that every article needs is out of order, so that an outage costs one probe at a time
/// and not an attempt of each article in the queue. Decides only; the worker's loop waits.
/// </summary>
internal sealed class IntakeCircuitBreaker(
    TimeProvider time,
    TimeSpan firstPause,
    ServiceState? state = null
)
{
    // Two probes a minute cost little, and half a minute after the service is back all is well.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Backoff _backoff = new(firstPause, LongestPause);
    private readonly ServiceState _state = state ?? new ServiceState();
    private long _trippedAt;
    private TimeSpan _pause;
    private string? _cause;
    private bool _needsOperator;

    /// <summary>What is out of order, in words for an operator; null when nothing is.</summary>
    public string? Cause
    {
        get
        {
            lock (_lock)
            {
                return _cause;
            }
        }
    }

    /// <summary>True when something is unavailable that waiting does not cure.</summary>
    public bool NeedsOperator
    {
        get
        {
            lock (_lock)
            {
                return _needsOperator;
            }
        }
    }

    /// <summary>How long to wait before the next receive: zero when the circuit is closed, or when it is time for a probe.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (_lock)
            {
                var left = _pause - time.GetElapsedTime(_trippedAt);
                return _cause is null || left < TimeSpan.Zero ? TimeSpan.Zero : left;
            }
        }
    }

    public void Trip(string cause, TimeSpan? retryAfter, bool needsOperator = false)
    {
        lock (_lock)
        {
            var pause = _backoff.Next();
            (_cause, _trippedAt, _pause) = (
                cause,
                time.GetTimestamp(),
                retryAfter > pause ? retryAfter.Value : pause
            );
            _needsOperator = needsOperator;
            _state.IsOutOfOrder = true;
        }
    }

    public void Reset()
    {
        lock (_lock)
        {
            _cause = null;
            _needsOperator = false;
            _state.IsOutOfOrder = false;
            _backoff.Reset();
        }
    }
}
