namespace NewsDigest.Evaluation.Facts;

/// <summary>One language of a FLORES set: sentences and their English.</summary>
internal sealed record FloresSet(
    string Set,
    string Language,
    IReadOnlyList<(string Source, string English)> Items
)
{
    public static IEnumerable<FloresSet> In(FactsData data) =>
        from folder in data.Sets("mt_flores")
        let english = File.ReadAllLines(Path.Combine(folder.FullName, "eng.txt"))
        from file in folder.GetFiles("??.txt").OrderBy(file => file.Name, StringComparer.Ordinal)
        let language = file.Name[..2]
        where data.Wants(language)
        select new FloresSet(
            folder.Name,
            language,
            [.. File.ReadAllLines(file.FullName).Zip(english)]
        );
}
