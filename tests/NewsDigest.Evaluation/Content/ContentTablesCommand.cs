using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using NewsDigest.Facts.Reading.Content;

namespace NewsDigest.Evaluation.Content;

/// <summary>Makes the tables of word pairs that the content check goes by.</summary>
internal static class ContentTablesCommand
{
    private const int LearntLines = 800; // of FLORES; the others say how true pairs score
    private const int MinTextLines = 20;
    private const double StopShare = 0.05;
    private const double LeastChance = 0.02;
    private const double Rarest = 3e-5;
    private const double MinWeight = 2;
    private const double MaxWeight = 7;
    private const int MaxPartners = 5;
    private const int MaxStems = 12_000;
    private const double UsualNoise = 1.35;
    private const double MaxNoise = 5;
    private const double NoiseOfJapanese = 2.2; // news is freer than the sentences that it is measured on

    private static readonly Option<DirectoryInfo> Sources = new("--sources")
    {
        Description = "What scripts/content-sources.sh fetched.",
        Required = true,
    };
    private static readonly Option<DirectoryInfo> Out = new("--out")
    {
        Description = "Folder for LANGUAGE.tsv.br.",
        Required = true,
    };
    private static readonly Option<string[]> Languages = new("--lang")
    {
        Description = "Only these languages, by code.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new Command(
            "content-tables",
            "Make the tables of word pairs of the content check from public sources."
        )
        {
            Sources,
            Out,
            Languages,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var sources = new WordSources(command.GetRequiredValue(Sources));
        var folder = command.GetRequiredValue(Out);
        folder.Create();
        var wanted = command.GetValue(Languages) ?? [];
        foreach (
            var language in WordSources.Languages.Where(code =>
                (wanted.Length == 0 || wanted.Contains(code)) && sources.Flores(code).Count > 0
            )
        )
        {
            var table = Make(sources, language);
            File.WriteAllBytes(Path.Combine(folder.FullName, $"{language}.tsv.br"), Pack(table));
            Console.WriteLine(table[..table.IndexOf('\n', StringComparison.Ordinal)]);
        }

        return 0;
    }

    private static string Make(WordSources sources, string language)
    {
        var flores = sources.Flores(language);
        var text = flores
            .Take(LearntLines)
            .Concat(sources.Tico(language))
            .Select(pair => (Source: Stems(pair.Source, language), English: Stems(pair.English)))
            .ToArray();
        var (ofSource, ofEnglish) = (
            Counts(text.Select(pair => pair.Source)),
            Counts(text.Select(pair => pair.English))
        );
        HashSet<string> stops =
        [
            .. ofSource
                .Where(one => one.Value > Math.Max(MinTextLines, StopShare * text.Length))
                .Select(one => one.Key),
        ];
        var pairs = new WordPairs();
        foreach (var (source, english) in text)
        {
            pairs.Add(source.Where(stem => !stops.Contains(stem)), english);
        }

        foreach (
            var (source, english) in sources.Entries(
                language,
                english => Stems(english).Sum(stem => ofEnglish.GetValueOrDefault(stem))
            )
        )
        {
            pairs.Add(Stems(source, language).Where(stem => !stops.Contains(stem)), Stems(english));
        }

        var rows = Rows(pairs, ofSource, ofEnglish);
        var body =
            $"! {string.Join(' ', stops.Order(StringComparer.Ordinal))}\n{string.Concat(rows.Order(StringComparer.Ordinal))}";
        var (mean, noise) = Measure(body, flores.Skip(LearntLines).ToArray(), language);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"# language {language} A {mean:0.00} v {noise:0.00} stems {rows.Length}\n{body}"
        );
    }

    private static string[] Rows(
        WordPairs pairs,
        Dictionary<string, double> ofSource,
        Dictionary<string, double> ofEnglish
    )
    {
        var (sourceStems, englishStems) = (pairs.SourceStems, pairs.EnglishStems);
        var (allSource, allEnglish) = (ofSource.Values.Sum(), ofEnglish.Values.Sum());
        var partners =
            from pair in pairs.Learn()
            let weight = 0.5
                * (
                    Math.Log(
                        pair.Value.Forth
                            / Share(ofEnglish, englishStems[pair.Key.English], allEnglish)
                    )
                    + Math.Log(
                        pair.Value.Back / Share(ofSource, sourceStems[pair.Key.Source], allSource)
                    )
                )
            where
                pair.Value.Forth > LeastChance
                && pair.Value.Back > LeastChance
                && weight >= MinWeight
            select (
                pair.Key.Source,
                English: englishStems[pair.Key.English],
                Both: pair.Value.Forth * pair.Value.Back,
                Weight: Math.Min(MaxWeight, weight)
            );
        return
        [
            .. partners
                .GroupBy(partner => partner.Source)
                .Select(group =>
                    (
                        Stem: sourceStems[group.Key],
                        Partners: group
                            .OrderByDescending(partner => partner.Both)
                            .ThenBy(partner => partner.English, StringComparer.Ordinal)
                            .Take(MaxPartners)
                            .ToArray()
                    )
                )
                .OrderByDescending(row => ofSource.GetValueOrDefault(row.Stem))
                .ThenByDescending(row =>
                    row.Partners.Max(partner => ofEnglish.GetValueOrDefault(partner.English))
                )
                .ThenBy(row => row.Stem, StringComparer.Ordinal)
                .Take(MaxStems)
                .Select(row =>
                    $"{row.Stem}\t{string.Join(' ', row.Partners.Select(partner => string.Create(CultureInfo.InvariantCulture, $"{partner.English}:{(int)Math.Round(partner.Weight * 2)}")))}\n"
                ),
        ];
    }

    private static double Share(Dictionary<string, double> counts, string stem, double all) =>
        Math.Max(Rarest, counts.GetValueOrDefault(stem) / all);

    /// <summary>How true pairs score, alone and two by two.</summary>
    private static (double Mean, double Noise) Measure(
        string body,
        (string Source, string English)[] held,
        string language
    )
    {
        using var reader = new StringReader($"# A 1 v 1\n{body}");
        var table = ContentTable.Read(reader);
        var gap = language is "zh" or "ja" ? "" : " ";
        var scores = held.Chunk(1)
            .Concat(held.Chunk(2))
            .Select(chunk =>
                ContentScore.Of(
                    string.Join(gap, chunk.Select(pair => pair.Source)),
                    string.Join(' ', chunk.Select(pair => pair.English)),
                    language,
                    table
                )
            )
            .Where(score => score.Known > 0)
            .Select(score => (Share: score.Share(table), score.Known))
            .ToArray();
        var mean = scores.Average(score => score.Share);
        var spread = Math.Sqrt(
            scores.Average(score => Math.Pow((score.Share - mean) * Math.Sqrt(score.Known), 2))
        );
        var noise = Math.Clamp(Math.Pow(spread / mean / UsualNoise, 2), 1, MaxNoise);
        return (mean, language == "ja" ? Math.Max(NoiseOfJapanese, noise) : noise);
    }

    private static string[] Stems(string text, string language) =>
        [.. ContentWords.Of(text, language).Select(unit => unit.Stem)];

    private static string[] Stems(string english) =>
        [.. ContentWords.English(english).Select(unit => unit.Stem)];

    private static Dictionary<string, double> Counts(IEnumerable<string[]> texts) =>
        texts
            .SelectMany(stems => stems)
            .CountBy(stem => stem, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => (double)one.Value, StringComparer.Ordinal);

    private static byte[] Pack(string table)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
        {
            brotli.Write(Encoding.UTF8.GetBytes(table));
        }

        return packed.ToArray();
    }
}
