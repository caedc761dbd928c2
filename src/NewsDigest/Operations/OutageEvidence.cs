namespace NewsDigest.Operations;

/// <summary>
/// Tells an article that no model can answer from a model that answers nobody. A failure that looks like an outage is the article's
/// own when, since it last failed that way, others were finished and hardly any failed. In a real outage nobody is finished,
/// so nobody is convicted. Where nobody is finished because there is nobody else, the engine itself is asked.
/// </summary>
/// <param name="trial">Whether the engine answers a request that any engine can answer.</param>
internal sealed class OutageEvidence(Func<CancellationToken, Task<bool>> trial)
{
    /// <summary>Articles that must have been finished for each that failed as well.</summary>
    private const int FinishedForEachFailed = 4;

    /// <summary>Failures in a row, with nothing finished between, before the engine is asked: most outages are over by then.</summary>
    private const int FailuresBeforeTrial = 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Failure> _lastFailures = [];
    private int _finished;
    private int _failed;

    /// <summary>The engine has answered for this message.</summary>
    public void Finished(string messageId)
    {
        lock (_lock)
        {
            _finished++;
            _lastFailures.Remove(messageId);
        }
    }

    /// <summary>The engine has given no answer for this message. True when that is the article's own fault.</summary>
    public async Task<bool> ConvictsAsync(string messageId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var last = _lastFailures.GetValueOrDefault(messageId);
            var (finished, failed) = last is null ? (0, 0) : (_finished - last.Finished, _failed - last.Failed);
            var inARow = last is null || finished > 0 ? 1 : last.InARow + 1;
            _failed++;
            _lastFailures[messageId] = new Failure(_finished, _failed, inARow);
            if (finished > 0 || inARow <= FailuresBeforeTrial)
            {
                return finished > 0 && failed * FinishedForEachFailed <= finished;
            }
        }

        return await trial(cancellationToken);
    }

    /// <summary>How it stood when a message last failed.</summary>
    private sealed record Failure(int Finished, int Failed, int InARow);
}
