using NewsDigest.MessageLoop;
using NewsDigest.Settings;
using NewsDigest.Summarization;
using NewsDigest.Translation;

namespace NewsDigest.Worker.Apertium;

internal static class OfflineServices
{
    public static IServiceCollection AddOfflineEngine(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        return services
            .AddSettings<OfflineOptions>(configuration)
            .AddSingleton<ApertiumProcess>()
            .AddSingleton<ITranslator, ApertiumTranslator>()
            .AddSingleton<ISummarizer, ExtractiveSummarizer>()
            .AddSingleton(provider => new EngineProbe(
                "offline",
                provider.GetRequiredService<ApertiumProcess>().CheckAsync
            ));
    }
}
