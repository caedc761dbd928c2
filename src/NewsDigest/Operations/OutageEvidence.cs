namespace NewsDigest.Operations;

/// <summary>
/// Tells an article that no model can answer from a model that answers nobody. A failure that looks like an outage is the article's
/// own when, since it last failed that way, others were finished and hardly any failed. In a real outage nobody is finished,
/// so nobody is convicted; without another article there is no proof either.
/// </summary>
internal sealed class OutageEvidence
{
    /// <summary>Articles that must have been finished for each that failed as well.</summary>
    private const int FinishedForEachFailed = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Finished, int Failed)> _lastFailures = [];
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
    public bool Convicts(string messageId)
    {
        lock (_lock)
        {
            var known = _lastFailures.TryGetValue(messageId, out var last);
            var (finished, failed) = (_finished - last.Finished, _failed - last.Failed);
            _failed++;
            _lastFailures[messageId] = (_finished, _failed);
            return known && finished > 0 && failed * FinishedForEachFailed <= finished;
        }
    }
}
