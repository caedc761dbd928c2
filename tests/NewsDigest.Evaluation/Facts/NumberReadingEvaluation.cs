using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsDigest.Facts.Reading.Numbers;
using static NewsDigest.Evaluation.Facts.FactsData;

namespace NewsDigest.Evaluation.Facts;

/// <summary>
/// Whether the reader finds the value that a text is said to have: conformance cases of a recogniser, tables of number words, and
/// pairs of spoken and written numbers. Signs are left aside, since the check compares sizes.
/// </summary>
internal static class NumberReadingEvaluation
{
    private const decimal MaxValue = 1_000_000_000_000_000_000;
    private const int MissesShown = 60;

    private static readonly Dictionary<string, string> Languages = new()
    {
        ["Arabic"] = "ar",
        ["Chinese"] = "zh",
        ["Dutch"] = "nl",
        ["English"] = "en",
        ["French"] = "fr",
        ["German"] = "de",
        ["Hindi"] = "hi",
        ["Italian"] = "it",
        ["Japanese"] = "ja",
        ["Korean"] = "ko",
        ["Portuguese"] = "pt",
        ["Spanish"] = "es",
        ["SpanishMexican"] = "es",
        ["Swedish"] = "sv",
        ["Turkish"] = "tr",
    };

    public static IEnumerable<Row> Run(FactsData data) =>
        data.Sets("num_recognizers")
            .SelectMany(set => Rows(data, set.Name, Recognizers(set)))
            .Concat(
                data.Sets("num_number_parser").SelectMany(set => Rows(data, set.Name, Tables(set)))
            )
            .Concat(data.Sets("num_nemo").SelectMany(set => Rows(data, set.Name, Pairs(set))));

    private static IEnumerable<Row> Rows(FactsData data, string set, IEnumerable<Case> cases)
    {
        var all = cases.Where(item => data.Wants(item.Language)).ToArray();
        if (data.Worst)
        {
            foreach (
                var group in all.Where(item => !IsRead(item))
                    .GroupBy(item => (item.Language, item.Kind))
            )
            {
                foreach (var item in group.Take(MissesShown))
                {
                    Console.WriteLine(
                        $"UNREAD {set} {item.Language} {item.Kind}: {item.Value.ToString(CultureInfo.InvariantCulture)} in \"{item.Text}\""
                    );
                }
            }
        }

        foreach (
            var language in all.GroupBy(item => item.Language)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            foreach (
                var kind in language
                    .GroupBy(item => item.Kind)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
            )
            {
                yield return Rate(
                    set,
                    language.Key,
                    $"{kind.Key}: expected value read",
                    [.. kind],
                    IsRead
                );
            }

            yield return Rate(set, language.Key, "expected value read", [.. language], IsRead);
        }

        yield return Rate(set, "all", "expected value read", all, IsRead);
    }

    private static bool IsRead(Case item) =>
        NumberReader
            .Read(item.Text, item.Language)
            .SelectMany(mention =>
                mention.Values.Concat(mention.Parts.SelectMany(part => part.Values))
            )
            .Any(value => Math.Abs(value - item.Value) <= item.Value * 0.000_001m);

    private static IEnumerable<Case> Recognizers(DirectoryInfo set) =>
        from folder in new[] { "Number", "NumberWithUnit" }
        from file in Files(Path.Combine(set.FullName, folder))
        where
            !file.Name.Contains("Range", StringComparison.Ordinal)
            && Languages.ContainsKey(file.Directory!.Name)
        let kind = (folder == "Number" ? "" : "unit ")
            + Path.GetFileNameWithoutExtension(file.Name)
                .Replace("Model", "", StringComparison.Ordinal)
        from expected in Expected(file)
        select new Case(Languages[file.Directory!.Name], kind, expected.Text, expected.Value);

    private static IEnumerable<FileInfo> Files(string folder) =>
        Directory.Exists(folder)
            ? new DirectoryInfo(folder)
                .GetFiles("*Model.json", SearchOption.AllDirectories)
                .OrderBy(file => file.FullName, StringComparer.Ordinal)
            : [];

    private static IEnumerable<(string Text, decimal Value)> Expected(FileInfo file)
    {
        foreach (
            var line in JsonDocument
                .Parse(File.ReadAllText(file.FullName))
                .RootElement.EnumerateArray()
        )
        {
            foreach (
                var result in line.TryGetProperty("Results", out var results)
                    ? results.EnumerateArray().ToArray()
                    : []
            )
            {
                if (
                    result.TryGetProperty("Resolution", out var resolution)
                    && resolution.ValueKind == JsonValueKind.Object
                    && resolution.TryGetProperty("value", out var text)
                    && Number(text.ToString()) is { } value
                )
                {
                    yield return (line.GetProperty("Input").GetString()!, value);
                }
            }
        }
    }

    private static IEnumerable<Case> Tables(DirectoryInfo set) =>
        from file in set.GetFiles("*.csv").OrderBy(file => file.Name, StringComparer.Ordinal)
        from line in File.ReadLines(file.FullName).Skip(1)
        let parts = line.Split(',', 2)
        where parts.Length == 2
        let value = Number(parts[0])
        where value is not null
        select new Case(file.Name[..2], "table", parts[1].Trim().Trim('"'), value.Value);

    /// <summary>The side in digits says what the side in words must be read as.</summary>
    private static IEnumerable<Case> Pairs(DirectoryInfo set)
    {
        foreach (
            var file in set.GetFiles("*.txt", SearchOption.AllDirectories)
                .OrderBy(file => file.FullName, StringComparer.Ordinal)
        )
        {
            var (language, kind) = (
                file.Directory!.Name,
                Path.GetFileNameWithoutExtension(file.Name).Split('_').Last()
            );
            foreach (
                var sides in File.ReadLines(file.FullName)
                    .Select(line => line.Normalize(NormalizationForm.FormC).Split('~'))
                    .Where(sides =>
                        sides.Length == 2
                        && kind is "cardinal" or "decimal" or "ordinal" or "money" or "measure"
                    )
            )
            {
                var (written, spoken) =
                    sides[0].Count(char.IsDigit) > sides[1].Count(char.IsDigit)
                        ? (sides[0], sides[1])
                        : (sides[1], sides[0]);
                if (
                    NumberReader
                        .Read(written, language)
                        .FirstOrDefault(mention => mention.MustMatch)
                        is { } mention
                    && !spoken.Any(char.IsDigit)
                )
                {
                    yield return new Case(language, kind, spoken, mention.Values[0]);
                }
            }
        }
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(
            text.TrimEnd('%').Replace(',', '.'),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var value
        )
        && Math.Abs(value) < MaxValue
            ? Math.Abs(value)
            : null;

    private sealed record Case(string Language, string Kind, string Text, decimal Value);
}
