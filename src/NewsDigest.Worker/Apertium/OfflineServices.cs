using NewsDigest.Operations;
using NewsDigest.Summarization;
using NewsDigest.Translation;

namespace NewsDigest.Worker.Apertium;

internal static class OfflineServices
{
    public static IServiceCollection AddOfflineEngine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OfflineOptions>().Bind(configuration.GetSection(OfflineOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ApertiumProcess>()
            .AddSingleton<ITranslator, ApertiumTranslator>()
            .AddSingleton<ISummarizer, ExtractiveSummarizer>()
            .AddSingleton(provider => new EngineProbe("offline", provider.GetRequiredService<ApertiumProcess>().CheckAsync));
    }
}
