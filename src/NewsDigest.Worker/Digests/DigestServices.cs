using Microsoft.Extensions.Options;
using NewsDigest.ChatModels;
using NewsDigest.Digests;
using NewsDigest.Digests.Stories;
using NewsDigest.Intake;
using NewsDigest.Publishing;
using NewsDigest.Settings;
using NewsDigest.Storage;
using NewsDigest.Worker.Configuration;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Digests;

internal static class DigestServices
{
    /// <summary>A leader that was not heard of for so long is dead.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    /// <summary>What makes editions. A model writes where an engine with one is among the services.</summary>
    public static IServiceCollection AddDigests(
        this IServiceCollection services,
        IConfiguration configuration
    ) =>
        services
            .AddSettings<DigestOptions>(configuration)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<DigestOptions>>().Value)
            .AddSingleton(provider => ReadOverrides(provider.GetRequiredService<DigestOptions>()))
            .AddSingleton<EditionLibrary>()
            .AddSingleton<EditionFreezer>()
            .AddSingleton(provider => new EditionComposer(
                provider.GetRequiredService<IResultStore>(),
                WriterOf(provider)
            ))
            .AddSingleton(CreateMaker);

    private static EditionMaker CreateMaker(IServiceProvider provider)
    {
        var store = provider.GetRequiredService<IResultStore>();
        var time = provider.GetRequiredService<TimeProvider>();
        return new EditionMaker(
            store,
            provider.GetRequiredService<EditionLibrary>(),
            provider.GetRequiredService<EditionFreezer>(),
            provider.GetRequiredService<EditionComposer>(),
            provider.GetRequiredService<DigestOptions>(),
            provider.GetRequiredService<StoryOverrides>(),
            WriterOf(provider),
            cancellationToken => CountAsync(provider, cancellationToken),
            provider.GetServices<EditionOutput>(),
            new WorkLeases(
                store,
                Lease,
                time,
                provider.GetRequiredService<ILogger<WorkLeases>>(),
                MachineClock.Boot
            ),
            time,
            provider.GetRequiredService<ILogger<EditionMaker>>()
        );
    }

    /// <summary>Null where no chat engine is, and where no digest wants one.</summary>
    private static ModelWriter? WriterOf(IServiceProvider provider)
    {
        var isWanted = provider
            .GetRequiredService<DigestOptions>()
            .Editions.Values.Any(edition => edition.Model);
        return isWanted && provider.GetService<EngineModels>() is { } models
            ? new ModelWriter(
                provider.GetRequiredService<IResultStore>(),
                models.Summary,
                provider.GetRequiredService<PromptFolder>().Digest,
                provider.GetRequiredService<PromptDelimiters>()
            )
            : null;
    }

    /// <summary>A queue that cannot be reached holds no edition back.</summary>
    private static async Task<(int? Waiting, int? Quarantined)> CountAsync(
        IServiceProvider provider,
        CancellationToken cancellationToken
    )
    {
        var quarantined = await provider
            .GetRequiredService<Quarantine>()
            .ListAsync(cancellationToken)
            .CountAsync(cancellationToken);
        try
        {
            var depth = await provider
                .GetRequiredService<IArticleQueue>()
                .MeasureAsync(cancellationToken);
            return (depth.Waiting, quarantined);
        }
        catch (QueueUnavailableException)
        {
            return (null, quarantined);
        }
    }

    private static StoryOverrides ReadOverrides(DigestOptions options)
    {
        try
        {
            return OverridesFile.Read(options.Overrides);
        }
        catch (InvalidDataException exception)
        {
            throw new BadConfigurationException(exception.Message);
        }
    }
}
