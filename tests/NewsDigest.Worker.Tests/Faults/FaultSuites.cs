using NewsDigest.Worker.Tests.Azurite;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults;

public sealed class SqliteLeaseFaults : LeaseFaults
{
    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await SqliteBench.StartAsync(answer);
}

public sealed class AzuriteLeaseFaults(AzuriteServer azurite) : LeaseFaults
{
    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await AzuriteBench.StartAsync(azurite, answer);
}

public sealed class SqliteOutageFaults : OutageFaults
{
    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await SqliteBench.StartAsync(answer);
}

public sealed class AzuriteOutageFaults(AzuriteServer azurite) : OutageFaults
{
    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await AzuriteBench.StartAsync(azurite, answer);
}

public sealed class SqliteHostileFaults : HostileFaults
{
    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await SqliteBench.StartAsync(answer);
}

public sealed class AzuriteHostileFaults(AzuriteServer azurite) : HostileFaults
{
    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await AzuriteBench.StartAsync(azurite, answer);
}

public sealed class SqliteShutdownFaults : ShutdownFaults
{
    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await SqliteBench.StartAsync(answer);
}

public sealed class AzuriteShutdownFaults(AzuriteServer azurite) : ShutdownFaults
{
    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await AzuriteBench.StartAsync(azurite, answer);
}

public sealed class SqliteStateFaults : StateFaults
{
    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await SqliteBench.StartAsync(answer);
}

public sealed class AzuriteStateFaults(AzuriteServer azurite) : StateFaults
{
    private protected override async Task<FaultBench> StartBenchAsync(
        Func<ScriptedRequest, ScriptedAnswer> answer
    ) => await AzuriteBench.StartAsync(azurite, answer);
}
