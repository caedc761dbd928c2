using System.Collections.Concurrent;
using NewsDigest.Articles;

namespace NewsDigest.MessageLoop;

/// <summary>What this run of the worker has done so far: for progress, for the last line and for the exit code.</summary>
internal sealed class RunStatistics
{
    private readonly Lock _lock = new();
    private readonly List<Action<FinishedArticle>> _listeners = [];
    private readonly ConcurrentDictionary<string, long> _inWork = [];
    private bool _stops;

    public RunCounts Counts { get; private set; } = new();

    public int InWork => _inWork.Count;

    /// <summary>Why a drain ended before the queue was empty; null when it did not.</summary>
    public string? EndedEarly { get; private set; }

    public void OnFinished(Action<FinishedArticle> listener) => _listeners.Add(listener);

    /// <param name="timestamp">Of the clock that is asked for <see cref="LongestInWork"/>.</param>
    public void Began(string messageId, long timestamp) => _inWork[messageId] = timestamp;

    public void Ended(string messageId) => _inWork.TryRemove(messageId, out _);

    /// <summary>How long the oldest article in work has been there; null when none is.</summary>
    public TimeSpan? LongestInWork(TimeProvider time) =>
        _inWork.Values.ToArray() is [_, ..] began ? time.GetElapsedTime(began.Min()) : null;

    public void Finished(FinishedArticle article)
    {
        lock (_lock)
        {
            Counts = Counts.With(article.Outcome);

            // Under the lock, so that lines of progress do not mix.
            foreach (var listener in _listeners)
            {
                listener(article);
            }
        }
    }

    public void Requeued()
    {
        lock (_lock)
        {
            Counts = Counts with { Requeued = Counts.Requeued + 1 };
            if (_stops)
            {
                Counts = Counts with { GivenBack = Counts.GivenBack + 1 };
            }
        }
    }

    /// <summary>No article begins any more; what is put back from now on has to wait for another run.</summary>
    public void Stops(string? endedEarly)
    {
        lock (_lock)
        {
            (_stops, EndedEarly) = (true, endedEarly);
        }
    }

    /// <param name="messages">Still on the queue when a drain ends; null when the queue did not say.</param>
    public void Remain(int? messages)
    {
        lock (_lock)
        {
            Counts = Counts with { Remaining = messages };
        }
    }
}

/// <param name="Id">The article's id; the message's where it has none.</param>
internal sealed record FinishedArticle(string Id, Outcome Outcome, TimeSpan Took);
