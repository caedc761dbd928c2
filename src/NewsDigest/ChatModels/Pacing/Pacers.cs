namespace NewsDigest.ChatModels.Pacing;

/// <summary>The pacers of this process, one for each deployment, whichever models of ours call it.</summary>
internal sealed class Pacers(TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DeploymentPacer> _pacers = new(StringComparer.Ordinal);

    public IReadOnlyList<DeploymentPacer> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _pacers.Values];
            }
        }
    }

    public DeploymentPacer Of(string address, string deployment)
    {
        var name = $"{deployment} at {address}";
        lock (_lock)
        {
            return _pacers.TryGetValue(name, out var pacer)
                ? pacer
                : _pacers[name] = new DeploymentPacer(name, time);
        }
    }

    public void Dispose()
    {
        foreach (var pacer in All)
        {
            pacer.Dispose();
        }
    }
}
