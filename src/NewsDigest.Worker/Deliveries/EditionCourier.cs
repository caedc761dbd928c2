using NewsDigest.Digests;

namespace NewsDigest.Worker.Deliveries;

/// <summary>Brings a published edition to everybody who asked for it. It may be called again at any time: nobody gets one twice by it.</summary>
internal sealed class EditionCourier(MailCourier mail, WebhookCourier webhooks)
{
    public async Task<DeliveryReport> DeliverAsync(
        Edition edition,
        CancellationToken cancellationToken
    ) =>
        (await mail.DeliverAsync(edition, cancellationToken)).Plus(
            await webhooks.DeliverAsync(edition, cancellationToken)
        );
}
