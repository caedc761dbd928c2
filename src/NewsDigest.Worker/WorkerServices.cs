using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsDigest.Articles;
using NewsDigest.Cleaning;
using NewsDigest.Intake;
using NewsDigest.Models;
using NewsDigest.Operations;
using NewsDigest.Publishing;
using NewsDigest.Summarization;
using NewsDigest.Translation;
using NewsDigest.Worker.Apertium;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Commands;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker;

internal static class WorkerServices
{
    /// <summary>Queue, store and what lies in it: all that the commands beside the worker need.</summary>
    public static IServiceCollection AddQueueAndStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddArticleQueue(configuration)
            .AddResultStore(configuration)
            .AddSingleton<ArticleBodies>()
            .AddSingleton<MessageOrigins>()
            .AddSingleton<Quarantine>()
            .AddSingleton<ResultLibrary>()
            .AddSingleton<PageRenderer>()
            .AddSingleton<ResultPublisher>()
            .AddSingleton<HeldResults>();
    }

    /// <summary>Everything that works on an article, from intake to the store.</summary>
    public static IServiceCollection AddWorker(this IServiceCollection services, IConfiguration configuration, DrainMode drain)
    {
        services.AddOptions<WorkerOptions>().Bind(configuration.GetSection(WorkerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        var review = ReadReview(configuration);
        services.TryAddSingleton<CallMeter>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout(configuration));
        return services
            .AddQueueAndStore(configuration)
            .AddEngine(configuration)
            .AddSingleton<IndexPublisher>()
            .AddSingleton(provider => new ResultTurns(provider.GetService<WorkClaims>()))
            .AddSingleton(CleaningServices.ReadHostLines(configuration))
            .AddSingleton(provider => new ArticlePipeline(
                provider.GetRequiredService<ITranslator>(),
                provider.GetRequiredService<ISummarizer>(),
                provider.GetRequiredService<ResultPublisher>(),
                provider.GetRequiredService<ResultTurns>(),
                provider.GetRequiredService<HostLines>(),
                review,
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<ArticleIntake>()
            .AddSingleton<RunJournal>()
            .AddSingleton<RunWatch>()
            .AddSingleton(drain)
            .AddSingleton(provider => new IntakeGate(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<WorkerOptions>>().Value.RetryDelay))
            .AddSingleton<EngineTrial>()
            .AddSingleton(provider => new OutageEvidence(provider.GetRequiredService<EngineTrial>().IsAnsweredAsync))
            .AddSingleton<DamagedResults>()
            .AddSingleton<AttemptLedger>()
            .AddSingleton(provider => new Quarters(provider.GetRequiredService<IOptions<WorkerOptions>>().Value.Concurrency, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<ArticleHandler>()
            .AddSingleton<OldBodies>()
            .AddHostedService(provider => new Housekeeping(
                provider.GetRequiredService<AttemptLedger>(),
                provider.GetRequiredService<OldBodies>(),
                provider.GetService<WorkClaims>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<Housekeeping>>()))
            .AddHostedService<RunProgress>()
            .AddHostedService<ArticleWorker>();
    }

    private static IServiceCollection AddEngine(this IServiceCollection services, IConfiguration configuration) => configuration["Engine"]?.ToLowerInvariant() switch
    {
        "azure" => services.AddAzureOpenAIEngine(configuration),
        "openai" => services.AddOpenAIEngine(configuration),
        "offline" => services.AddOfflineEngine(configuration),
        var unknown => throw new BadConfigurationException($"Engine: '{unknown}' is not an engine. Set it to 'azure', 'openai' or 'offline'."),
    };

    private static ReviewPolicy ReadReview(IConfiguration configuration) => configuration["Review"]?.ToLowerInvariant() switch
    {
        null or "" or "publish" => ReviewPolicy.Publish,
        "hold" => ReviewPolicy.Hold,
        "quarantine" => ReviewPolicy.Quarantine,
        var unknown => throw new BadConfigurationException($"Review: '{unknown}' is no policy for results that need a review. Set it to 'publish', 'hold' or 'quarantine'."),
    };

    // Longer than the budget by what it takes to give unfinished articles back.
    private static TimeSpan ShutdownTimeout(IConfiguration configuration) =>
        (configuration.GetSection(WorkerOptions.Section).Get<WorkerOptions>() ?? new WorkerOptions()).ShutdownBudget + TimeSpan.FromSeconds(4);
}
