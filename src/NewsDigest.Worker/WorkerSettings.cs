using NewsDigest.MessageLoop;
using NewsDigest.Settings;

namespace NewsDigest.Worker;

/// <summary>The settings of this program.</summary>
internal static class WorkerSettings
{
    /// <summary>From the options classes of both assemblies. What stands under Logging, the logging of .NET reads.</summary>
    public static KnownSettings Known { get; } =
        new([typeof(WorkerOptions).Assembly, typeof(WorkerHost).Assembly], "Logging");
}
