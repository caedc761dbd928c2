namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>Ends a fault when it is disposed.</summary>
internal sealed class Undo(Action undo) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        undo();
        return ValueTask.CompletedTask;
    }
}
