using System.Text.Json;

namespace NewsDigest.Evaluation.Facts;

/// <summary>The folder of data sets that the evaluation was given, and what was asked of it.</summary>
/// <param name="Worst">Whether to print false alarms and misses.</param>
/// <param name="Languages">Empty for all.</param>
/// <param name="Flags">Flags of references that were judged; null when they are not asked for.</param>
internal sealed record FactsData(
    string Folder,
    bool Worst,
    IReadOnlyCollection<string> Languages,
    ReferenceFlags? Flags = null
)
{
    /// <summary>The sets of a kind, whatever their suffix.</summary>
    public IReadOnlyList<DirectoryInfo> Sets(string prefix)
    {
        var sets = new DirectoryInfo(Folder)
            .GetDirectories(prefix + "*")
            .OrderBy(set => set.Name, StringComparer.Ordinal)
            .ToArray();
        if (sets.Length == 0)
        {
            Console.WriteLine($"No {prefix}* under {Folder}: skipped.");
        }

        return sets;
    }

    public bool Wants(string language) => Languages.Count == 0 || Languages.Contains(language);

    public static IEnumerable<JsonElement> Lines(FileInfo file) =>
        File.ReadLines(file.FullName)
            .Where(line => line.Length > 1)
            .Select(line => JsonDocument.Parse(line).RootElement);

    public static Row Rate<T>(
        string set,
        string group,
        string metric,
        IReadOnlyCollection<T> items,
        Func<T, bool> isHit
    ) =>
        new(
            set,
            group,
            metric,
            items.Count == 0 ? 0 : (double)items.Count(isHit) / items.Count,
            items.Count
        );
}
