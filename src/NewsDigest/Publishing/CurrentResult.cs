using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>
/// Which result of an article counts now, and what a list shows of it: the document <c>newsdigest.current/1</c>, whose JSON Schema
/// is docs/current.schema.json.
/// </summary>
/// <param name="Version">Names the result among those of the article.</param>
/// <param name="Result">Where it lies in the store: <c>results/KEY/VERSION/result.json</c>.</param>
/// <param name="Title">English where there is one.</param>
/// <param name="Sentence">The summary in one sentence; where there is none, why there is no English.</param>
/// <param name="PublishedAt">When the article was published, not the result.</param>
/// <param name="Model">Of the translation.</param>
/// <param name="Cost">Null is unknown.</param>
/// <param name="Asked">When a person chose this result, whatever its verdict: only a run after that can take its place. Null when nobody did.</param>
/// <param name="TitleLanguage">Null where the title is English.</param>
/// <param name="Topics">Of the summary; null where it has none.</param>
internal sealed record CurrentResult(
    string Schema,
    string Id,
    string ContentHash,
    string Version,
    string Result,
    Verdict Verdict,
    string Language,
    string? Source,
    Uri? Url,
    DateTimeOffset? PublishedAt,
    string? Title,
    string? Sentence,
    string Engine,
    string Model,
    ResultCost? Cost,
    DateTimeOffset FinishedAt,
    DateTimeOffset? Asked,
    string? TitleLanguage = null,
    IReadOnlyList<string>? Topics = null
)
{
    public const string SchemaName = "newsdigest.current/1";

    public static CurrentResult Of(StoredResult stored, DateTimeOffset? asked)
    {
        var result = stored.Result;
        return new CurrentResult(
            SchemaName,
            result.Id,
            result.ContentHash,
            stored.Path.Value.Split('/')[^2],
            stored.Path.Value,
            result.Verdict,
            result.Language.Code,
            result.Source.Name,
            result.Source.Url,
            result.Source.PublishedAt,
            result.Title.English ?? result.Title.Original,
            result.Summary?.OneSentence
                ?? (result.Reasons is [var first, ..] ? first.Message : null),
            result.Engine.Name,
            result.Engine.Model,
            result.Cost,
            result.Timings.FinishedAt,
            asked,
            result.Title is { English: null, Original: not null } ? result.Language.Code : null,
            result.Summary?.Topics is [_, ..] topics ? topics : null
        );
    }
}
