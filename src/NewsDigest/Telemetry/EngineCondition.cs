namespace NewsDigest.Telemetry;

/// <summary>The values of the gauge.</summary>
internal enum EngineCondition
{
    Ok,

    /// <summary>It failed for one article, and others may get through.</summary>
    Slow,

    /// <summary>Unavailable to every article.</summary>
    Out,
}
