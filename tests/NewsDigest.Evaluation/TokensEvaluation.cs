using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Models;
using NewsDigest.Translation;

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

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = "Folder with eng.txt and LANGUAGE.txt, the same sentence on the same line.", Required = true };
    private static readonly Option<string[]> Languages = new("--languages") { Description = "Codes.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => ["es", "pt", "fr", "de", "ru", "uk", "ar", "he", "hi", "zh", "ja", "ko"] };
    private static readonly Option<decimal[]> Prices = new("--prices") { Description = "Input, cached input, output; only their ratio counts.", Arity = new ArgumentArity(3, 3), DefaultValueFactory = _ => [1, 0.25m, 4] };

    public static Command Create()
    {
        var command = new Command("tokens", "Tokens and cost of one article, two calls and one, against the floor.") { Data, Languages, Prices };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var folder = command.GetRequiredValue(Data).FullName;
        var prices = command.GetRequiredValue(Prices);
        var price = new ModelPrice(prices[0], prices[1], prices[2], "the command line");
        var prompts = PromptFolder.Load(null);
        var english = File.ReadAllLines(Path.Combine(folder, "eng.txt"));
        Console.WriteLine($"prefix of translate {prompts.Translate.PrefixTokens}, of summarize {prompts.Summarize.PrefixTokens}, of one prompt for both {OnePrefix(prompts)} tokens; {Words} words of English in {Paragraphs} paragraphs");
        Console.WriteLine("| language | articles | source | English | names | in | cached | out | two calls cold | warm | one call cold | warm |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var language in command.GetRequiredValue(Languages))
        {
            var foreign = File.ReadAllLines(Path.Combine(folder, $"{language}.txt"));
            var costs = Articles(foreign, english).Select(article => Of(article, language, prompts, price)).ToArray();
            double Mean(Func<Cost, double> read) => costs.Average(read);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {language} | {costs.Length} | {Mean(c => c.Source):0} | {Mean(c => c.English):0} | {Mean(c => c.Names):0} | {Mean(c => c.In):0} | {Mean(c => c.Cached):0} | {Mean(c => c.Out):0} | {Mean(c => c.TwoCold):0.00} | {Mean(c => c.TwoWarm):0.00} | {Mean(c => c.OneCold):0.00} | {Mean(c => c.OneWarm):0.00} |"));
        }

        return 0;
    }

    private static IEnumerable<(string Foreign, string English)[]> Articles(string[] foreign, string[] english)
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
            yield return [.. sentences[start..end].Chunk(size).Select(chunk => (string.Join(' ', chunk.Select(pair => pair.First)), string.Join(' ', chunk.Select(pair => pair.Second))))];
            start = end;
        }
    }

    private static Cost Of((string Foreign, string English)[] paragraphs, string language, PromptFolder prompts, ModelPrice price)
    {
        var article = new CleanArticle(
            new RawArticle(new ArticleId("a"), null, "", ArticleFormat.Text, language, ArticleSource.Unknown, null, ArticlePriority.Normal, [], null),
            null,
            Paragraph.Number(paragraphs.Select(pair => pair.Foreign)),
            [],
            PageMetadata.None);
        var detected = new ArticleLanguage(new DetectedLanguage(language, 1), new Dictionary<string, DetectedLanguage>());
        var work = new TranslationWork(article, detected);
        var fence = Fence.For(article.ContentHash);
        var user = TokenCounter.Count(prompts.Translate.User.Fill(TranslationRequest.Values(work, work.Items, again: false, fence)));

        string[] names = [.. paragraphs.SelectMany(pair => Name().Matches(pair.English).Select(match => match.Groups[1].Value)).Distinct()];
        var text = paragraphs.Sum(pair => TokenCounter.Count(pair.English));
        var translation = TokenCounter.Count(Translation(paragraphs, names, language));
        var summary = Summary(paragraphs);
        var summaryTokens = TokenCounter.Count(summary.Json);
        var summaryUser = TokenCounter.Count(fence.Close(paragraphs.Select((pair, index) => fence.Block($"p{index + 1}", pair.English)))) + 60; // the lines before the article

        var source = paragraphs.Sum(pair => TokenCounter.Count(pair.Foreign));
        var floor = price.Cost(source, 0, text + TokenCounter.Count(summary.Text));
        var (first, second, both) = (prompts.Translate.PrefixTokens, prompts.Summarize.PrefixTokens, OnePrefix(prompts));
        var input = first + user + second + summaryUser;
        var cached = Cached(first) + Cached(second);
        return new Cost(
            source,
            text,
            names.Length,
            input,
            cached,
            translation + summaryTokens,
            (double)(price.Cost(input, 0, translation + summaryTokens) / floor),
            (double)(price.Cost(input, cached, translation + summaryTokens) / floor),
            (double)(price.Cost(both + user, 0, translation + summaryTokens) / floor),
            (double)(price.Cost(both + user, Cached(both), translation + summaryTokens) / floor));
    }

    /// <summary>What both prompts say is said once; both schemas are needed.</summary>
    private static int OnePrefix(PromptFolder prompts)
    {
        var said = prompts.Translate.System.Split('\n').ToHashSet(StringComparer.Ordinal);
        var rest = string.Join('\n', prompts.Summarize.System.Split('\n').Where(line => !said.Contains(line)));
        return prompts.Translate.PrefixTokens + TokenCounter.Count(rest) + TokenCounter.Count(CanonicalJson.Write(prompts.Summarize.Schema.Json));
    }

    private static int Cached(int prefix) => prefix < CacheLeast ? 0 : prefix / CacheStep * CacheStep;

    private static string Translation((string Foreign, string English)[] paragraphs, string[] names, string language) => JsonSerializer.Serialize(
        new
        {
            source_language = language,
            content_kind = "news",
            entities = names.Select((name, index) => IsLatin(paragraphs[0].Foreign) && index % 2 == 0 ? $"person: {name}" : $"person: {name} => {name}"),
            headline = (string?)null,
            paragraphs = paragraphs.Select((pair, index) => new { id = $"p{index + 1}", status = "translated", text = pair.English }),
            caveats = Array.Empty<object>(),
        },
        Relaxed);

    private static (string Json, string Text) Summary((string Foreign, string English)[] paragraphs)
    {
        string[] texts = [.. paragraphs.Take(5).Select(pair => string.Join(' ', pair.English.Split(' ').Take(24)))];
        var bullets = texts.Take(4).Select((text, index) => new { source_ids = new[] { $"p{index + 1}" }, text });
        return (JsonSerializer.Serialize(new { bullets, one_sentence = texts[^1], topics = new[] { "politics", "economy" }, caveats = Array.Empty<object>() }, Relaxed), string.Join('\n', texts));
    }

    private static bool IsLatin(string text) => text.Count(c => char.IsLetter(c) && c < '\u0250') > text.Length / 2;

    /// <summary>Capitalised words inside a sentence: about what a model lists as names.</summary>
    [GeneratedRegex(@"(?<=[a-z,] )((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    private sealed record Cost(int Source, int English, int Names, int In, int Cached, int Out, double TwoCold, double TwoWarm, double OneCold, double OneWarm);
}
