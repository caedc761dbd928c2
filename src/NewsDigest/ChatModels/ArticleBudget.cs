using System.Runtime.CompilerServices;
using NewsDigest.Articles;

namespace NewsDigest.ChatModels;

/// <summary>What one article may cost, translation, repairs and summary together: a multiple of what it costs when nothing needs a second call.</summary>
/// <param name="expectedTokens">Input and output of that case.</param>
internal sealed class ArticleBudget(
    ModelOptions options,
    Func<CleanArticle, ArticleLanguage, long> expectedTokens
)
{
    // Counting the tokens of a long article takes seconds, and each of its stages opens a ledger.
    private readonly ConditionalWeakTable<CleanArticle, StrongBox<long>> _expected = [];

    public CallLedger Open(
        string stage,
        CleanArticle article,
        ArticleLanguage language,
        IReadOnlyList<ModelCall> earlier,
        IReadOnlyList<ModelCall> elsewhere
    ) =>
        new(
            stage,
            article.Raw,
            new Limits(
                options.MaxCallsPerArticle,
                (long)Math.Ceiling(options.TokenCapFactor * Expected(article, language)),
                options.MaxCallsPerArticle + article.Paragraphs.Count
            ),
            earlier,
            elsewhere
        )
        {
            Language = language.Main.Code,
        };

    private long Expected(CleanArticle article, ArticleLanguage language) =>
        _expected
            .GetValue(article, _ => new StrongBox<long>(expectedTokens(article, language)))
            .Value;

    /// <param name="SearchCalls">Calls beside these, for the search for what a content filter objects to.</param>
    internal readonly record struct Limits(int Calls, long Tokens, int SearchCalls);
}
