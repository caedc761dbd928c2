using System.Collections.Concurrent;
using System.Collections.Frozen;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Names;

/// <summary>
/// Names that languages say their own way: "Germany" is "Alemania" in Spanish, and no likeness shows it. One table for each
/// language, made when the first text of it comes.
/// </summary>
internal sealed class PlaceNames
{
    private static readonly ConcurrentDictionary<string, Lazy<PlaceNames>> Tables = new(
        StringComparer.Ordinal
    );
    private const int Beginning = 5;

    // Their characters stand in other words and names as well: "马里" in "马里兰", "西亚" in "马来西亚", "联合国" in that of each of its bodies.
    private static readonly HashSet<string> InsideWords = new(StringComparer.Ordinal)
    {
        "马里",
        "海地",
        "法罗",
        "黑山",
        "西亚",
        "北非",
        "纽埃",
        "金边",
        "马耳他",
        "联合国",
        "国连",
        "国連",
        "國連",
        "北美",
        "南美",
        "中美",
        "东亚",
        "南亚",
        "非洲",
    };

    private static readonly Lazy<FrozenSet<string>> English = new(LoadEnglish);

    private readonly FrozenDictionary<string, string[]> _starts;
    private readonly FrozenDictionary<string, string[]> _names;
    private readonly string[] _written; // as the language writes them, two characters and more
    private readonly FrozenDictionary<string, string[]> _byBeginning; // of names of one word, in Latin letters

    private PlaceNames(string language)
    {
        Dictionary<string, HashSet<string>> starts = [],
            names = [];
        foreach (var row in DataTables.Lines("known-names.tsv").Select(line => line.Split('\t')))
        {
            Add(starts, row[0], row[1].Split(' ').Select(PhoneticKey.Latin));
            Add(names, row[0], row[1].Split(' ').Where(name => name[0] >= '\u2E80'));
        }

        List<string> written = [];
        var mine = $"{language}\t";
        foreach (
            var row in DataTables
                .Lines("place-names.tsv")
                .Where(line => line.StartsWith(mine, StringComparison.Ordinal))
                .Select(line => line.Split('\t'))
        )
        {
            Add(names, row[1], [row[2]]);
            written.Add(row[2]);
            string[] parts =
            [
                .. row[2]
                    .Split(' ', '-')
                    .Select(PhoneticKey.Latin)
                    .Where(part => part.Length >= 3)
                    .Select(Start),
            ];
            foreach (
                var word in row[1].Split(' ', '-').Where(word => word.Length > 2).Append(row[1])
            )
            {
                Add(starts, word, parts);
            }
        }

        (_starts, _names) = (Freeze(starts), Freeze(names));
        _written =
        [
            .. written
                .Where(name =>
                    name.Length >= 2 && name[0] >= '\u2E80' && !InsideWords.Contains(name)
                )
                .Distinct(),
        ];
        _byBeginning = names
            .Values.SelectMany(values => values)
            .Concat(English.Value)
            .Where(name => !name.Contains(' ', StringComparison.Ordinal))
            .Select(PhoneticKey.Latin)
            .Where(name => name.Length >= Beginning)
            .Distinct()
            .GroupBy(name => name[..Beginning])
            .ToFrozenDictionary(
                group => group.Key,
                group => group.ToArray(),
                StringComparer.Ordinal
            );
    }

    public static PlaceNames For(string language) =>
        Tables.GetOrAdd(language, code => new Lazy<PlaceNames>(() => new PlaceNames(code))).Value;

    /// <summary>Whether English means a place, a language or its people by this, whatever else the word means: "Turkey", "Poles", "United States".</summary>
    /// <param name="name">In lower case.</param>
    public static bool Know(string name) => English.Value.Contains(name);

    /// <summary>What a word of the source begins with, in Latin letters, when it names what the English word names.</summary>
    public IEnumerable<string> Starts(string english) =>
        Stems(english).SelectMany(stem => _starts.GetValueOrDefault(stem, []));

    /// <summary>Whether the word is a place's name in this language or in English, with another ending at most.</summary>
    /// <param name="letters">In Latin letters.</param>
    public bool IsPlace(string letters) =>
        letters.Length >= Beginning
        && _byBeginning.TryGetValue(letters[..Beginning], out var names)
        && names.Any(name =>
            Math.Abs(name.Length - letters.Length) <= 2
            && letters.AsSpan().CommonPrefixLength(name) >= name.Length - 2
        );

    /// <summary>The places that stand in a text whose words are not apart.</summary>
    public IEnumerable<string> In(string text) =>
        _written.Where(name =>
            text.IndexOf(name, StringComparison.Ordinal) is >= 0 and var index
            && !(IsKatakana(name[0]) && index > 0 && IsKatakana(text[index - 1]))
            && !(
                IsKatakana(name[^1])
                && index + name.Length < text.Length
                && IsKatakana(text[index + name.Length])
            )
        );

    private static bool IsKatakana(char c) => c is >= '\u30A1' and <= '\u30FF';

    /// <summary>The names of the place as the language writes them.</summary>
    public IEnumerable<string> Names(string english) =>
        Stems(english).SelectMany(stem => _names.GetValueOrDefault(stem, []));

    // Endings change: "Россия", "России", "российский".
    private static string Start(string name) =>
        name.Length switch
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

        foreach (
            var ending in (string[])["ians", "ian", "ans", "an", "ese", "ish", "is", "s", "n", "i"]
        )
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

    private static void Add(
        Dictionary<string, HashSet<string>> table,
        string key,
        IEnumerable<string> values
    )
    {
        if (!table.TryGetValue(key, out var known))
        {
            table[key] = known = [];
        }

        known.UnionWith(values.Where(value => value.Length > 0));
    }

    private static FrozenDictionary<string, string[]> Freeze(
        Dictionary<string, HashSet<string>> table
    ) =>
        table.ToFrozenDictionary(
            row => row.Key,
            row => row.Value.ToArray(),
            StringComparer.Ordinal
        );

    private static FrozenSet<string> LoadEnglish() =>
        DataTables
            .Lines("place-names.tsv")
            .TakeWhile(line => line.StartsWith("en\t", StringComparison.Ordinal))
            .Select(line => line.Split('\t')[1])
            .ToFrozenSet(StringComparer.Ordinal);
}
