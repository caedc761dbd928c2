using System.Collections.Frozen;

namespace NewsDigest.Verification.Names;

/// <summary>Countries and languages have names in each language: "Germany" is "Alemania" in Spanish, and no likeness shows it.</summary>
internal static class PlaceNames
{
    private const int MinStem = 3;

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, string[]>>> Tables = new(Load);

    /// <summary>Whether the source names, in its language, a place or language that the English word can come from.</summary>
    public static bool Support(string english, string source, string language)
    {
        if (!Tables.Value.TryGetValue(language, out var table))
        {
            return false;
        }

        return Stems(english.ToLowerInvariant()).Any(stem => table.TryGetValue(stem, out var names)
            && names.Any(name => source.Contains(name[..Math.Max(MinStem, name.Length - 4)], StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>"Russians", "Russian" and "Russia" by their common start.</summary>
    private static IEnumerable<string> Stems(string word)
    {
        yield return word;
        foreach (var ending in (string[])["ians", "ian", "ans", "an", "ese", "ish", "s", "n", "i"])
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                var stem = word[..^ending.Length];
                yield return stem;
                yield return $"{stem}a";
                yield return $"{stem}e";
                yield return $"{stem}y";
                yield return $"{stem}ia";
            }
        }
    }

    private static FrozenDictionary<string, FrozenDictionary<string, string[]>> Load()
    {
        using var stream = typeof(PlaceNames).Assembly.GetManifestResourceStream("place-names.tsv")
            ?? throw new InvalidOperationException("The table place-names.tsv is not in the assembly; the build left it out.");
        using var reader = new StreamReader(stream);
        Dictionary<string, List<(string Word, string Name)>> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var language, var english, var name])
            {
                if (!rows.TryGetValue(language, out var list))
                {
                    rows[language] = list = [];
                }

                list.AddRange(english.Split(' ', '-').Where(word => word.Length > 3).SelectMany(word => name.Split(' ', '-').Where(part => part.Length >= MinStem).Select(part => (word, part))));
            }
        }

        return rows.ToFrozenDictionary(row => row.Key, row => row.Value.GroupBy(pair => pair.Word).ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Name).Distinct().ToArray()));
    }
}
