namespace NewsDigest.ChatModels.Pacing;

/// <summary>
/// Carries what belongs to one call past the clients between the pacer and the wire, which know neither: how urgent
/// the article is,
/// and what the service said of its quota.
/// </summary>
internal sealed class PacedCall
{
    private static readonly AsyncLocal<PacedCall?> Ambient = new();
    private static readonly AsyncLocal<bool> Urgent = new();

    private volatile QuotaHeaders? _quota;

    /// <summary>Null outside of a call that is paced.</summary>
    public static PacedCall? Current => Ambient.Value;

    /// <summary>Of the article in work; true passes everything that is not.</summary>
    public static bool IsUrgent
    {
        get => Urgent.Value;
        set => Urgent.Value = value;
    }

    public QuotaHeaders? Quota
    {
        get => _quota;
        set => _quota = value;
    }

    /// <summary>To be called in the method that sends: it is seen from there inward alone.</summary>
    public static PacedCall Begin() => Ambient.Value = new PacedCall();
}
