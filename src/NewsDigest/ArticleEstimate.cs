using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Translation;

namespace NewsDigest;

/// <summary>
/// What an article will cost in tokens when nothing needs a second call. Input is counted on the very prompts that would be sent;
/// output is estimated from measured ratios of English to source.
/// </summary>
/// <param name="Cacheable">Of the input, what is the same in every call and comes cheaper while the service's cache is warm.</param>
internal sealed record ArticleEstimate(int Calls, long Input, long Cacheable, long Output)
{
    public static ArticleEstimate None { get; } = new(0, 0, 0, 0);

    public long Tokens => Input + Output;

    /// <summary>English tokens for one token of source (o200k, news). Languages that were not measured take the highest: better too much than too little.</summary>
    private static readonly Dictionary<string, double> EnglishPerSource = new()
    {
        ["zh"] = 0.86,
        ["pt"] = 0.82,
        ["es"] = 0.79,
        ["he"] = 0.79,
        ["de"] = 0.75,
        ["fr"] = 0.74,
        ["ar"] = 0.73,
        ["ru"] = 0.71,
        ["ko"] = 0.68,
        ["hi"] = 0.64,
        ["cs"] = 0.62,
        ["ja"] = 0.59,
        ["uk"] = 0.54,
        ["is"] = 0.53,
    };

    private const double HighestRatio = 0.86;
    private const int TokensPerParagraph = 12; // JSON around each
    private const int TokensPerEntity = 10;
    private const int TokensPerMark = 10;
    private const int SummaryTokens = 206;

    public static ArticleEstimate operator +(ArticleEstimate left, ArticleEstimate right) =>
        new(
            left.Calls + right.Calls,
            left.Input + right.Input,
            left.Cacheable + right.Cacheable,
            left.Output + right.Output
        );

    /// <param name="translation">The model that translates: its limits decide into how many parts an article is cut.</param>
    public static (ArticleEstimate Translation, ArticleEstimate Summary) Parts(
        CleanArticle article,
        ArticleLanguage language,
        PromptFolder prompts,
        ModelFamily translation,
        ModelFamily summary
    )
    {
        var work = new TranslationWork(article, language);
        var parts = TranslationRequest
            .Chunks(work.Items, prompts.Translate, translation)
            .Select(chunk =>
                Translation(work, chunk, language, prompts.Translate).Thinking(translation)
            )
            .Aggregate(None, (sum, part) => sum + part);
        return (parts, Summary(article, work, language, prompts.Summarize).Thinking(summary));
    }

    private static ArticleEstimate Translation(
        TranslationWork work,
        IReadOnlyList<SourceItem> chunk,
        ArticleLanguage language,
        Prompt prompt
    )
    {
        var values = TranslationRequest.Values(
            work,
            chunk,
            Asking.First.Request,
            PromptDelimiter.For(work.Article.ContentHash, [])
        );
        var source = chunk.Sum(item => TokenCounter.Count(item.Text));
        var entities = Math.Min(40, source / 40);
        return new ArticleEstimate(
            1,
            prompt.PrefixTokens + TokenCounter.Count(prompt.User.Fill(values)),
            prompt.PrefixTokens,
            (long)(source * Ratio(language))
                + (TokensPerParagraph * chunk.Count)
                + (TokensPerEntity * entities)
                + 40
        );
    }

    private static ArticleEstimate Summary(
        CleanArticle article,
        TranslationWork work,
        ArticleLanguage language,
        Prompt prompt
    )
    {
        var foreign = work.Items.Sum(item => TokenCounter.Count(item.Text)) * Ratio(language);
        var english = article
            .Paragraphs.Where(paragraph => language.Of(paragraph.Id).IsEnglish)
            .Sum(paragraph => TokenCounter.Count(paragraph.Text));
        return new ArticleEstimate(
            1,
            prompt.PrefixTokens
                + (long)foreign
                + english
                + (TokensPerMark * (article.Paragraphs.Count + 8)),
            prompt.PrefixTokens,
            SummaryTokens
        );
    }

    /// <summary>How much a model thinks is not known before; half of the room is taken.</summary>
    public ArticleEstimate Thinking(ModelFamily family) =>
        this with
        {
            Output = Output + (Calls * family.ThinkingTokens / 2),
        };

    private static double Ratio(ArticleLanguage language) =>
        EnglishPerSource.GetValueOrDefault(language.Main.Code, HighestRatio);
}
