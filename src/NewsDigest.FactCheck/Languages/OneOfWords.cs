using System.Collections.Frozen;

namespace NewsDigest.Facts.Languages;

/// <summary>Words of which a sentence says one, from one-of.tsv: doubled or tripled, the first or the second quarter, spring or autumn.</summary>
internal static class OneOfWords
{
    private const string English = "en:";

    private static readonly Lazy<FrozenDictionary<string, (string Value, string[] Pieces)[]>> All =
        new(() =>
            DataTables
                .Lines("one-of.tsv")
                .Select(line => line.Split('\t'))
                .GroupBy(row => row[0], StringComparer.Ordinal)
                .ToFrozenDictionary(
                    rows => rows.Key,
                    rows => rows.Select(row => (row[1], Pieces(row[2]))).ToArray(),
                    StringComparer.Ordinal
                )
        );

    public static IEnumerable<string> Kinds =>
        All.Value.Keys.Where(kind => !kind.StartsWith(English, StringComparison.Ordinal));

    /// <summary>The one value that the text says; null where it says none or more than one.</summary>
    /// <param name="lower">In lower case.</param>
    public static string? TheOne(string kind, string lower, bool isEnglish)
    {
        string? one = null;
        foreach (var (value, pieces) in All.Value[isEnglish ? English + kind : kind])
        {
            if (!pieces.Any(piece => lower.Contains(piece, StringComparison.Ordinal)))
            {
                continue;
            }

            if (one is not null)
            {
                return null;
            }

            one = value;
        }

        return one;
    }

    private static string[] Pieces(string forms) =>
        [
            .. forms
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(form => form.Replace('_', ' ')),
        ];
}
