using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsDigest.Evaluation.Content;

/// <summary>Sentences and dictionary entries that the word pairs are learnt from; scripts/content-sources.sh fetches them.</summary>
internal sealed partial class WordSources(DirectoryInfo folder)
{
    private const int MaxEntries = 35_000; // of each dictionary

    // Code of ours, of the wordnet file, of the dictionary of Wiktionary.
    private static readonly Dictionary<string, (string Wordnet, string Wiktionary)> Codes = """
        af afr - | am amh - | ar arb arb | az aze - | be bel - | bg bul bg | bn ben - | bs hbs sh | ca cat ca | cs ces cs
        cy cym - | da dan da | de deu de | el ell el | es spa es | et est - | eu eus - | fa fas fa | fi fin fi | fr fra fr
        gl glg - | gu guj - | he heb he | hi hin hi | hr hbs sh | hu hun hu | hy hye - | id ind id | is isl - | it ita it
        ja jpn ja | kn kan - | ko kor ko | lt lit - | lv lav - | mk mkd - | ml mal - | mr mar - | ms msa ms | mt mlt -
        my mya - | nb nob no | nl nld nl | pl pol pl | pt por pt | ro ron ro | ru rus ru | sk slk - | sl slv - | sr hbs sh
        sv swe sv | sw swa - | ta tam - | te tel - | th tha - | tl tgl - | tr tur tr | uk ukr - | ur urd - | vi vie vi
        zh cmn cmn
        """.Split(['|', '\n'], StringSplitOptions.TrimEntries).Select(one =>
        one.Split(' ')
    ).ToDictionary(one => one[0], one => (one[1], one[2]), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> TicoCodes = new(StringComparer.Ordinal)
    {
        ["es"] = "es_LA",
        ["pt"] = "pt_BR",
    };

    public static IEnumerable<string> Languages => Codes.Keys;

    /// <summary>FLORES-200 dev, in its order; none where it does not have the language.</summary>
    public IReadOnlyList<(string Source, string English)> Flores(string language) =>
        Lines(
            Path.Combine(folder.FullName, "flores", $"{language}.txt"),
            Path.Combine(folder.FullName, "flores", "eng.txt")
        );

    public IReadOnlyList<(string Source, string English)> Tico(string language)
    {
        var code = TicoCodes.GetValueOrDefault(language, language);
        var set = Path.Combine(folder.FullName, "opus-mt", "testsets", $"en-{code}");
        return Lines(Path.Combine(set, $"tico19-test.{code}"), Path.Combine(set, "tico19-test.en"));
    }

    /// <summary>Of every dictionary its entries; those with frequent English first.</summary>
    /// <param name="frequency">How frequent an English text is.</param>
    public IEnumerable<(string Source, string English)> Entries(
        string language,
        Func<string, double> frequency
    )
    {
        var (wordnet, wiktionary) = Codes[language];
        return Best(Wordnet(wordnet)).Concat(Best(Wiktionary(wiktionary)));

        IEnumerable<(string, string)> Best(IEnumerable<(string Source, string English)> entries) =>
            entries.Distinct().OrderByDescending(one => frequency(one.English)).Take(MaxEntries);
    }

    private IEnumerable<(string Source, string English)> Wordnet(string code)
    {
        var (mine, english) = (Synsets(code), Synsets("eng"));
        return from entry in mine
            from word in entry
            from said in english[entry.Key]
            select (word, said);
    }

    private ILookup<string, string> Synsets(string code)
    {
        var file = Path.Combine(folder.FullName, "omw", "wns", "wikt", $"wn-wikt-{code}.tab");
        return (File.Exists(file) ? File.ReadLines(file) : [])
            .Select(line => line.Split('\t'))
            .Where(row => row.Length == 3 && row[0][0] != '#')
            .ToLookup(row => row[0], row => row[2], StringComparer.Ordinal);
    }

    private IEnumerable<(string Source, string English)> Wiktionary(string code)
    {
        if (code == "-")
        {
            return [];
        }

        var root = Path.Combine(folder.FullName, "wiktionary");
        return ((string[])[$"en-{code}", $"{code}-en"]).SelectMany(name =>
            Glosses(root, name, englishFirst: name.StartsWith("en-", StringComparison.Ordinal))
        );
    }

    private static IEnumerable<(string Source, string English)> Glosses(
        string root,
        string name,
        bool englishFirst
    )
    {
        var text = Path.Combine(root, "src", $"{name}-enwiktionary.txt");
        var packed = Path.Combine(root, "dsl", "oneway", $"{name}-enwiktionary.dsl.dz");
        var entries =
            File.Exists(text) ? TextEntries(text)
            : File.Exists(packed) ? PackedEntries(packed)
            : [];
        foreach (var (head, gloss) in entries)
        {
            var word = Clean(head);
            foreach (var one in gloss.Split(',', ';').Select(Clean).Where(one => one.Length > 0))
            {
                yield return englishFirst ? (one, word) : (word, one);
            }
        }
    }

    private static IEnumerable<(string Head, string Gloss)> TextEntries(string file) =>
        from line in File.ReadLines(file)
        where line.Length > 0 && line[0] != '#' && !line.Contains("SEE:", StringComparison.Ordinal)
        let parts = Marks().Replace(line, " ").Split("::")
        where parts.Length == 2
        select (parts[0], parts[1]);

    private static IEnumerable<(string Head, string Gloss)> PackedEntries(string file)
    {
        using var reader = new StreamReader(
            new GZipStream(File.OpenRead(file), CompressionMode.Decompress),
            Encoding.Unicode
        );
        var head = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (!char.IsWhiteSpace(line[0]))
            {
                head = line;
            }
            else if (line.Contains("[m1]", StringComparison.Ordinal))
            {
                yield return (
                    head,
                    Marks().Replace(line.Replace("\\", "", StringComparison.Ordinal), " ")
                );
            }
        }
    }

    private static string Clean(string text) =>
        text.Trim() is var word && word.StartsWith("to ", StringComparison.Ordinal)
            ? word[3..]
            : word;

    private static (string Source, string English)[] Lines(string source, string english) =>
        File.Exists(source) ? [.. File.ReadLines(source).Zip(File.ReadLines(english))] : [];

    [GeneratedRegex(
        @"\([^()]*\)|\{[^{}]*\}|\[[^\[\]]*\]|/[^/]*/|<[^<>]*>",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Marks();
}
