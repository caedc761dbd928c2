using System.Diagnostics.CodeAnalysis;

namespace NewsDigest.ChatModels.Pacing;

/// <summary>
/// Holds requests to one deployment until its quota can bear them, urgent articles before the rest. One for a
/// deployment in the
/// process; other workers are known by their heartbeats. A wait here is no attempt of anybody and counts for no
/// time-out.
/// </summary>
internal sealed class DeploymentPacer : IDisposable
{
    private static readonly TimeSpan MostSpread = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RefusedWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Active = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly PaceState _state;
    private readonly FlightLimit _flight = new();
    private readonly LinkedList<Waiter> _urgent = [];
    private readonly LinkedList<Waiter> _bulk = [];
    private readonly ITimer _timer;
    private double _nextMinute = 60;
    private double _lastCall = double.NegativeInfinity;
    private int _inFlight;
    private int _workers = 1;
    private long _requests;
    private long _refused;

    /// <param name="name">Of the deployment, with its address.</param>
    public DeploymentPacer(string name, TimeProvider time)
    {
        (Name, _time, _start) = (name, time, time.GetTimestamp());
        _state = new PaceState(() => _workers);
        _timer = time.CreateTimer(
            _ => Pump(),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    public string Name { get; }

    /// <summary>
    /// Workers that have called the deployment within the last minute, this one included. Told by <see
    /// cref="PacerHeartbeats"/>.
    /// </summary>
    public int Workers
    {
        set
        {
            lock (_lock)
            {
                _workers = Math.Max(1, value);
            }
        }
    }

    public PacerFacts Facts
    {
        get
        {
            lock (_lock)
            {
                var now = Now;
                var waiting = _urgent.Concat(_bulk);
                return new PacerFacts(
                    _state.Limit,
                    _state.LimitRequests,
                    _state.Rate * 60,
                    _urgent.Count + _bulk.Count,
                    _state.Rate is { } rate ? waiting.Sum(waiter => waiter.Charge) / rate : 0,
                    _inFlight,
                    _state.Limit is null ? _flight.Current : null,
                    _workers,
                    _requests,
                    _refused,
                    IsActive: now - _lastCall < Active.TotalSeconds
                );
            }
        }
    }

    private double Now => _time.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Waits until a request may go.</summary>
    /// <param name="charge">Tokens of the prompt and of the largest answer.</param>
    /// <param name="isRepeat">It was refused before, and stands before all others of its class.</param>
    public async Task EnterAsync(
        int charge,
        bool urgent,
        bool isRepeat,
        CancellationToken cancellationToken
    )
    {
        var waiter = new Waiter(
            charge,
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        var line = urgent ? _urgent : _bulk;
        lock (_lock)
        {
            _lastCall = Now;
            if (isRepeat)
            {
                line.AddFirst(waiter);
            }
            else
            {
                line.AddLast(waiter);
            }
        }

        Pump();
        try
        {
            await waiter.Turn.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                if (!line.Remove(waiter))
                {
                    _inFlight--; // let go in the same moment
                }
            }

            Pump();
            throw;
        }
    }

    /// <summary>To be said once for each request that was let go, however it ended.</summary>
    public void Leave(PacedOutcome outcome)
    {
        lock (_lock)
        {
            var now = Now;
            _inFlight--;
            _requests++;
            _lastCall = now;
            if (outcome.Quota is { } quota)
            {
                _state.Learn(quota, now);
            }

            if (outcome.Refused is { } kind)
            {
                _refused++;
                if (_state.Limit is null && _inFlight > 0)
                {
                    // Not for one that was alone: fewer than that cannot be sent.
                    _flight.Refused();
                }

                var asked = outcome.RetryAfter ?? RefusedWait;
                _state.Refused(kind, (asked + Spread(asked)).TotalSeconds, now);
            }
            else if (outcome.Took is { } took && _state.Limit is null)
            {
                _flight.Answered(took.TotalSeconds, outcome.OutputTokens, now);
            }
        }

        Pump();
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>A window opens for all workers at once, so they come back over a few seconds.</summary>
    [SuppressMessage(
        "Security",
        "CA5394:Do not use insecure randomness",
        Justification = "Jitter spreads load; nobody gains by guessing it."
    )]
    private static TimeSpan Spread(TimeSpan asked) =>
        (asked < MostSpread ? asked : MostSpread) * Random.Shared.NextDouble();

    private void Pump()
    {
        lock (_lock)
        {
            var now = Now;
            if (now >= _nextMinute)
            {
                _state.Minute(_urgent.Count + _bulk.Count > 0, now);
                _nextMinute = now + 60;
            }

            while ((_urgent.First ?? _bulk.First) is { } next)
            {
                var isUrgent = next.List == _urgent;
                if (_state.Limit is null && _inFlight >= _flight.Current)
                {
                    _flight.Full();
                    return; // the next answer lets the next one go
                }

                var wait = _state.WaitFor(isUrgent, now);
                if (wait > 0)
                {
                    _timer.Change(
                        TimeSpan.FromSeconds(wait) + TimeSpan.FromMilliseconds(1),
                        Timeout.InfiniteTimeSpan
                    );
                    return;
                }

                next.List!.Remove(next); // it was found there
                _state.Admit(next.Value.Charge, now);
                _inFlight++;
                next.Value.Turn.TrySetResult();
            }
        }
    }

    private sealed record Waiter(int Charge, TaskCompletionSource Turn);
}

/// <summary>How a request ended, as far as it says something of the quota.</summary>
/// <param name="Refused">For want of quota, and which; null when it was not.</param>
/// <param name="Took">Of an answer; null when there was none.</param>
internal sealed record PacedOutcome(
    QuotaHeaders? Quota,
    QuotaKind? Refused = null,
    TimeSpan? RetryAfter = null,
    TimeSpan? Took = null,
    long OutputTokens = 0
);

/// <param name="LimitTokens">Of the deployment, a minute; null while it is unknown.</param>
/// <param name="Pace">Tokens a minute of this worker.</param>
/// <param name="WaitSeconds">How long all that waits will take at this pace.</param>
/// <param name="FlightLimit">Requests under way at most, where no limit is known.</param>
internal sealed record PacerFacts(
    double? LimitTokens,
    double? LimitRequests,
    double? Pace,
    int Waiting,
    double WaitSeconds,
    int InFlight,
    int? FlightLimit,
    int Workers,
    long Requests,
    long Refused,
    bool IsActive
);
