using NewsDigest.Articles;

namespace NewsDigest.Models;

/// <summary>What one article may cost, translation, repairs and summary together: a multiple of what it costs when nothing needs a second call.</summary>
/// <param name="expectedTokens">Input and output of that case.</param>
internal sealed class ArticleBudget(ModelOptions options, Func<CleanArticle, ArticleLanguage, long> expectedTokens)
{
    public CallLedger Open(string stage, CleanArticle article, ArticleLanguage language, IReadOnlyList<ModelCall> earlier, IReadOnlyList<ModelCall> elsewhere) =>
        new(stage, article.Id, new Limits(options.MaxCallsPerArticle, (long)Math.Ceiling(options.TokenCapFactor * expectedTokens(article, language))), earlier, elsewhere);

    internal readonly record struct Limits(int Calls, long Tokens);
}
