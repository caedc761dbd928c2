[assembly: AssemblyFixture(typeof(NewsDigest.Worker.Tests.Azurite.AzuriteServer))]

namespace NewsDigest.Worker.Tests.Azurite;

/// <summary>One storage emulator for all tests of this assembly.</summary>
public sealed class AzuriteServer : IAsyncLifetime
{
    private AzuriteProcess? _process;

    public string ConnectionString { get; private set; } = "";

    internal Uri Queues => Process.Queues;

    internal Uri Blobs => Process.Blobs;

    private AzuriteProcess Process =>
        _process ?? throw new InvalidOperationException("Azurite was not started.");

    public async ValueTask InitializeAsync()
    {
        _process = await AzuriteProcess.StartAsync();
        ConnectionString = AzuriteProcess.ConnectionString(Queues, Blobs);
    }

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }
}
