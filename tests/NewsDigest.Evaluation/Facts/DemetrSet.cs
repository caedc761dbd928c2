namespace NewsDigest.Evaluation.Facts;

/// <summary>One DEMETR set: sentences with a clean translation and a human reference, and damaged versions of the translation.</summary>
internal sealed record DemetrSet(
    DirectoryInfo Folder,
    IReadOnlyDictionary<(int Id, string Language), DemetrSet.Item> Items
)
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["chinese_simple"] = "zh",
        ["german"] = "de",
        ["hindi"] = "hi",
        ["japanese"] = "ja",
        ["polish"] = "pl",
        ["russian"] = "ru",
        ["czech"] = "cs",
        ["french"] = "fr",
        ["spanish"] = "es",
        ["italian"] = "it",
    };

    public string Name => Folder.Name;

    public static IEnumerable<DemetrSet> In(FactsData data)
    {
        foreach (var folder in data.Sets("mterr_demetr"))
        {
            var items = FactsData
                .Lines(new FileInfo(Path.Combine(folder.FullName, "base.jsonl")))
                .Select(line => new Item(
                    line.GetProperty("id").GetInt32(),
                    Codes[line.GetProperty("lang").GetString()!],
                    line.GetProperty("src").GetString()!,
                    line.GetProperty("mt").GetString()!,
                    line.GetProperty("ref").GetString()!
                ))
                .Where(item => data.Wants(item.Language))
                .ToDictionary(item => (item.Id, item.Language));
            yield return new DemetrSet(folder, items);
        }
    }

    public IEnumerable<FileInfo> DamagedFiles =>
        Folder
            .GetFiles("*_id*.jsonl")
            .Where(file => !file.Name.StartsWith("base_", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal);

    /// <summary>The damaged translations of one file, each with the sentence that it belongs to.</summary>
    public IReadOnlyList<(Item Item, string English)> Damaged(FileInfo file) =>
        [
            .. FactsData
                .Lines(file)
                .Select(line =>
                    (
                        Item: Items.GetValueOrDefault(
                            (
                                line.GetProperty("id").GetInt32(),
                                Codes[line.GetProperty("lang").GetString()!]
                            )
                        ),
                        English: line.GetProperty("pert").GetString()!
                    )
                )
                .Where(pair => pair.Item is not null)
                .Select(pair => (pair.Item!, pair.English)),
        ];

    internal sealed record Item(
        int Id,
        string Language,
        string Source,
        string Translation,
        string Reference
    );
}
