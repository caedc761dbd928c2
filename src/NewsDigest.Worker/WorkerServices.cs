using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsDigest.ChatModels;
using NewsDigest.ChatModels.Pacing;
using NewsDigest.Cleaning;
using NewsDigest.Dashboard;
using NewsDigest.Digests;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Publishing;
using NewsDigest.Settings;
using NewsDigest.Summarization;
using NewsDigest.Telemetry;
using NewsDigest.Translation;
using NewsDigest.Worker.Apertium;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Deliveries;
using NewsDigest.Worker.Digests;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker;

internal static class WorkerServices
{
    /// <summary>Queue, store and what lies in it: all that the commands beside the worker need.</summary>
    public static IServiceCollection AddQueueAndStore(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ServiceState>();
        return services
            .AddArticleQueue(configuration)
            .AddResultStore(configuration)
            .AddSingleton<ArticleBodies>()
            .AddSingleton<MessageOrigins>()
            .AddSingleton<Quarantine>()
            .AddSingleton<ResultLibrary>()
            .AddSingleton<PageRenderer>()
            .AddSingleton<ResultPublisher>()
            .AddSingleton<HeldResults>()
            .AddSingleton<QuarantineDecisions>()
            .AddDigests(configuration)
            .AddDeliveries(configuration);
    }

    /// <summary>Everything that works on an article, from intake to the store.</summary>
    public static IServiceCollection AddWorker(
        this IServiceCollection services,
        IConfiguration configuration,
        DrainMode drain
    )
    {
        var review = SettingsReader.Read<GeneralOptions>(configuration).Review;
        services.TryAddSingleton<CallMeter>();
        services.TryAddSingleton<Pacers>();
        services.Configure<HostOptions>(host =>
            host.ShutdownTimeout = ShutdownTimeout(configuration)
        );
        return services
            .AddSettings<WorkerOptions>(configuration)
            .AddQueueAndStore(configuration)
            .AddEngine(configuration)
            .AddSingleton<IndexPublisher>()
            .AddSingleton(provider => new SingleFlight(provider.GetService<WorkLeases>()))
            .AddSingleton(CleaningServices.ReadHostLines(configuration))
            .AddSingleton(provider => new ArticlePipeline(
                provider.GetRequiredService<ITranslator>(),
                provider.GetRequiredService<ISummarizer>(),
                provider.GetRequiredService<ResultPublisher>(),
                provider.GetRequiredService<SingleFlight>(),
                new ArticleFacts(
                    PromptTexts.Words(
                        provider.GetRequiredService<IOptions<ModelOptions>>().Value.Prompts
                    )
                ),
                provider.GetRequiredService<HostLines>(),
                review,
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<ArticleIntake>()
            .AddSingleton<RunStatistics>()
            .AddSingleton<RunWatch>()
            .AddSingleton(drain)
            .AddSingleton(provider => new IntakeCircuitBreaker(
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<IOptions<WorkerOptions>>().Value.RetryDelay,
                provider.GetRequiredService<ServiceState>()
            ))
            .AddSingleton<CanaryRequest>()
            .AddSingleton(provider => new PoisonMessageDetector(
                provider.GetRequiredService<CanaryRequest>().IsAnsweredAsync
            ))
            .AddSingleton<DamagedResults>()
            .AddSingleton<AttemptLedger>()
            .AddSingleton(provider => new WorkSlots(
                provider.GetRequiredService<Pacers>(),
                Ceiling(configuration),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new ArticleSlots(
                Ceiling(configuration),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddNotices(configuration)
            .AddSingleton<ArticleHandler>()
            .AddSingleton<OldBodies>()
            .AddHostedService(provider => new Housekeeping(
                provider.GetRequiredService<AttemptLedger>(),
                provider.GetRequiredService<OldBodies>(),
                provider.GetService<WorkLeases>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<Housekeeping>>()
            ))
            .AddHostedService<EditionCatchUp>()
            .AddHostedService<IndexRefresh>()
            .AddSingleton(new EngineName(SettingsReader.Read<GeneralOptions>(configuration).Engine))
            .AddSingleton<GaugeReader>()
            .AddHostedService(provider => provider.GetRequiredService<GaugeReader>())
            .AddHostedService<RunProgress>()
            .AddSingleton<RecentArticles>()
            .AddSingleton(new WorkerSlots(Ceiling(configuration)))
            .AddSingleton<WorkerBeats>()
            .AddHostedService(provider => provider.GetRequiredService<WorkerBeats>())
            .AddDigestService(drain)
            .AddHostedService<ArticleWorker>();
    }

    /// <summary>A drain ends when its queue is empty; a scheduler that drains asks for editions by <c>digest run</c>.</summary>
    private static IServiceCollection AddDigestService(
        this IServiceCollection services,
        DrainMode drain
    ) => drain.IsOn ? services : services.AddHostedService<DigestService>();

    /// <summary>Read from the settings and not from the engine, which may be absent: the worker starts all the same, and says so.</summary>
    private static int Ceiling(IConfiguration configuration) =>
        SettingsReader
            .Read<WorkerOptions>(configuration)
            .Ceiling(
                SettingsReader.Read<GeneralOptions>(configuration).Engine != GeneralOptions.Offline
            );

    /// <summary>Translator and summarizer, and the chat model where there is one.</summary>
    public static IServiceCollection AddEngine(
        this IServiceCollection services,
        IConfiguration configuration
    ) =>
        SettingsReader.Read<GeneralOptions>(configuration).Engine switch
        {
            AzureOpenAIServices.EngineName => services.AddAzureOpenAIEngine(configuration),
            OpenAIServices.EngineName => services.AddOpenAIEngine(configuration),
            GeneralOptions.Offline => services.AddOfflineEngine(configuration),
            var unknown => throw new NotSupportedException(
                $"{nameof(GeneralOptions.Engine)} '{unknown}' has no services."
            ),
        };

    // Longer than the budget by what it takes to give unfinished articles back.
    private static TimeSpan ShutdownTimeout(IConfiguration configuration) =>
        SettingsReader.Read<WorkerOptions>(configuration).ShutdownBudget + TimeSpan.FromSeconds(4);
}
