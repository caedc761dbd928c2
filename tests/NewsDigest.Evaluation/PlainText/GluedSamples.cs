using System.Text.Json;
using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Evaluation;

/// <summary>
/// Glue made from clean text: twelve sentences are an article, and a space is taken out before a capital inside a sentence or
/// after a sentence's end, one at a time. The untouched text shows the false splits.
/// </summary>
internal static partial class GluedSamples
{
    private const int ArticleSentences = 12;
    private const int WordsAnArticle = 4;
    private const int SentencesAnArticle = 3;
    private const int MaxArticles = 120; // of one language in one set
    private const int Seed = 1;

    public static IEnumerable<Row> Rows(DataSet set, bool worst)
    {
        var counts = set
            .Folder.GetFiles()
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Where(file => file.Extension is ".jsonl" or ".txt" && file.Name != "README.txt")
            .GroupBy(file =>
                file.Name[..file.Name.IndexOfAny(['-', '.'])]
                    .Replace("eng", "en", StringComparison.Ordinal)
            )
            .Select(files =>
                (Language: files.Key, Count: Count(files.SelectMany(Sentences), files.Key, worst))
            )
            .Where(language => language.Count.GluedWords > 0)
            .ToArray();
        return counts
            .SelectMany(language => Rows(set.Name, language.Language, language.Count))
            .Concat(
                Rows(
                    set.Name,
                    "all",
                    counts.Aggregate(new Counts(), (sum, language) => sum + language.Count)
                )
            );
    }

    private static IEnumerable<Row> Rows(string set, string group, Counts counts) =>
        [
            new Row(set, $"{group}, glue", "false splits", counts.FalseSplits, counts.Words),
            new Row(
                set,
                $"{group}, glue",
                "glued words mended",
                counts.MendedWords / (double)Math.Max(1, counts.GluedWords),
                counts.GluedWords
            ),
            new Row(
                set,
                $"{group}, glue",
                "glued sentences mended",
                counts.MendedSentences / (double)Math.Max(1, counts.GluedSentences),
                counts.GluedSentences
            ),
        ];

    private static Counts Count(IEnumerable<string> sentences, string language, bool worst)
    {
        var (random, counts) = (new Random(Seed), new Counts());
        foreach (
            var chunk in sentences
                .Chunk(ArticleSentences)
                .Where(chunk => chunk.Length == ArticleSentences)
                .Take(MaxArticles)
        )
        {
            var article = Paragraphs(chunk);
            var whole = ArticleCleaner.TryClean(Raw(article));
            var splits =
                whole
                    ?.Receipts.Where(receipt =>
                        receipt.Rule.StartsWith("glued", StringComparison.Ordinal)
                    )
                    .ToList()
                ?? [];
            var ends = Ends(chunk);
            var text = whole?.Text ?? "";
            if (worst)
            {
                splits.ForEach(split =>
                    Console.WriteLine($"{language} false: {split.Rule} '{split.Text}'")
                );
            }

            counts += new Counts(Word().Count(article), splits.Count);
            foreach (
                var gap in Sample(
                    WordGap().Matches(article).Where(gap => IsLeft(article, text, gap.Index)),
                    WordsAnArticle,
                    random
                )
            )
            {
                var isMended = IsMended(article, text, gap);
                counts += new Counts(GluedWords: 1, MendedWords: isMended ? 1 : 0);
                if (worst && !isMended)
                {
                    Console.WriteLine(
                        $"{language} missed: {article[Math.Max(0, gap - 12)..gap]}|{article[(gap + 1)..Math.Min(article.Length, gap + 12)]}"
                    );
                }
            }

            foreach (
                var gap in Sample(
                    SentenceGap()
                        .Matches(article)
                        .Where(gap => ends.Contains(gap.Index) && IsLeft(article, text, gap.Index)),
                    SentencesAnArticle,
                    random
                )
            )
            {
                var isMended = IsMended(article, text, gap);
                counts += new Counts(GluedSentences: 1, MendedSentences: isMended ? 1 : 0);
                if (worst && !isMended)
                {
                    Console.WriteLine(
                        $"{language} missed sentence: {article[Math.Max(0, gap - 12)..gap]}|{article[(gap + 1)..Math.Min(article.Length, gap + 12)]}"
                    );
                }
            }
        }

        return counts;
    }

    private static string Paragraphs(string[] sentences) =>
        string.Join("\n\n", sentences.Chunk(3).Select(three => string.Join(' ', three)));

    /// <summary>Where one sentence of the set ends and the next begins, inside a paragraph.</summary>
    private static HashSet<int> Ends(string[] sentences) =>
        [.. sentences.Select((_, index) => Paragraphs(sentences[..(index + 1)]).Length)];

    private static bool IsMended(string article, string whole, int gap)
    {
        var text = ArticleCleaner.TryClean(Raw(article.Remove(gap, 1)))?.Text ?? "";
        return Times(text, Around(article, gap)) >= Times(whole, Around(article, gap));
    }

    /// <summary>What cleaning takes away from the untouched article, as a headline or a label, cannot be mended in the glued one.</summary>
    private static bool IsLeft(string article, string whole, int gap) =>
        whole.Contains(Around(article, gap), StringComparison.Ordinal);

    private static string Around(string article, int gap) =>
        article[Math.Max(0, gap - 5)..Math.Min(article.Length, gap + 6)].Trim();

    private static int Times(string text, string part) => text.Split(part).Length - 1;

    private static int[] Sample(IEnumerable<Match> gaps, int count, Random random)
    {
        var places = gaps.Select(gap => gap.Index).ToArray();
        random.Shuffle(places);
        return places[..Math.Min(count, places.Length)];
    }

    private static IEnumerable<string> Sentences(FileInfo file) =>
        File.ReadLines(file.FullName)
            .Select(line =>
                file.Extension == ".jsonl"
                    ? JsonDocument.Parse(line).RootElement.GetProperty("src").GetString()!
                    : line
            )
            .Where(line => !string.IsNullOrWhiteSpace(line));

    private static RawArticle Raw(string text) =>
        new(
            new ArticleId("x"),
            "Title",
            text,
            ArticleFormat.Text,
            null,
            ArticleSource.Unknown,
            null,
            ArticlePriority.Normal,
            [],
            null
        );

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=\p{L}\p{Ll}\p{Ll}) (?=\p{Lu}\p{Ll}{2})", RegexOptions.CultureInvariant)]
    private static partial Regex WordGap();

    [GeneratedRegex(@"(?<=[.!?…][""”»)]?) (?=[""“„«¿¡(]?\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceGap();

    private sealed record Counts(
        int Words = 0,
        int FalseSplits = 0,
        int GluedWords = 0,
        int MendedWords = 0,
        int GluedSentences = 0,
        int MendedSentences = 0
    )
    {
        public static Counts operator +(Counts a, Counts b) =>
            new(
                a.Words + b.Words,
                a.FalseSplits + b.FalseSplits,
                a.GluedWords + b.GluedWords,
                a.MendedWords + b.MendedWords,
                a.GluedSentences + b.GluedSentences,
                a.MendedSentences + b.MendedSentences
            );
    }
}
