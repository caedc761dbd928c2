using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Cleaning;
using NewsDigest.Intake;
using NewsDigest.Languages;
using NewsDigest.Translation;
using NewsDigest.Worker.Commands;

namespace NewsDigest.Evaluation;

/// <summary>
/// What the prompts cost for articles whose English is known: the requests as the product builds them and answers as the schemas
/// have them, counted in o200k, beside one call for both and beside the floor: source in once, English and summary out once.
/// </summary>
internal static partial class TokensEvaluation
{
    private const int Words = 500;
    private const int Paragraphs = 10;
    private const int CacheStep = 128;
    private const int CacheLeast = 1024;

    private static readonly ModelFamily Family = new(
        Temperature: true,
        ReasoningEffort: false,
        Verbosity: false,
        MaxCompletionTokens: true,
        StrictSchema: true,
        ContextTokens: 128_000,
        OutputTokens: 16_384,
        ThinkingTokens: 0,
        Price: null
    );

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description =
            "Folder with a set mt_flores*: eng.txt and LANGUAGE.txt, the same sentence on the same line.",
    };
    private static readonly Option<string[]> ArticlePaths = new("--articles")
    {
        Description =
            "Articles of your own, as for 'submit', whose English is not known: by the estimate.",
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<string[]> Languages = new("--languages")
    {
        Description = "Codes.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ =>
            ["es", "pt", "fr", "de", "ru", "uk", "ar", "he", "hi", "zh", "ja", "ko"],
    };
    private static readonly Option<decimal[]> Prices = new("--prices")
    {
        Description = "Of a million tokens: input, cached input, output.",
        Arity = new ArgumentArity(3, 3),
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [0.40m, 0.10m, 1.60m],
    };
    private static readonly Option<FileInfo?> Json = new("--json")
    {
        Description = "Also write the rows {set, group, metric, value, n} to this file.",
    };

    public static Command Create()
    {
        var command = new Command(
            "tokens",
            "Tokens and cost of one article, two calls and one, against the floor, and how near the estimate comes."
        )
        {
            Data,
            ArticlePaths,
            Languages,
            Prices,
            Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var prices = command.GetRequiredValue(Prices);
        var price = new ModelPrice(prices[0], prices[1], prices[2], "the command line");
        var prompts = PromptFolder.Load(null);
        List<Row> rows =
        [
            new(
                "prompts",
                "translate",
                "tokens before the article",
                prompts.Translate.PrefixTokens,
                1
            ),
            new(
                "prompts",
                "summarize",
                "tokens before the article",
                prompts.Summarize.PrefixTokens,
                1
            ),
            new("prompts", "one for both", "tokens before the article", OnePrefix(prompts), 1),
        ];
        if (command.GetValue(Data) is { } data)
        {
            rows.AddRange(
                DataSet
                    .Named(data, "mt_flores")
                    .SelectMany(set =>
                        Known(set, command.GetRequiredValue(Languages), prompts, price)
                    )
            );
        }

        await foreach (
            var message in new MessageFiles("tokens").ReadAsync(
                command.GetValue(ArticlePaths) ?? [],
                cancellationToken
            )
        )
        {
            rows.AddRange(Estimated(message, prompts, price));
        }

        Row.Report(rows, command.GetValue(Json));
        return 0;
    }

    private static IEnumerable<Row> Known(
        DataSet set,
        string[] languages,
        PromptFolder prompts,
        ModelPrice price
    )
    {
        var english = File.ReadAllLines(Path.Combine(set.Folder.FullName, "eng.txt"));
        foreach (var language in languages)
        {
            var costs = Articles(
                    File.ReadAllLines(Path.Combine(set.Folder.FullName, $"{language}.txt")),
                    english
                )
                .Select(article => Of(article, language, prompts, price))
                .ToArray();
            Row Mean(string metric, Func<Cost, double> read) =>
                new(set.Name, language, metric, costs.Average(read), costs.Length);
            yield return Mean("source", cost => cost.Source);
            yield return Mean("English", cost => cost.English);
            yield return Mean("in", cost => cost.In);
            yield return Mean("of it cached", cost => cost.Cached);
            yield return Mean("out", cost => cost.Out);
            yield return Mean("estimated in / in", cost => cost.EstimatedIn / cost.In);
            yield return Mean("estimated out / out", cost => cost.EstimatedOut / cost.Out);
            yield return Mean(
                "estimated all / all",
                cost => (cost.EstimatedIn + cost.EstimatedOut) / (cost.In + cost.Out)
            );
            yield return Mean("two calls, cold", cost => cost.TwoCold);
            yield return Mean("two calls, warm", cost => cost.TwoWarm);
            yield return Mean("one call, cold", cost => cost.OneCold);
            yield return Mean("one call, warm", cost => cost.OneWarm);
            yield return Mean("two calls, warm, price of 1,000 articles", cost => cost.Price);
        }
    }

    /// <summary>Without the English: input is counted on the requests, output by the ratios that 'newsdigest estimate' uses.</summary>
    private static IEnumerable<Row> Estimated(
        MessageFile message,
        PromptFolder prompts,
        ModelPrice price
    )
    {
        if (
            MessageParser.Parse(message.Content) is not ParsedMessage.Accepted { Article: var raw }
            || ArticleCleaner.TryClean(raw) is not { } clean
        )
        {
            Console.WriteLine($"{message.Name} holds no article: left out");
            yield break;
        }

        var (translation, summary) = ArticleEstimate.Parts(
            clean,
            LanguageDetector.Detect(clean),
            prompts,
            Family,
            Family
        );
        var both = translation + summary;
        var cached =
            (translation.Calls * Cached(prompts.Translate.PrefixTokens))
            + Cached(prompts.Summarize.PrefixTokens);
        var (one, cachedOfOne) =
            translation.Calls == 0
                ? (summary.Input, cached) // English needs no translation in either design
                : (
                    OnePrefix(prompts)
                        + translation.Input
                        - (translation.Calls * prompts.Translate.PrefixTokens),
                    Cached(OnePrefix(prompts))
                );
        var source = TokenCounter.Count($"{clean.Title}\n{clean.Text}");
        Row Of(string metric, double value) => new("articles", message.Name, metric, value, 1);
        yield return Of(
            "words",
            clean.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length
        );
        yield return Of("source", source);
        yield return Of("calls", both.Calls);
        yield return Of("in", both.Input);
        yield return Of("of it cached", cached);
        yield return Of("out", both.Output);
        yield return Of(
            "two calls, cold, price of 1,000",
            1000 * (double)price.Cost(both.Input, 0, both.Output)
        );
        yield return Of(
            "two calls, warm, price of 1,000",
            1000 * (double)price.Cost(both.Input, cached, both.Output)
        );
        yield return Of(
            "one call, cold, price of 1,000",
            1000 * (double)price.Cost(one, 0, both.Output)
        );
        yield return Of(
            "one call, warm, price of 1,000",
            1000 * (double)price.Cost(one, cachedOfOne, both.Output)
        );
    }

    private static IEnumerable<(string Foreign, string English)[]> Articles(
        string[] foreign,
        string[] english
    )
    {
        var sentences = foreign.Zip(english).ToArray();
        var start = 0;
        while (start < sentences.Length)
        {
            var (end, words) = (start, 0);
            while (end < sentences.Length && words < Words)
            {
                words += sentences[end++].Second.Split(' ').Length;
            }

            if (words < Words)
            {
                yield break;
            }

            var size = (int)Math.Ceiling((end - start) / (double)Paragraphs);
            yield return
            [
                .. sentences[start..end]
                    .Chunk(size)
                    .Select(chunk =>
                        (
                            string.Join(' ', chunk.Select(pair => pair.First)),
                            string.Join(' ', chunk.Select(pair => pair.Second))
                        )
                    ),
            ];
            start = end;
        }
    }

    private static Cost Of(
        (string Foreign, string English)[] paragraphs,
        string language,
        PromptFolder prompts,
        ModelPrice price
    )
    {
        var article = new CleanArticle(
            new RawArticle(
                new ArticleId("a"),
                null,
                "",
                ArticleFormat.Text,
                language,
                ArticleSource.Unknown,
                null,
                ArticlePriority.Normal,
                [],
                null
            ),
            null,
            Paragraph.Number(paragraphs.Select(pair => pair.Foreign)),
            [],
            PageMetadata.None
        );
        var detected = new ArticleLanguage(
            new DetectedLanguage(language, 1),
            new Dictionary<string, DetectedLanguage>()
        );
        var work = new TranslationWork(article, detected);
        var delimiter = PromptDelimiter.For(article.ContentHash, []);
        var user = TokenCounter.Count(
            prompts.Translate.User.Fill(
                TranslationRequest.Values(work, work.Items, request: "first", delimiter)
            )
        );

        string[] names =
        [
            .. paragraphs
                .SelectMany(pair =>
                    Name().Matches(pair.English).Select(match => match.Groups[1].Value)
                )
                .Distinct(),
        ];
        var text = paragraphs.Sum(pair => TokenCounter.Count(pair.English));
        var translation = TokenCounter.Count(Translation(paragraphs, names, language));
        var summary = Summary(paragraphs);
        var summaryTokens = TokenCounter.Count(summary.Json);
        var summaryUser =
            TokenCounter.Count(
                delimiter.Close(
                    paragraphs.Select(
                        (pair, index) => delimiter.Block($"p{index + 1}", pair.English)
                    )
                )
            ) + 60; // the lines before the article

        var (first, second, both) = (
            prompts.Translate.PrefixTokens,
            prompts.Summarize.PrefixTokens,
            OnePrefix(prompts)
        );
        var estimates = ArticleEstimate.Parts(article, detected, prompts, Family, Family);
        var estimate = estimates.Translation + estimates.Summary;
        var source = paragraphs.Sum(pair => TokenCounter.Count(pair.Foreign));
        var floor = price.Cost(source, 0, text + TokenCounter.Count(summary.Text));
        var input = first + user + second + summaryUser;
        var cached = Cached(first) + Cached(second);
        return new Cost(
            source,
            text,
            input,
            cached,
            translation + summaryTokens,
            (double)(price.Cost(input, 0, translation + summaryTokens) / floor),
            (double)(price.Cost(input, cached, translation + summaryTokens) / floor),
            (double)(price.Cost(both + user, 0, translation + summaryTokens) / floor),
            (double)(price.Cost(both + user, Cached(both), translation + summaryTokens) / floor),
            estimate.Input,
            estimate.Output,
            1000 * (double)price.Cost(input, cached, translation + summaryTokens)
        );
    }

    /// <summary>What both prompts say is said once; both schemas are needed.</summary>
    private static int OnePrefix(PromptFolder prompts)
    {
        var said = prompts.Translate.System.Split('\n').ToHashSet(StringComparer.Ordinal);
        var rest = string.Join(
            '\n',
            prompts.Summarize.System.Split('\n').Where(line => !said.Contains(line))
        );
        return prompts.Translate.PrefixTokens
            + TokenCounter.Count(rest)
            + TokenCounter.Count(CanonicalJson.Write(prompts.Summarize.Schema.Json));
    }

    private static int Cached(int prefix) =>
        prefix < CacheLeast ? 0 : prefix / CacheStep * CacheStep;

    private static string Translation(
        (string Foreign, string English)[] paragraphs,
        string[] names,
        string language
    ) =>
        JsonSerializer.Serialize(
            new
            {
                source_language = language,
                content_kind = "news",
                entities = names.Select(
                    (name, index) =>
                        IsLatin(paragraphs[0].Foreign) && index % 2 == 0
                            ? $"person: {name}"
                            : $"person: {name} => {name}"
                ),
                headline = (string?)null,
                paragraphs = paragraphs.Select(
                    (pair, index) =>
                        new
                        {
                            id = $"p{index + 1}",
                            status = "translated",
                            text = pair.English,
                        }
                ),
                caveats = Array.Empty<object>(),
            },
            Relaxed
        );

    private static (string Json, string Text) Summary((string Foreign, string English)[] paragraphs)
    {
        string[] texts =
        [
            .. paragraphs
                .Take(5)
                .Select(pair => string.Join(' ', pair.English.Split(' ').Take(24))),
        ];
        var bullets = texts
            .Take(4)
            .Select((text, index) => new { source_ids = new[] { $"p{index + 1}" }, text });
        return (
            JsonSerializer.Serialize(
                new
                {
                    bullets,
                    one_sentence = texts[^1],
                    topics = new[] { "politics", "economy" },
                    caveats = Array.Empty<object>(),
                },
                Relaxed
            ),
            string.Join('\n', texts)
        );
    }

    private static bool IsLatin(string text) =>
        text.Count(c => char.IsLetter(c) && c < '\u0250') > text.Length / 2;

    /// <summary>Capitalised words inside a sentence: about what a model lists as names.</summary>
    [GeneratedRegex(
        @"(?<=[a-z,] )((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Name();

    private sealed record Cost(
        int Source,
        int English,
        double In,
        int Cached,
        double Out,
        double TwoCold,
        double TwoWarm,
        double OneCold,
        double OneWarm,
        double EstimatedIn,
        double EstimatedOut,
        double Price
    );
}
