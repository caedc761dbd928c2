namespace NewsDigest.Publishing;

/// <summary>
/// Lets one delivery of a content be worked on at a time. A second one, under whatever id, waits and then finds the result
/// or the answers: it pays nothing.
/// </summary>
/// <param name="claims">For the workers in other processes; null where work costs nothing.</param>
internal sealed class ResultTurns(WorkClaims? claims)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn, which ends when the returned value is disposed.</summary>
    public async Task<IAsyncDisposable> TakeAsync(
        ResultKey key,
        CancellationToken cancellationToken
    )
    {
        // The version alone: the same content under another id is the same work.
        var content = key.Version;
        Turn turn;
        lock (_lock)
        {
            turn = _turns.TryGetValue(content, out var taken)
                ? taken
                : _turns[content] = new Turn();
            turn.Users++;
        }

        var entered = false;
        try
        {
            await turn.Gate.WaitAsync(cancellationToken);
            entered = true;
            return new Release(
                this,
                content,
                turn,
                claims is null ? null : await claims.TakeAsync(content, cancellationToken)
            );
        }
        catch
        {
            Leave(content, turn, entered);
            throw;
        }
    }

    private void Leave(string content, Turn turn, bool entered)
    {
        if (entered)
        {
            turn.Gate.Release();
        }

        lock (_lock)
        {
            if (--turn.Users == 0)
            {
                _turns.Remove(content);
                turn.Gate.Dispose();
            }
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Release(
        ResultTurns turns,
        string content,
        Turn turn,
        IAsyncDisposable? claim
    ) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (claim is not null)
            {
                await claim.DisposeAsync();
            }

            turns.Leave(content, turn, entered: true);
        }
    }
}
