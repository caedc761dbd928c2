using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Benchmarks;

/// <summary>
/// Results as an editor's day has them: stories of one to eight articles, words as frequent as words are, names and terms of each story, and
/// here and there an agency's text twice. The same number gives the same article.
/// </summary>
internal static class MadeUpNews
{
    private const int Vocabulary = 30_000;
    private const int Paragraphs = 12;
    private const int SentencesOfParagraph = 2;
    private const int WordsOfSentence = 15;
    private const double Flatness = 12; // of the frequencies of words: 1 / (rank + this)

    private static readonly int[] Sizes = [1, 1, 1, 2, 2, 3, 5, 8];
    private static readonly string[] Languages =
    [
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "bg",
        "hr",
        "ru",
        "uk",
        "ar",
        "he",
        "ja",
    ];
    private static readonly string[] Syllables =
    [
        .. "bcdfghklmnprstvwz".SelectMany(consonant =>
            "aeiou".Select(vowel => $"{consonant}{vowel}")
        ),
    ];
    private static readonly double[] Sums = SumsOf(Vocabulary);

    /// <param name="from">The articles are spread over a day from here on.</param>
    public static IEnumerable<ArticleResult> Of(int count, string prefix, DateTimeOffset from)
    {
        var made = 0;
        for (var story = 0; made < count; story++)
        {
            for (var part = 0; part < Sizes[story % Sizes.Length] && made < count; part++)
            {
                var at =
                    from + (TimeSpan.FromDays(0.99) * ((made * 7919L % count) / (double)count));
                yield return Article($"{prefix}{made++}", $"{prefix}{story}", part, at);
            }
        }
    }

    private static ArticleResult Article(string id, string story, int part, DateTimeOffset at)
    {
        var isCopy = part == 4;
        var random = new Random(Hash(isCopy ? $"{story}/3" : $"{story}/{part}"));
        var about = new Random(Hash(story));
        string[] names = [.. Enumerable.Range(0, 4).Select(_ => Capital(Rare(about)))];
        string[] terms = [.. Enumerable.Range(0, 25).Select(_ => Rare(about))];
        string[] english =
        [
            .. Enumerable.Range(0, Paragraphs).Select(_ => Text(random, names, terms)),
        ];
        var title = $"{names[0]} {terms[0]} {Common(random)} {terms[1]} {names[1]}";
        var language = Languages[(isCopy ? 3 : part) % Languages.Length];
        return new ArticleResult(
            ArticleResult.SchemaName,
            id,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id))),
            new ResultSource(
                $"Source {random.Next(30)}{(isCopy ? " again" : "")}",
                new Uri($"https://example.org/{id}"),
                [],
                null,
                at.AddMinutes(-20)
            ),
            new DetectedLanguage(language, 1),
            Verdict.Verified,
            [],
            new ResultTitle($"{language} {title}", title),
            [.. english.Select((text, place) => ParagraphOf(place, text))],
            new ResultSummary(
                SummaryKind.Extractive,
                Sentences.Split(english[0])[0],
                [
                    .. english
                        .Take(5)
                        .Select(
                            (text, place) =>
                                new SummaryBullet(Sentences.Split(text)[0], [Id(place)])
                        ),
                ],
                ["society"]
            ),
            [],
            [],
            [],
            new ResultEngine("openai", "m", null, "m", []),
            [],
            null,
            new ResultTimings(at, at, 0, 0, 0),
            null
        );
    }

    private static ResultParagraph ParagraphOf(int place, string english) =>
        new(
            Id(place),
            string.Join(' ', english.Split(' ').Select(word => $"{word}o")),
            english,
            ParagraphStatus.Translated,
            null
        );

    private static string Id(int place) =>
        string.Create(CultureInfo.InvariantCulture, $"p{place + 1}");

    private static string Text(Random random, string[] names, string[] terms)
    {
        var text = new StringBuilder();
        for (var sentence = 0; sentence < SentencesOfParagraph; sentence++)
        {
            text.Append(text.Length > 0 ? " " : "").Append(Capital(Common(random)));
            for (var word = 1; word < WordsOfSentence; word++)
            {
                text.Append(' ').Append(WordOf(random, names, terms));
            }

            text.Append('.');
        }

        return text.ToString();
    }

    private static string WordOf(Random random, string[] names, string[] terms) =>
        random.Next(100) switch
        {
            < 6 => names[random.Next(names.Length)],
            < 24 => terms[random.Next(terms.Length)],
            _ => Common(random),
        };

    private static string Common(Random random)
    {
        var place = Array.BinarySearch(Sums, random.NextDouble() * Sums[^1]);
        return Word(place < 0 ? ~place : place);
    }

    private static string Rare(Random random) => Word(random.Next(300, Vocabulary));

    private static string Word(int rank)
    {
        var number = rank + (Syllables.Length * Syllables.Length);
        var word = new StringBuilder();
        for (; number > 0; number /= Syllables.Length)
        {
            word.Append(Syllables[number % Syllables.Length]);
        }

        return word.ToString();
    }

    private static string Capital(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";

    private static int Hash(string text) =>
        BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static double[] SumsOf(int count)
    {
        var sums = new double[count];
        for (var rank = 0; rank < count; rank++)
        {
            sums[rank] = (rank == 0 ? 0 : sums[rank - 1]) + (1 / (rank + Flatness));
        }

        return sums;
    }
}
