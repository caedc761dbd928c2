using System.Diagnostics;
using NewsDigest.Articles;
using NewsDigest.Languages;

namespace NewsDigest.Evaluation;

/// <summary>A file of sentences for each language, all lines.</summary>
internal static class FloresEvaluation
{
    private const int Joined = 200; // characters
    private const int Beginning = 40;
    private const int OfPage = 8; // paragraphs

    private static readonly string[][] Families =
    [
        ["hr", "sr", "bs"],
        ["nb", "nn", "no", "da"],
        ["id", "ms"],
    ];

    public static IEnumerable<Row> Rows(DirectoryInfo set)
    {
        var texts = set.GetFiles("*.txt")
            .Where(file => !file.Name.StartsWith("README", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file =>
                (
                    Language: Path.GetFileNameWithoutExtension(file.Name) is var code
                    && code is "eng"
                        ? "en"
                        : code,
                    Lines: File.ReadAllLines(file.FullName)
                )
            )
            .ToDictionary(text => text.Language, text => text.Lines);

        // With all lines, and with every second one, because the limits of "unknown" were set on the others.
        return Accuracy(set.Name, "single sentences", texts, lines => lines)
            .Concat(Accuracy(set.Name, $"joined to {Joined} characters", texts, Join))
            .Concat(Accuracy(set.Name, $"first {Beginning} characters", texts, Begin))
            .Concat(Accuracy(set.Name, "single sentences, odd lines", texts, Odd))
            .Concat(
                Accuracy(
                    set.Name,
                    $"first {Beginning} characters, odd lines",
                    texts,
                    lines => Begin(Odd(lines))
                )
            )
            .Concat(
                Accuracy(
                    set.Name,
                    $"joined to {Joined} characters, odd lines",
                    texts,
                    lines => Join(Odd(lines))
                )
            )
            .Concat(MixedPages(set.Name, texts));
    }

    private static IEnumerable<Row> Accuracy(
        string set,
        string group,
        Dictionary<string, string[]> texts,
        Func<string[], IEnumerable<string>> cut
    )
    {
        var samples = texts
            .SelectMany(text => cut(text.Value).Select(sample => (Wanted: text.Key, Text: sample)))
            .ToArray();
        var clock = Stopwatch.StartNew();
        var found = samples
            .Select(sample => (sample.Wanted, Found: LanguageDetector.Detect(sample.Text).Code))
            .ToArray();
        yield return new Row(
            set,
            group,
            "ms a text",
            clock.Elapsed.TotalMilliseconds / found.Length,
            found.Length
        );
        yield return Share("right", pair => pair.Found == pair.Wanted);
        yield return Share("right, families as one", pair => IsSame(pair.Found, pair.Wanted));
        yield return Share("unknown", pair => pair.Found == DetectedLanguage.UnknownCode);
        foreach (var language in found.GroupBy(pair => pair.Wanted))
        {
            yield return new Row(
                set,
                group,
                $"right: {language.Key}",
                language.Count(pair => pair.Found == pair.Wanted) / (double)language.Count(),
                language.Count()
            );
        }

        foreach (
            var (name, count) in found
                .Where(pair => pair.Found != pair.Wanted)
                .CountBy(pair => $"{pair.Wanted} called {pair.Found}")
                .OrderByDescending(pair => pair.Value)
                .Take(20)
        )
        {
            var all = found.Count(pair => pair.Wanted == name.Split(' ')[0]);
            yield return new Row(set, group, name, count / (double)all, all);
        }

        Row Share(string metric, Func<(string Wanted, string Found), bool> isCounted) =>
            new(set, group, metric, found.Count(isCounted) / (double)found.Length, found.Length);
    }

    // Pages of paragraphs of 200 characters: one in English among others of one language, the other way round, and none.
    private static IEnumerable<Row> MixedPages(string set, Dictionary<string, string[]> texts)
    {
        var english = Join(texts["en"]).ToArray();
        List<(string Language, int Exceptions, bool IsFound)> strangers = [],
            pure = [],
            foreign = [];
        foreach (var (language, lines) in texts.Where(text => text.Key != "en"))
        {
            var own = Join(lines).Take(english.Length).ToArray();
            for (
                var first = 0;
                first + OfPage <= own.Length && first + OfPage <= english.Length;
                first += OfPage
            )
            {
                var (page, other) = (
                    own[first..(first + OfPage)],
                    english[first..(first + OfPage)]
                );
                pure.Add((language, Detect(page).Exceptions.Count, true));
                strangers.Add(Mixed([.. page[..3], other[3], .. page[4..]], "en", language));
                foreign.Add(Mixed([.. other[..3], page[3], .. other[4..]], language, language));
            }
        }

        yield return new Row(
            set,
            "pages in one language",
            "with a paragraph named otherwise",
            pure.Count(page => page.Exceptions > 0) / (double)pure.Count,
            pure.Count
        );
        yield return new Row(
            set,
            "pages with an English paragraph",
            "it alone found",
            strangers.Count(page => page.IsFound) / (double)strangers.Count,
            strangers.Count
        );
        yield return new Row(
            set,
            "English pages with a foreign paragraph",
            "it alone found",
            foreign.Count(page => page.IsFound) / (double)foreign.Count,
            foreign.Count
        );
        foreach (
            var language in foreign
                .GroupBy(page => page.Language)
                .OrderBy(pages => pages.Average(page => page.IsFound ? 1 : 0))
                .Take(5)
        )
        {
            yield return new Row(
                set,
                "English pages with a foreign paragraph",
                $"it alone found: {language.Key}",
                language.Average(page => page.IsFound ? 1 : 0),
                language.Count()
            );
        }

        static (string, int, bool) Mixed(string[] paragraphs, string wanted, string language)
        {
            var found = Detect(paragraphs);
            return (
                language,
                found.Exceptions.Count,
                found.Exceptions.Count == 1
                    && found.Exceptions.TryGetValue("p4", out var fourth)
                    && IsSame(fourth.Code, wanted)
            );
        }
    }

    private static ArticleLanguage Detect(string[] paragraphs) =>
        LanguageDetector.Detect(
            new CleanArticle(
                new RawArticle(
                    new ArticleId("page"),
                    null,
                    "",
                    ArticleFormat.Text,
                    null,
                    ArticleSource.Unknown,
                    null,
                    ArticlePriority.Normal,
                    [],
                    null
                ),
                null,
                Paragraph.Number(paragraphs),
                [],
                PageMetadata.None
            )
        );

    private static bool IsSame(string one, string other) =>
        one == other || Families.Any(family => family.Contains(one) && family.Contains(other));

    private static string[] Begin(string[] lines) =>
        Array.ConvertAll(lines, line => line[..Math.Min(line.Length, Beginning)]);

    private static string[] Odd(string[] lines) => [.. lines.Where((_, index) => index % 2 == 1)];

    private static IEnumerable<string> Join(string[] lines)
    {
        var text = "";
        foreach (var line in lines)
        {
            text = $"{text} {line}".Trim();
            if (text.Length >= Joined)
            {
                yield return text;
                text = "";
            }
        }
    }
}
