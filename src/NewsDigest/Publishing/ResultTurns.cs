namespace NewsDigest.Publishing;

/// <summary>
/// Lets one delivery of an article work at a time in this process. A second delivery waits, finds the result and pays nothing.
/// Deliveries in two processes can still meet; then the store keeps one result.
/// </summary>
internal sealed class ResultTurns
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ResultKey, Turn> _turns = [];

    /// <summary>Waits for the turn, which ends when the returned value is disposed.</summary>
    public async Task<IDisposable> TakeAsync(ResultKey key, CancellationToken cancellationToken)
    {
        Turn turn;
        lock (_lock)
        {
            turn = _turns.TryGetValue(key, out var taken) ? taken : _turns[key] = new Turn();
            turn.Users++;
        }

        try
        {
            await turn.Gate.WaitAsync(cancellationToken);
            return new Release(this, key, turn);
        }
        catch (OperationCanceledException)
        {
            Leave(key, turn);
            throw;
        }
    }

    private void Leave(ResultKey key, Turn turn)
    {
        lock (_lock)
        {
            if (--turn.Users == 0)
            {
                _turns.Remove(key);
                turn.Gate.Dispose();
            }
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Release(ResultTurns turns, ResultKey key, Turn turn) : IDisposable
    {
        public void Dispose()
        {
            turn.Gate.Release();
            turns.Leave(key, turn);
        }
    }
}
