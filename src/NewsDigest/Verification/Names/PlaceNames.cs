using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace NewsDigest.Verification.Names;

/// <summary>
/// Names that languages say their own way: "Germany" is "Alemania" in Spanish, and no likeness shows it. One table for each
/// language, made when the first text of it comes.
/// </summary>
internal sealed class PlaceNames
{
    private static readonly ConcurrentDictionary<string, Lazy<PlaceNames>> Tables = new(StringComparer.Ordinal);
    private static readonly Lazy<FrozenSet<string>> English = new(LoadEnglish);

    private readonly FrozenDictionary<string, string[]> _starts;
    private readonly FrozenDictionary<string, string[]> _names;

    private PlaceNames(string language)
    {
        Dictionary<string, HashSet<string>> starts = [], names = [];
        foreach (var row in NameTables.Lines("known-names.tsv").Select(line => line.Split('\t')))
        {
            Add(starts, row[0], row[1].Split(' ').Select(Sound.Latin));
            Add(names, row[0], row[1].Split(' ').Where(name => name[0] >= '\u2E80'));
        }

        var mine = $"{language}\t";
        foreach (var row in NameTables.Lines("place-names.tsv").Where(line => line.StartsWith(mine, StringComparison.Ordinal)).Select(line => line.Split('\t')))
        {
            Add(names, row[1], [row[2]]);
            string[] parts = [.. row[2].Split(' ', '-').Select(Sound.Latin).Where(part => part.Length >= 3).Select(Start)];
            foreach (var word in row[1].Split(' ', '-').Where(word => word.Length > 2).Append(row[1]))
            {
                Add(starts, word, parts);
            }
        }

        (_starts, _names) = (Freeze(starts), Freeze(names));
    }

    public static PlaceNames For(string language) => Tables.GetOrAdd(language, code => new Lazy<PlaceNames>(() => new PlaceNames(code))).Value;

    /// <summary>Whether English means a place, a language or its people by this, whatever else the word means: "Turkey", "Poles", "United States".</summary>
    /// <param name="name">In lower case.</param>
    public static bool Know(string name) => English.Value.Contains(name);

    /// <summary>What a word of the source begins with, in Latin letters, when it names what the English word names.</summary>
    public IEnumerable<string> Starts(string english) => Stems(english).SelectMany(stem => _starts.GetValueOrDefault(stem, []));

    /// <summary>The names of the place as the language writes them.</summary>
    public IEnumerable<string> Names(string english) => Stems(english).SelectMany(stem => _names.GetValueOrDefault(stem, []));

    // Endings change: "Россия", "России", "российский".
    private static string Start(string name) => name.Length switch
    {
        <= 4 => name,
        <= 6 => name[..^2],
        _ => name[..^3],
    };

    /// <summary>"Russians", "Russian" and "Russia" by their common start.</summary>
    private static IEnumerable<string> Stems(string word)
    {
        yield return word;
        foreach (var kin in Peoples.Of(word))
        {
            yield return kin;
        }

        foreach (var ending in (string[])["ians", "ian", "ans", "an", "ese", "ish", "is", "s", "n", "i"])
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

    private static void Add(Dictionary<string, HashSet<string>> table, string key, IEnumerable<string> values)
    {
        if (!table.TryGetValue(key, out var known))
        {
            table[key] = known = [];
        }

        known.UnionWith(values.Where(value => value.Length > 0));
    }

    private static FrozenDictionary<string, string[]> Freeze(Dictionary<string, HashSet<string>> table) => table.ToFrozenDictionary(row => row.Key, row => row.Value.ToArray(), StringComparer.Ordinal);

    private static FrozenSet<string> LoadEnglish() =>
        NameTables.Lines("place-names.tsv").TakeWhile(line => line.StartsWith("en\t", StringComparison.Ordinal)).Select(line => line.Split('\t')[1]).ToFrozenSet(StringComparer.Ordinal);
}
