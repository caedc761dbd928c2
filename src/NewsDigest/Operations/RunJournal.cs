using NewsDigest.Articles;

namespace NewsDigest.Operations;

/// <summary>What this run of the worker has done so far: for progress, for the last line and for the exit code.</summary>
internal sealed class RunJournal
{
    private readonly Lock _lock = new();
    private readonly List<Action<FinishedArticle>> _listeners = [];

    public RunCounts Counts { get; private set; } = new(0, 0, 0, 0, 0, 0);

    public void OnFinished(Action<FinishedArticle> listener) => _listeners.Add(listener);

    public void Finished(FinishedArticle article)
    {
        lock (_lock)
        {
            Counts = article.Outcome switch
            {
                Outcome.Published { Repeated: true } or Outcome.Blocked { Repeated: true } => Counts with { Repeated = Counts.Repeated + 1 },
                Outcome.Published => Counts with { Published = Counts.Published + 1 },
                Outcome.Blocked => Counts with { Blocked = Counts.Blocked + 1 },
                _ => Counts with { Quarantined = Counts.Quarantined + 1 },
            };

            // Under the lock, so that lines of progress do not mix.
            foreach (var listener in _listeners)
            {
                listener(article);
            }
        }
    }

    public void PutBack()
    {
        lock (_lock)
        {
            Counts = Counts with { PutBack = Counts.PutBack + 1 };
        }
    }

    /// <summary>The run ends although messages remain that it could not get hold of.</summary>
    public void Left(int messages)
    {
        lock (_lock)
        {
            Counts = Counts with { Left = messages };
        }
    }
}

/// <param name="Id">The article's id; the message's where it has none.</param>
internal sealed record FinishedArticle(string Id, Outcome Outcome, TimeSpan Took);

/// <param name="Repeated">Delivered again with a result in the store: no engine was called.</param>
/// <param name="PutBack">Given back to the queue for another try; the same article may count more than once.</param>
/// <param name="Left">Messages that were still on the queue when a drain ended.</param>
internal sealed record RunCounts(int Published, int Blocked, int Quarantined, int Repeated, int PutBack, int Left)
{
    public int Finished => Published + Blocked + Quarantined + Repeated;
}
