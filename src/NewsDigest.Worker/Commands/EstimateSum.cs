using NewsDigest.ChatModels;

namespace NewsDigest.Worker.Commands;

/// <summary>What a number of articles would cost, for people and for programs.</summary>
/// <param name="noun">What is counted, one and several.</param>
internal sealed class EstimateSum(
    ModelPrice? translationPrice,
    ModelPrice? summaryPrice,
    (string One, string Several) noun
)
{
    private readonly List<ArticleRow> _articles = [];
    private ArticleEstimate _translation = ArticleEstimate.None;
    private ArticleEstimate _summary = ArticleEstimate.None;

    /// <summary>Messages that hold no article.</summary>
    public int Refused { get; private set; }

    private ArticleEstimate Total => _translation + _summary;

    public void Refuse() => Refused++;

    public ArticleEstimate Add(string file, ArticleEstimate translation, ArticleEstimate summary)
    {
        _translation += translation;
        _summary += summary;
        var both = translation + summary;
        _articles.Add(new ArticleRow(file, both.Calls, both.Input, both.Cacheable, both.Output));
        return both;
    }

    /// <param name="rate">Tokens that the model writes in a second; null is unknown.</param>
    public IEnumerable<string> Lines(double? rate)
    {
        yield return $"{_articles.Count} {(_articles.Count == 1 ? noun.One : noun.Several)}: {Total.Calls} calls, {Total.Input} tokens in (of these {Total.Cacheable} from the cache while it is warm), {Total.Output} out; repairs not included.";
        yield return Cost() is { } cost
            ? $"Cost: {cost.ColdCache:0.0000} with a cold cache, {cost.WarmCache:0.0000} with a warm one, by the prices in Model:Families as of {cost.PricesAsOf}."
            : "Cost: unknown. Add the prices of your model to Model:Families.";
        yield return Seconds(rate) is { } seconds
            ? $"Time: {TimeSpan.FromSeconds(seconds):d\\.hh\\:mm\\:ss} at {rate} tokens a second, one {noun.One} after the other."
            : "Time: unknown. Give --tokens-per-second as you measured it.";
    }

    public object ToJson(double? rate) =>
        new Json(
            _articles,
            new ArticleRow(null, Total.Calls, Total.Input, Total.Cacheable, Total.Output),
            Refused,
            Cost(),
            Seconds(rate)
        );

    private double? Seconds(double? rate) => rate is > 0 ? Total.Output / rate : null;

    private CostRow? Cost()
    {
        if (translationPrice is null || summaryPrice is null)
        {
            return null;
        }

        var cold =
            translationPrice.Cost(_translation.Input, 0, _translation.Output)
            + summaryPrice.Cost(_summary.Input, 0, _summary.Output);
        var warm =
            translationPrice.Cost(_translation.Input, _translation.Cacheable, _translation.Output)
            + summaryPrice.Cost(_summary.Input, _summary.Cacheable, _summary.Output);
        var dates = string.Join(
            " and ",
            new[] { translationPrice.AsOf, summaryPrice.AsOf }.Distinct()
        );
        return new CostRow(cold, warm, dates);
    }

    private sealed record Json(
        IReadOnlyList<ArticleRow> Articles,
        ArticleRow Total,
        int Refused,
        CostRow? Cost,
        double? Seconds
    );

    /// <param name="File">Null in the sum of all.</param>
    private sealed record ArticleRow(
        string? File,
        int Calls,
        long InputTokens,
        long CacheableTokens,
        long OutputTokens
    );

    private sealed record CostRow(decimal ColdCache, decimal WarmCache, string PricesAsOf);
}
