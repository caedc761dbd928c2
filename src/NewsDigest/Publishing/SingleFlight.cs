namespace NewsDigest.Publishing;

/// <summary>
/// Lets one delivery of a content be worked on at a time. A second one, under whatever id, waits and then finds the result
/// or the answers: it pays nothing.
/// </summary>
/// <param name="leases">For the workers in other processes; null where work costs nothing.</param>
internal sealed class SingleFlight(WorkLeases? leases)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Flight> _flights = new(StringComparer.Ordinal);

    /// <summary>Waits until the content is free; it is held until the returned value is disposed.</summary>
    public async Task<IAsyncDisposable> EnterAsync(
        ResultKey key,
        CancellationToken cancellationToken
    )
    {
        // The version alone: the same content under another id is the same work.
        var content = key.Version;
        Flight flight;
        lock (_lock)
        {
            flight = _flights.TryGetValue(content, out var taken)
                ? taken
                : _flights[content] = new Flight();
            flight.Users++;
        }

        var entered = false;
        try
        {
            await flight.Gate.WaitAsync(cancellationToken);
            entered = true;
            return new Release(
                this,
                content,
                flight,
                leases is null ? null : await leases.AcquireAsync(content, cancellationToken)
            );
        }
        catch
        {
            Leave(content, flight, entered);
            throw;
        }
    }

    private void Leave(string content, Flight flight, bool entered)
    {
        if (entered)
        {
            flight.Gate.Release();
        }

        lock (_lock)
        {
            if (--flight.Users == 0)
            {
                _flights.Remove(content);
                flight.Gate.Dispose();
            }
        }
    }

    private sealed class Flight
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Release(
        SingleFlight owner,
        string content,
        Flight flight,
        IAsyncDisposable? lease
    ) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (lease is not null)
            {
                await lease.DisposeAsync();
            }

            owner.Leave(content, flight, entered: true);
        }
    }
}
