using NewsDigest.Storage;

namespace NewsDigest.Digests;

/// <summary>Reads what there is of editions.</summary>
internal sealed class EditionLibrary(IResultStore store)
{
    private const string Skipped = "skipped.json";

    private static readonly StorePath All = StorePath.Of(EditionKey.EditionsFolder);

    /// <summary>Of one name or of all, oldest first: what lies in the folder of each edition.</summary>
    public async Task<IReadOnlyList<EditionState>> ListAsync(
        string? name,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, List<string>> files = new(StringComparer.Ordinal);
        var folder = name is null ? All : All.Append(name);
        await foreach (var path in store.ListAsync(folder, cancellationToken))
        {
            if (path.Value.Split('/') is [_, var edition, var when, .. var rest] && rest is not [])
            {
                var id = $"{edition}/{when}";
                if (!files.TryGetValue(id, out var of))
                {
                    files[id] = of = [];
                }

                of.Add(string.Join('/', rest));
            }
        }

        return
        [
            .. files
                .Select(edition => (Key: EditionKey.OfId(edition.Key), Files: edition.Value))
                .Where(edition => edition.Key is not null)
                .Select(edition => StateOf(edition.Key!, edition.Files)) // filtered
                .OrderBy(edition => edition.Key.At)
                .ThenBy(edition => edition.Key.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The newest revision; null when the edition has not been published.</summary>
    public async Task<Edition?> ReadAsync(EditionKey key, CancellationToken cancellationToken)
    {
        Edition? newest = null;
        for (var revision = 1; ; revision++)
        {
            var edition = await EditionFile.ReadAsync(
                store,
                key with
                {
                    Revision = revision,
                },
                cancellationToken
            );
            if (edition is null)
            {
                return newest;
            }

            newest = edition;
        }
    }

    private static EditionState StateOf(EditionKey key, List<string> files)
    {
        var revisions = files
            .Select(file =>
                EditionKey.OfJson(StorePath.TryParse($"{key.Folder}/{file}") ?? key.Folder)
            )
            .OfType<EditionKey>()
            .Select(edition => edition.Revision)
            .DefaultIfEmpty(0)
            .Max();
        var state =
            revisions > 0 ? EditionStates.Published
            : files.Contains(Skipped) ? EditionStates.Skipped
            : files.Contains("failed.json") ? EditionStates.Failed
            : files.Contains("input.json") ? EditionStates.Frozen
            : EditionStates.Planned;
        return new EditionState(key with { Revision = Math.Max(1, revisions) }, state);
    }
}
