namespace NewsDigest.MessageLoop;

/// <summary>
/// Tells an article that no model can answer from a model that answers nobody. A failure that looks like an outage is the article's
/// own when, since it last failed that way, others were finished and hardly any failed. In a real outage nobody is finished,
/// so no message is called poison. Where nobody is finished because there is nobody else, the engine itself is asked; and where several
/// articles fail in the same words, or as many fail as are finished, a sentence says too little: the engine must answer as much as
/// an article has before it is the articles' fault.
/// </summary>
/// <param name="canary">Whether the engine answers a request that any engine can answer: as long as an article, or a sentence.</param>
internal sealed class PoisonMessageDetector(Func<bool, CancellationToken, Task<bool>> canary)
{
    /// <summary>Articles that must have been finished for each that failed as well.</summary>
    private const int FinishedForEachFailed = 4;

    /// <summary>Failures in a row, with nothing finished between, before the engine is asked: most outages are over by then.</summary>
    private const int FailuresBeforeCanary = 3;

    /// <summary>Different articles with the same failure: no longer a thing of one article.</summary>
    private const int Several = 3;

    /// <summary>After a long request in vain: so an outage of hours costs hardly a request more.</summary>
    private const int FailuresBetweenLongCanaries = 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Failure> _lastFailures = [];
    private readonly Dictionary<string, HashSet<string>> _alike = [];
    private int _finished;
    private int _failed;
    private int _nextLongCanary;

    /// <summary>The engine has answered for this message.</summary>
    public void Finished(string messageId)
    {
        lock (_lock)
        {
            _finished++;
            _lastFailures.Remove(messageId);
            _alike.Clear();
        }
    }

    /// <summary>Several articles have failed in this way since one was last finished: the service's fault, and no waiting is known to cure it.</summary>
    public bool IsOfSeveral(string signature)
    {
        lock (_lock)
        {
            return _alike.TryGetValue(signature, out var articles) && articles.Count >= Several;
        }
    }

    /// <summary>The engine has given no answer for this message. True when that is the article's own fault.</summary>
    /// <param name="signature">What this failure has in common with others of the same cause.</param>
    /// <param name="isLast">The article would be given up: then the engine must answer a request of ours first.</param>
    public async Task<bool> IsPoisonAsync(
        string messageId,
        string signature,
        bool isLast,
        CancellationToken cancellationToken
    )
    {
        bool isWhole;
        lock (_lock)
        {
            var alike = _alike.TryGetValue(signature, out var known)
                ? known
                : _alike[signature] = [];
            alike.Add(messageId);
            var last = _lastFailures.GetValueOrDefault(messageId);
            var (finished, failed) = last is null
                ? (0, 0)
                : (_finished - last.Finished, _failed - last.Failed);
            var inARow = last is null || finished > 0 ? 1 : last.InARow + 1;
            var times = (last?.Times ?? 0) + 1;
            _failed++;
            _lastFailures[messageId] = new Failure(_finished, _failed, inARow, times);
            var othersGoThrough = finished > 0 && failed * FinishedForEachFailed <= finished;
            var isAlone = finished == 0 && inARow > FailuresBeforeCanary && alike.Count < Several;
            isWhole = !isAlone && !othersGoThrough;
            if (isWhole && (times <= FailuresBeforeCanary || _failed < _nextLongCanary))
            {
                return false;
            }

            if (othersGoThrough && !isLast)
            {
                return true;
            }
        }

        var isAnswered = await canary(isWhole, cancellationToken);
        if (isWhole && !isAnswered)
        {
            lock (_lock)
            {
                _nextLongCanary = _failed + FailuresBetweenLongCanaries;
            }
        }

        return isAnswered;
    }

    /// <summary>How it stood when a message last failed.</summary>
    private sealed record Failure(int Finished, int Failed, int InARow, int Times);
}
