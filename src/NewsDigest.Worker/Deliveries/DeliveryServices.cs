using Microsoft.Extensions.Options;
using NewsDigest.Digests;
using NewsDigest.Digests.Deliveries;
using NewsDigest.Digests.Mail;
using NewsDigest.Digests.Pages;
using NewsDigest.Publishing;
using NewsDigest.Settings;
using NewsDigest.Storage;

namespace NewsDigest.Worker.Deliveries;

internal static class DeliveryServices
{
    /// <summary>Pages and feeds of editions, mails and webhooks.</summary>
    public static IServiceCollection AddDeliveries(
        this IServiceCollection services,
        IConfiguration configuration
    ) =>
        services
            .AddSettings<DeliveryOptions>(configuration)
            .AddSettings<MailOptions>(configuration)
            .AddSingleton<DeliveryLedger>()
            .AddSingleton<Unsubscribed>()
            .AddSingleton(provider => new EditionPublisher(
                provider.GetRequiredService<IResultStore>(),
                provider.GetRequiredService<PageRenderer>(),
                Root(provider)
            ))
            .AddSingleton(provider => new EditionMailWriter(
                provider.GetRequiredService<PageRenderer>(),
                Root(provider)
            ))
            .AddSingleton(provider =>
                provider.GetRequiredService<IOptions<DeliveryOptions>>().Value
            )
            .AddSingleton(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value)
            .AddSingleton<MailMessages>()
            .AddSingleton<MailCourier>()
            .AddSingleton<WebhookCourier>()
            .AddSingleton<EditionCourier>()
            .AddSingleton<EditionOutput>(provider =>
                PublishBy(provider.GetRequiredService<EditionPublisher>())
            )
            .AddSingleton<EditionOutput>(provider =>
                DeliverBy(provider.GetRequiredService<EditionCourier>())
            );

    private static EditionOutput PublishBy(EditionPublisher publisher) =>
        async (key, edition, cancellationToken) =>
        {
            await publisher.PublishAsync(key, edition, cancellationToken);
            await publisher.PublishListsAsync(cancellationToken);
        };

    private static EditionOutput DeliverBy(EditionCourier courier) =>
        (_, edition, cancellationToken) => courier.DeliverAsync(edition, cancellationToken);

    private static Uri? Root(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<DeliveryOptions>>().Value.Root;
}
