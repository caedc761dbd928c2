using NewsDigest.Facts.Checks;

namespace NewsDigest.Evaluation.Facts;

/// <summary>
/// Hard flags of the number check on human references, and what a reader thought of each: whether source and English do differ.
/// The listing has places and values and no sentence.
/// </summary>
internal sealed record ReferenceFlags(IReadOnlyDictionary<string, string> Judgements)
{
    public const string Same = "same";
    public const string Differs = "differs";
    private const int Columns = 6;

    /// <summary>set, line, source values, English values, judgement, reason; lines that begin with # say what the table is.</summary>
    public static ReferenceFlags Read(FileInfo file) =>
        new(
            File.ReadLines(file.FullName)
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split('\t'))
                .Select(row =>
                    row.Length == Columns && row[4] is Same or Differs
                        ? row
                        : throw new InvalidDataException(
                            $"{file.Name}: '{string.Join(' ', row.Take(4))}' has {row.Length} columns and the judgement '{row.ElementAtOrDefault(4)}'; it needs {Columns} columns, and '{Same}' or '{Differs}' in the fifth."
                        )
                )
                .ToDictionary(row => string.Join('\t', row.Take(4)), row => row[4])
        );

    /// <summary>The judgement of a flag; null when nobody has judged it.</summary>
    public string? Of(string place) => Judgements.GetValueOrDefault(place);

    /// <summary>The first four columns for a segment; null where it has no hard flag, or neither side has digits.</summary>
    /// <param name="line">From 1.</param>
    public static string? Place(WmtSet set, int line, WmtSet.Item item)
    {
        if (!NumberFlags.HasDigit(item.Source) && !NumberFlags.HasDigit(item.Reference))
        {
            return null;
        }

        var findings = NumberCheck
            .Check("p1", item.Source, set.Language, item.Reference)
            .Where(finding => finding.Severity == Severity.Hard)
            .ToArray();
        return findings.Length == 0
            ? null
            : $"{set.Name}\t{line}\t{Values(findings.Select(finding => finding.Expected))}\t{Values(findings.Select(finding => finding.Found))}";
    }

    private static string Values(IEnumerable<string?> values) =>
        values.OfType<string>().Distinct().ToArray() is [_, ..] all ? string.Join(" ", all) : "-";
}
