namespace NewsDigest.Telemetry;

/// <summary>
/// The engine as the settings name it. An engine that is not installed cannot be asked for its name, and a worker without one
/// has to start, wait and say so.
/// </summary>
internal sealed record EngineName(string Value);
