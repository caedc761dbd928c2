namespace NewsDigest.Telemetry;

/// <summary>The stages that are timed: labels of the metric and names of spans.</summary>
internal static class Stages
{
    public const string Clean = "clean";
    public const string Translate = "translate";
    public const string Verify = "verify";
    public const string Repair = "repair";
    public const string Summarize = "summarize";
    public const string RepairSummary = "repair_summary";
    public const string Publish = "publish";
}
