using NewsDigest.Worker.Tests.Azurite;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Faults;

public sealed class SqliteLeaseFaults : LeaseFaults
{
    private protected override async Task<FaultBench> StartBenchAsync(Func<ScriptedRequest, ScriptedAnswer> answer) => await SqliteBench.StartAsync(answer);
}

public sealed class AzuriteLeaseFaults(AzuriteServer azurite) : LeaseFaults
{
    private protected override async Task<FaultBench> StartBenchAsync(Func<ScriptedRequest, ScriptedAnswer> answer) => await AzuriteBench.StartAsync(azurite, answer);
}
