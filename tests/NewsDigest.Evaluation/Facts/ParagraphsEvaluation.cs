using NewsDigest.Articles;
using static NewsDigest.Evaluation.Facts.FactsData;

namespace NewsDigest.Evaluation.Facts;

/// <summary>
/// Paragraphs: articles made of consecutive sentences, in which a sentence is left out, added or left in its language, or two
/// paragraphs change places. Found is what the undamaged article has not.
/// </summary>
internal static class ParagraphsEvaluation
{
    private const int SentencesOfOne = 3;
    private const int ParagraphsOfOne = 6;
    private const int MaxArticles = 40; // of each file

    private static readonly string[] Unsegmented = ["zh", "ja", "th", "my"];

    public static IEnumerable<Row> Run(FactsData data) =>
        [
            .. WmtSet
                .In(data)
                .SelectMany(set =>
                    Articles(
                        $"{set.Set}/{set.Name}",
                        set.Language,
                        [
                            .. set.Items.Select(item =>
                                (item.Source, item.Hypothesis ?? item.Reference)
                            ),
                        ],
                        "translation",
                        data.Worst
                    )
                ),
            .. WmtSet
                .In(data)
                .SelectMany(set =>
                    Articles(
                        $"{set.Set}/{set.Name}",
                        set.Language,
                        [.. set.Items.Select(item => (item.Source, item.Reference))],
                        "reference",
                        data.Worst
                    )
                ),
        ];

    private static IEnumerable<Row> Articles(
        string set,
        string language,
        (string Source, string English)[] sentences,
        string kind,
        bool worst
    )
    {
        var all = sentences
            .Where(pair => pair.English.Length > 0)
            .Chunk(SentencesOfOne)
            .Where(chunk => chunk.Length == SentencesOfOne)
            .Chunk(ParagraphsOfOne)
            .Where(chunk => chunk.Length == ParagraphsOfOne)
            .ToArray();
        Article[] articles =
        [
            .. all.Where((_, index) => index % Math.Max(1, all.Length / MaxArticles) == 0)
                .Select(chunk => new Article(language, chunk)),
        ];
        var random = new Random(5);
        (Article Article, int Place)[] places =
        [
            .. articles.SelectMany(article =>
                Enumerable.Range(0, ParagraphsOfOne).Select(place => (article, place))
            ),
        ];

        foreach (
            var check in (string[])
                ["V13", "V14", "V21", "V05", "V18", "V23", "V24", "V12", "V11", "V17", "V19"]
        )
        {
            yield return Rate(
                set,
                language,
                $"{check} false alarm on a paragraph of {kind}",
                places,
                place => place.Article.Has(check, place.Place)
            );
        }

        yield return Rate(
            set,
            language,
            $"hard finding on a paragraph of {kind}",
            places,
            place => place.Article.Of(place.Place).Any(finding => finding.Severity == Severity.Hard)
        );
        yield return Rate(
            set,
            language,
            $"a paragraph of {kind} would be repaired",
            places,
            place => place.Article.Of(place.Place).IsFailing()
        );
        yield return Rate(
            set,
            language,
            $"V21 false alarm on an article of {kind}",
            articles,
            article => Enumerable.Range(0, ParagraphsOfOne).Any(place => article.Has("V21", place))
        );
        yield return Rate(
            set,
            language,
            $"V13 found, sentence dropped, {kind}",
            places,
            place =>
                place.Article.Finds(
                    place.Place,
                    "V13",
                    English.Drop(place.Article.Sentences[place.Place], random.Next(SentencesOfOne))
                )
        );
        yield return Rate(
            set,
            language,
            $"found by any check, sentence dropped, {kind}",
            places,
            place =>
                place.Article.Finds(
                    place.Place,
                    null,
                    English.Drop(place.Article.Sentences[place.Place], random.Next(SentencesOfOne))
                )
        );
        yield return Rate(
            set,
            language,
            $"found by any check, foreign sentence added, {kind}",
            places,
            place =>
                place.Article.Finds(
                    place.Place,
                    null,
                    $"{English.Of(place.Article.Sentences[place.Place])} {sentences[random.Next(sentences.Length)].English}"
                )
        );
        yield return Rate(
            set,
            language,
            $"found hard, sentence left in its language, {kind}",
            places
                .Where(place => place.Article.Sentences[place.Place][1].Source.Length >= 40)
                .ToArray(),
            place =>
                place.Article.FindsHard(
                    place.Place,
                    English.Foreign(place.Article.Sentences[place.Place], 1)
                )
        );

        (Article Article, int Place)[] neighbours =
        [
            .. places.Where(place => place.Place < ParagraphsOfOne - 1),
        ];
        yield return Rate(
            set,
            language,
            $"V21 found, neighbours swapped, {kind}",
            neighbours,
            place => place.Article.Swapped(place.Place, place.Place + 1)
        );
        yield return Rate(
            set,
            language,
            $"V21 found, one merged and the rest shifted, {kind}",
            articles,
            article => article.Shifted()
        );
        if (worst)
        {
            foreach (
                var (article, place) in places
                    .Where(place =>
                        place.Article.Has("V21", place.Place)
                        || place.Article.Has("V13", place.Place)
                        || place.Article.Has("V18", place.Place)
                        || place.Article.Has("V12", place.Place)
                        || place.Article.Has("V11", place.Place)
                        || place.Article.Has("V23", place.Place)
                    )
                    .Take(40)
            )
            {
                Console.WriteLine(
                    $"FALSE ALARM {language} {string.Join(" | ", article.Of(place).Where(finding => finding.Check is not ("V09" or "V10" or "V17" or "V19")).Select(finding => $"{finding.Check} {finding.Message}"))}\n    src: {string.Join(' ', article.Sentences[place].Select(pair => pair.Source))}\n    en: {English.Of(article.Sentences[place])}"
                );
            }
        }
    }

    private static class English
    {
        public static string Of((string Source, string English)[] sentences) =>
            string.Join(' ', sentences.Select(pair => pair.English));

        public static string Drop((string Source, string English)[] sentences, int index) =>
            string.Join(
                ' ',
                sentences.Where((_, place) => place != index).Select(pair => pair.English)
            );

        public static string Foreign((string Source, string English)[] sentences, int index) =>
            string.Join(
                ' ',
                sentences.Select((pair, place) => place == index ? pair.Source : pair.English)
            );
    }

    private sealed class Article
    {
        private readonly string _language;
        private readonly (string Source, string English)[] _paragraphs;
        private readonly ILookup<string?, Finding> _clean;

        public Article(string language, (string Source, string English)[][] sentences)
        {
            (_language, Sentences) = (language, sentences);
            var gap = Unsegmented.Contains(language) ? "" : " ";
            _paragraphs =
            [
                .. sentences.Select(paragraph =>
                    (string.Join(gap, paragraph.Select(pair => pair.Source)), English.Of(paragraph))
                ),
            ];
            _clean = FactsArticle
                .Check(language, _paragraphs)
                .ToLookup(finding => finding.Paragraph);
        }

        public (string Source, string English)[][] Sentences { get; }

        public IEnumerable<Finding> Of(int place) => _clean[Id(place)];

        public bool Has(string check, int place) =>
            Of(place).Any(finding => finding.Check == check);

        public bool Finds(int place, string? check, string english) =>
            New(place, english).Any(finding => check is null || finding.Check == check);

        public bool FindsHard(int place, string english) =>
            New(place, english).Any(finding => finding.Severity == Severity.Hard);

        public bool Swapped(int one, int other)
        {
            var paragraphs = _paragraphs.ToArray();
            (paragraphs[one].English, paragraphs[other].English) = (
                paragraphs[other].English,
                paragraphs[one].English
            );
            return FactsArticle
                .Check(_language, paragraphs)
                .Any(finding =>
                    finding.Check == "V21"
                    && (finding.Paragraph == Id(one) || finding.Paragraph == Id(other))
                );
        }

        public bool Shifted()
        {
            (string Source, string English)[] paragraphs =
            [
                .. _paragraphs.Select(
                    (paragraph, index) =>
                        (
                            paragraph.Source,
                            index == 0 ? $"{paragraph.English} {_paragraphs[1].English}"
                            : index + 1 < _paragraphs.Length ? _paragraphs[index + 1].English
                            : _paragraphs[index].English
                        )
                ),
            ];
            return FactsArticle.Check(_language, paragraphs).Any(finding => finding.Check == "V21");
        }

        private IEnumerable<Finding> New(int place, string english)
        {
            var paragraphs = _paragraphs.ToArray();
            paragraphs[place].English = english;
            var known = Of(place)
                .Select(finding => (finding.Check, finding.Found, finding.Expected))
                .ToHashSet();
            return FactsArticle
                .Check(_language, paragraphs)
                .Where(finding =>
                    finding.Paragraph == Id(place)
                    && !known.Contains((finding.Check, finding.Found, finding.Expected))
                );
        }

        private static string Id(int place) => $"p{place + 1}";
    }
}
