using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Digests.Stories;
using NewsDigest.Publishing;
using NewsDigest.Storage;

namespace NewsDigest.Digests;

/// <summary>
/// Makes the editions that are due: freezes the input, composes, publishes. Each step is written once, by whoever comes first, so that two
/// makers, a kill at any moment, and a maker that stood still end in the same edition.
/// </summary>
/// <param name="counts">Messages that wait and that are in quarantine, where the queue can say.</param>
/// <param name="outputs">Asked for each edition when it lies in the store.</param>
internal sealed partial class EditionMaker(
    IResultStore store,
    EditionLibrary library,
    EditionFreezer freezer,
    EditionComposer composer,
    DigestOptions options,
    StoryOverrides overrides,
    ModelWriter? model,
    Func<CancellationToken, Task<(int? Waiting, int? Quarantined)>> counts,
    IEnumerable<EditionOutput> outputs,
    WorkLeases leases,
    TimeProvider time,
    ILogger<EditionMaker> logger
)
{
    private const int MostDue = 1000; // looked at after a long pause; the newest are made

    public IReadOnlyList<EditionDefinition> Definitions { get; } =
    [
        .. options
            .Editions.OrderBy(edition => edition.Key, StringComparer.Ordinal)
            .Select(edition => EditionDefinition.Of(edition.Key, edition.Value, options)),
    ];

    /// <summary>When something is due next; null when nothing ever is.</summary>
    public DateTimeOffset? NextDue() =>
        Definitions
            .Select(definition =>
                new EditionSchedule(definition).After(time.GetUtcNow() - options.Settle)
                + options.Settle
            )
            .Min();

    /// <summary>All due editions, oldest first. One that fails does not stop the others.</summary>
    /// <param name="name">Of one definition; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many were published, and how many failed.</returns>
    public async Task<(int Published, int Failed)> MakeDueAsync(
        string? name,
        CancellationToken cancellationToken
    )
    {
        var (made, failed) = (0, 0);
        foreach (var definition in Definitions.Where(one => name is null || one.Name == name))
        {
            foreach (var at in await DueAsync(definition, cancellationToken))
            {
                if (await TryMakeAsync(definition, at, cancellationToken))
                {
                    made++;
                }
                else
                {
                    failed++;
                }
            }
        }

        return (made, failed);
    }

    /// <summary>One edition, whether it is there already or not.</summary>
    public async Task<Edition> MakeAsync(
        EditionDefinition definition,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var key = EditionKey.Of(definition.Name, new EditionSchedule(definition).WindowOf(at).To);

        // One leader saves work; that nobody publishes twice follows from writing only where nothing is.
        await using var lease = await leases.AcquireAsync(
            $"edition-{definition.Name}",
            cancellationToken
        );
        var edition =
            await EditionFile.ReadAsync(store, key, cancellationToken)
            ?? await ComposeAsync(definition, key, at, cancellationToken);
        await PutOutAsync(key, edition, cancellationToken);
        return edition;
    }

    /// <summary>What would be published now; writes nothing.</summary>
    /// <param name="at">A time of the schedule, or now.</param>
    public async Task<Edition> PreviewAsync(
        EditionDefinition definition,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var key = EditionKey.Of(definition.Name, new EditionSchedule(definition).WindowOf(at).To);
        var input =
            await EditionInput.ReadAsync(store, key, cancellationToken)
            ?? await ReadInputAsync(definition, at, cancellationToken);
        return (await composer.ComposeAsync(input, writes: false, cancellationToken)).Edition;
    }

    /// <summary>The stories of an edition that a model would be asked to write; writes nothing and asks nothing.</summary>
    /// <param name="at">A time of the schedule.</param>
    public async IAsyncEnumerable<(string Headline, StoryMaterial Material)> AskedAsync(
        EditionDefinition definition,
        DateTimeOffset at,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var key = EditionKey.Of(definition.Name, new EditionSchedule(definition).WindowOf(at).To);
        var input =
            await EditionInput.ReadAsync(store, key, cancellationToken)
            ?? await ReadInputAsync(definition, at, cancellationToken);
        await foreach (var story in composer.AskedAsync(input, cancellationToken))
        {
            yield return story;
        }
    }

    /// <summary>Another revision of a published edition, of the articles that it was made of, with the settings, overrides and results of now.</summary>
    /// <returns>Null when nothing would change.</returns>
    public async Task<Edition?> ReviseAsync(
        EditionKey key,
        EditionDefinition definition,
        string reason,
        CancellationToken cancellationToken
    )
    {
        await using var lease = await leases.AcquireAsync($"edition-{key.Name}", cancellationToken);
        var newest =
            await library.ReadAsync(key, cancellationToken)
            ?? throw new InvalidDataException($"There is no edition '{key.Id}'.");
        var first = (
            await EditionInput.ReadAsync(store, key with { Revision = 1 }, cancellationToken)
        )!; // it was published
        var next = key with { Revision = newest.Revision + 1 };
        var input = first with
        {
            Revision = next.Revision,
            Definition = definition,
            Overrides = overrides,
            Model = definition.Model ? model?.Model : null,
            Prompt = definition.Model ? model?.PromptId : null,
            Reason = reason,
            FrozenAt = time.GetUtcNow(),
        };
        var composed = await composer.ComposeAsync(input, writes: true, cancellationToken);
        if (IsSame(newest, composed.Edition))
        {
            return null;
        }

        await store.PutIfAbsentAsync(next.Input, input.Write(), cancellationToken);
        await store.PutIfAbsentAsync(
            next.Json,
            EditionFile.Write(composed.Edition),
            cancellationToken
        );
        var edition = (await EditionFile.ReadAsync(store, next, cancellationToken))!; // written above
        await PutOutAsync(next, edition, cancellationToken);
        return edition;
    }

    /// <summary>The times whose editions are missing, oldest first; those that are too old are noted as skipped.</summary>
    private async Task<IReadOnlyList<DateTimeOffset>> DueAsync(
        EditionDefinition definition,
        CancellationToken cancellationToken
    )
    {
        var schedule = new EditionSchedule(definition);
        var now = time.GetUtcNow() - options.Settle;
        var known = await library.ListAsync(definition.Name, cancellationToken);
        var unfinished = known
            .Where(edition => edition.State is EditionStates.Frozen or EditionStates.Failed)
            .Select(edition => edition.Key.At);
        if (known is [])
        {
            // The first edition of a definition: not all that ever was.
            return schedule.Before(now + TimeSpan.FromTicks(1)) is { } last ? [last] : [];
        }

        DateTimeOffset[] due = [.. schedule.Between(known[^1].Key.At, now).TakeLast(MostDue)];
        foreach (var old in due.SkipLast(options.CatchUp))
        {
            await SkipAsync(
                EditionKey.Of(definition.Name, schedule.WindowOf(old).To),
                cancellationToken
            );
        }

        return [.. unfinished.Concat(due.TakeLast(options.CatchUp)).Distinct().Order()];
    }

    private async Task SkipAsync(EditionKey key, CancellationToken cancellationToken)
    {
        var note = new SkippedEdition(
            $"When the worker came back, more than {options.CatchUp} newer editions were due ({DigestOptions.Section}:{nameof(DigestOptions.CatchUp)}).",
            time.GetUtcNow()
        );
        await store.PutIfAbsentAsync(
            key.Folder.Append("skipped.json"),
            JsonSerializer.SerializeToUtf8Bytes(note, ArticleJson.Options),
            cancellationToken
        );
        Log.Skipped(logger, key.Id, note.Reason);
    }

    private async Task<bool> TryMakeAsync(
        EditionDefinition definition,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var key = EditionKey.Of(definition.Name, new EditionSchedule(definition).WindowOf(at).To);
        try
        {
            var edition = await MakeAsync(definition, at, cancellationToken);
            Log.Published(
                logger,
                key.Id,
                edition.Stories.Count,
                edition.Counts.Received,
                store.Locate(key.Html)
            );
            return true;
        }
        catch (Exception exception)
            when (exception
                    is StoreUnavailableException
                        or DamagedDocumentException
                        or DamagedResultException
                        or EngineUnavailableException
            )
        {
            Log.Failed(logger, exception, key.Id);
            await NoteFailureAsync(key, exception.Message, cancellationToken);
            return false;
        }
    }

    private async Task NoteFailureAsync(
        EditionKey key,
        string message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await store.PutAsync(
                key.Folder.Append("failed.json"),
                JsonSerializer.SerializeToUtf8Bytes(
                    new SkippedEdition(message, time.GetUtcNow()),
                    ArticleJson.Options
                ),
                cancellationToken
            );
        }
        catch (StoreUnavailableException)
        {
            // The log has it; the edition is tried again as one that is due.
        }
    }

    private async Task<Edition> ComposeAsync(
        EditionDefinition definition,
        EditionKey key,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var input =
            await EditionInput.ReadAsync(store, key, cancellationToken)
            ?? await FreezeAsync(definition, key, at, cancellationToken);
        var composed = await composer.ComposeAsync(input, writes: true, cancellationToken);
        await store.PutIfAbsentAsync(
            EditionMemory.PathOf(key),
            composed.Memory.Write(),
            cancellationToken
        );
        await store.PutIfAbsentAsync(
            key.Json,
            EditionFile.Write(composed.Edition),
            cancellationToken
        );

        // Ours, or that of a maker who was faster.
        return (await EditionFile.ReadAsync(store, key, cancellationToken))!; // written above
    }

    private async Task PutOutAsync(
        EditionKey key,
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        foreach (var output in outputs)
        {
            await output(key, edition, cancellationToken);
        }
    }

    private async Task<EditionInput> FreezeAsync(
        EditionDefinition definition,
        EditionKey key,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var input = await ReadInputAsync(definition, at, cancellationToken);
        await store.PutIfAbsentAsync(key.Input, input.Write(), cancellationToken);
        return (await EditionInput.ReadAsync(store, key, cancellationToken))!; // written above
    }

    private async Task<EditionInput> ReadInputAsync(
        EditionDefinition definition,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) =>
        await freezer.ReadAsync(
            definition,
            at,
            overrides,
            definition.Model ? model?.Model : null,
            definition.Model ? model?.PromptId : null,
            await counts(cancellationToken),
            cancellationToken
        );

    /// <summary>But for what every revision has of its own.</summary>
    private static bool IsSame(Edition one, Edition other)
    {
        var plain = one with { Revision = 1, RevisionReason = null, Making = other.Making };
        return EditionFile
            .Write(plain)
            .AsSpan()
            .SequenceEqual(EditionFile.Write(other with { Revision = 1, RevisionReason = null }));
    }

    private static partial class Log
    {
        [LoggerMessage(
            901,
            LogLevel.Information,
            "Edition {Edition} is published: {Stories} stories out of {Articles} articles, {Location}."
        )]
        public static partial void Published(
            ILogger logger,
            string edition,
            int stories,
            int articles,
            string location
        );

        [LoggerMessage(902, LogLevel.Warning, "Edition {Edition} was skipped. {Reason}")]
        public static partial void Skipped(ILogger logger, string edition, string reason);

        [LoggerMessage(
            903,
            LogLevel.Error,
            "Edition {Edition} could not be made. Its input is kept, and it is tried again."
        )]
        public static partial void Failed(ILogger logger, Exception exception, string edition);
    }
}
