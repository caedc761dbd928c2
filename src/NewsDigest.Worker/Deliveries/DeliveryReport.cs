using NewsDigest.Digests.Deliveries;

namespace NewsDigest.Worker.Deliveries;

/// <summary>What one attempt to deliver an edition came to.</summary>
/// <param name="Skipped">Had it before, do not want it, or are served by somebody else.</param>
internal sealed record DeliveryReport(int Sent, int Refused, int Unknown, int Pending, int Skipped)
{
    public static DeliveryReport Nothing { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Nothing is left that another attempt could do.</summary>
    public bool IsDone => Pending == 0;

    /// <param name="state">Null is skipped.</param>
    public DeliveryReport With(DeliveryState? state) =>
        state switch
        {
            DeliveryState.Sent => this with { Sent = Sent + 1 },
            DeliveryState.Refused => this with { Refused = Refused + 1 },
            DeliveryState.Unknown => this with { Unknown = Unknown + 1 },
            DeliveryState.Pending => this with { Pending = Pending + 1 },
            _ => this with { Skipped = Skipped + 1 },
        };

    public DeliveryReport Plus(DeliveryReport other) =>
        new(
            Sent + other.Sent,
            Refused + other.Refused,
            Unknown + other.Unknown,
            Pending + other.Pending,
            Skipped + other.Skipped
        );
}
