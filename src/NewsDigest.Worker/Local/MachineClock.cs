namespace NewsDigest.Worker.Local;

/// <summary>
/// A clock that only goes forward and is the same for all processes of this machine, so that a wall clock that is set ends no
/// lease and prolongs none. It starts anew with the machine, which is why its times count only together with <see cref="Boot"/>.
/// </summary>
internal static class MachineClock
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";

    /// <summary>Names the start of the machine since which the times count; null where the system does not tell, and the wall clock is taken.</summary>
    public static string? Boot { get; } =
        OperatingSystem.IsLinux() && File.Exists(BootId) ? File.ReadAllText(BootId).Trim() : null;

    public static long Milliseconds(TimeProvider time) =>
        Boot is null
            ? time.GetUtcNow().ToUnixTimeMilliseconds()
            : (long)(time.GetTimestamp() / (double)time.TimestampFrequency * 1000);
}
