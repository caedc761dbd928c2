using Microsoft.Extensions.Options;
using NewsDigest.MessageLoop;
using NewsDigest.Settings;
using NewsDigest.Storage;

namespace NewsDigest.Worker;

/// <summary>Who is told what became of an article.</summary>
internal static class NoticeServices
{
    public static IServiceCollection AddNotices(
        this IServiceCollection services,
        IConfiguration configuration
    ) =>
        services
            .AddSettings<NotifyOptions>(configuration)
            .AddSingleton(provider => new DoneNotices(
                provider.GetRequiredService<IOptions<NotifyOptions>>(),
                name => StorageServices.OpenQueue(provider, name),
                OpenWebhook(provider),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<StatusPages>();

    /// <summary>Null where none is set.</summary>
    public static Webhook? OpenWebhook(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<NotifyOptions>>().Value;
        return options.Webhook is not { } address
            ? null
            : new Webhook(
                new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }),
                address,
                File.ReadAllText(options.WebhookSecretFile!).Trim(), // validated
                provider.GetRequiredService<IResultStore>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<Webhook>>()
            );
    }
}
