using System.ComponentModel.DataAnnotations;

namespace NewsDigest.Worker.Apertium;

/// <summary>Section <c>Offline</c>: the engine that needs no network.</summary>
internal sealed class OfflineOptions
{
    public const string Section = "Offline";

    /// <summary>What one run of Apertium may take before it is ended and tried once more.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ProcessTimeout { get; set; } = TimeSpan.FromMinutes(1);
}
