using NewsDigest.Articles;
using NewsDigest.Digests.Stories;
using NewsDigest.Publishing;
using NewsDigest.Storage;

namespace NewsDigest.Digests;

/// <summary>Fixes the input of an edition: every article of its window, and those of earlier windows that no edition has taken.</summary>
internal sealed class EditionFreezer(
    IResultStore store,
    ResultLibrary results,
    EditionLibrary editions,
    DigestOptions options,
    TimeProvider time
)
{
    private const int ReadsAtOnce = 16;

    private readonly PublishedIndex _index = new(store);

    /// <summary>The input, without writing it.</summary>
    /// <param name="waiting">Messages on the queue.</param>
    public async Task<EditionInput> ReadAsync(
        EditionDefinition definition,
        DateTimeOffset at,
        StoryOverrides overrides,
        string? model,
        string? prompt,
        (int? Waiting, int? Quarantined) waiting,
        CancellationToken cancellationToken
    )
    {
        var window = new EditionSchedule(definition).WindowOf(at);
        var key = EditionKey.Of(definition.Name, window.To);
        var known = await EarlierAsync(definition, window, cancellationToken);
        var entries = await EntriesAsync(window, known, cancellationToken);
        List<InputArticle> articles = [];
        foreach (var some in entries.Chunk(ReadsAtOnce))
        {
            articles.AddRange(
                await Task.WhenAll(
                    some.Select(entry => JudgeAsync(entry, definition, known, cancellationToken))
                )
            );
        }

        return new EditionInput(
            EditionInput.SchemaName,
            key.Id,
            1,
            definition,
            window,
            known.Previous,
            time.GetUtcNow(),
            [.. articles.Where(article => article.Reason is null)],
            [.. articles.Where(article => article.Reason is not null)],
            known.Published,
            overrides,
            TermTable.Shipped.Version,
            model,
            prompt,
            waiting.Waiting,
            waiting.Quarantined
        );
    }

    /// <summary>What earlier editions of the name took, and from when on they took all.</summary>
    private async Task<Known> EarlierAsync(
        EditionDefinition definition,
        EditionWindow window,
        CancellationToken cancellationToken
    )
    {
        var schedule = new EditionSchedule(definition);
        var oldest = window.From - options.Memory - options.LookBack;
        EditionState[] earlier =
        [
            .. (await editions.ListAsync(definition.Name, cancellationToken)).Where(edition =>
                edition.Key.At < window.To && edition.Key.At >= oldest
            ),
        ];
        HashSet<string> told = new(StringComparer.Ordinal);
        HashSet<(string, DateTimeOffset)> counted = [];
        var since = window.From;
        foreach (
            var some in earlier
                .Where(edition => edition.State != EditionStates.Skipped)
                .Chunk(ReadsAtOnce)
        )
        {
            var inputs = await Task.WhenAll(
                some.Select(edition =>
                    EditionInput.ReadAsync(
                        store,
                        edition.Key with
                        {
                            Revision = 1,
                        },
                        cancellationToken
                    )
                )
            );
            foreach (var input in inputs.OfType<EditionInput>())
            {
                told.UnionWith(input.Articles.Select(article => StorePath.CommonKey(article.Key)));
                counted.UnionWith(
                    input
                        .Articles.Concat(input.LeftOut)
                        .Select(article => (StorePath.CommonKey(article.Key), article.At))
                );
                since = input.Window.From < since ? input.Window.From : since;
            }
        }

        var skipped = earlier
            .Where(edition => edition.State == EditionStates.Skipped)
            .Select(edition => schedule.WindowOf(edition.Key.At))
            .ToArray();
        string[] published =
        [
            .. earlier
                .Where(edition =>
                    edition.State == EditionStates.Published
                    && edition.Key.At >= window.To - options.Memory
                )
                .OrderByDescending(edition => edition.Key.At)
                .Select(edition => edition.Key.Id),
        ];
        return new Known(
            told,
            counted,
            since,
            skipped,
            published,
            earlier.LastOrDefault(edition => edition.State != EditionStates.Skipped)?.Key.Id
        );
    }

    /// <summary>Each article once, in order of keys: by its newest result of the window.</summary>
    private async Task<IReadOnlyList<PublishedArticle>> EntriesAsync(
        EditionWindow window,
        Known known,
        CancellationToken cancellationToken
    )
    {
        var from = window.From - options.LookBack;
        var entries = await _index.ListAsync(
            from > known.Since ? from : known.Since,
            window.To,
            cancellationToken
        );
        return
        [
            .. entries
                .Where(entry => entry.At >= window.From || IsLate(entry))
                .GroupBy(entry => StorePath.CommonKey(entry.Key))
                .Select(article => article.Last())
                .OrderBy(entry => entry.Key, StringComparer.Ordinal),
        ];

        // The edition of its time did not see it: its worker died, or its clock went wrong.
        bool IsLate(PublishedArticle entry) =>
            !known.Counted.Contains((StorePath.CommonKey(entry.Key), entry.At))
            && !known.Told.Contains(StorePath.CommonKey(entry.Key))
            && !known.WasSkipped(entry.At);
    }

    private async Task<InputArticle> JudgeAsync(
        PublishedArticle entry,
        EditionDefinition definition,
        Known known,
        CancellationToken cancellationToken
    )
    {
        if (known.Told.Contains(StorePath.CommonKey(entry.Key)))
        {
            return new InputArticle(entry.Key, entry.Key, null, entry.At, "seen");
        }

        var current = await results.FindCurrentAsync(entry.Key, cancellationToken);
        if (current is null)
        {
            return new InputArticle(entry.Key, entry.Key, null, entry.At, "gone");
        }

        return new InputArticle(
            entry.Key,
            current.Id,
            current.Result,
            entry.At,
            ReasonAgainst(current, definition)
        );
    }

    private static string? ReasonAgainst(CurrentResult current, EditionDefinition definition)
    {
        if (current.Verdict == Verdict.Failed)
        {
            return "failed";
        }

        if (!definition.Include.Contains(current.Verdict))
        {
            return "verdict";
        }

        if (definition.Languages is not [] && !definition.Languages.Contains(current.Language))
        {
            return "language";
        }

        var isOther =
            definition.Sources is not []
            && !definition.Sources.Contains(current.Source, StringComparer.OrdinalIgnoreCase);
        return isOther ? "source" : null;
    }

    /// <param name="Told">Keys of articles that an earlier edition has in a story.</param>
    /// <param name="Counted">Keys and times that one has at all.</param>
    /// <param name="Since">Before that, nobody made editions.</param>
    /// <param name="Skipped">Windows of editions that were not made.</param>
    /// <param name="Published">Ids, newest first.</param>
    private sealed record Known(
        HashSet<string> Told,
        HashSet<(string, DateTimeOffset)> Counted,
        DateTimeOffset Since,
        EditionWindow[] Skipped,
        string[] Published,
        string? Previous
    )
    {
        public bool WasSkipped(DateTimeOffset at) =>
            Skipped.Any(window => at >= window.From && at < window.To);
    }
}
