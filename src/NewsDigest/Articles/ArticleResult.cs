using System.Text.Json.Nodes;

namespace NewsDigest.Articles;

/// <summary>The published document <c>newsdigest.result/1</c>; its JSON Schema is docs/result.schema.json.</summary>
/// <param name="Cost">Null is unknown.</param>
/// <param name="Trace">Id of the trace of the work on it; null where none was written.</param>
/// <param name="Verification">How much of the translation was checked; null where there is none.</param>
internal sealed record ArticleResult(
    string Schema,
    string Id,
    string ContentHash,
    ResultSource Source,
    DetectedLanguage Language,
    Verdict Verdict,
    IReadOnlyList<Finding> Reasons,
    ResultTitle Title,
    IReadOnlyList<ResultParagraph> Paragraphs,
    ResultSummary? Summary,
    IReadOnlyList<Entity> Entities,
    IReadOnlyList<Caveat> Caveats,
    IReadOnlyList<Receipt> Removed,
    ResultEngine Engine,
    IReadOnlyList<ModelCall> Usage,
    ResultCost? Cost,
    ResultTimings Timings,
    JsonObject? Extra,
    CheckedExtent? Verification = null,
    string? Trace = null
)
{
    public const string SchemaName = "newsdigest.result/1";
}

internal sealed record ResultSource(
    string? Name,
    Uri? Url,
    IReadOnlyList<string> Authors,
    string? Section,
    DateTimeOffset? PublishedAt
);

internal sealed record ResultTitle(string? Original, string? English);

/// <param name="Language">Only where it differs from the article's.</param>
internal sealed record ResultParagraph(
    string Id,
    string Original,
    string? English,
    ParagraphStatus Status,
    DetectedLanguage? Language
);

/// <param name="Note">What a reader of the summary must know of its source; null when there is nothing.</param>
internal sealed record ResultSummary(
    SummaryKind Kind,
    string OneSentence,
    IReadOnlyList<SummaryBullet> Bullets,
    IReadOnlyList<string> Topics,
    string? Note = null
);

/// <param name="SummaryModel">The model, or method, that wrote the summary.</param>
/// <param name="Route">The languages that the translation went through, such as <c>fr-es-en</c>; null for a chat model.</param>
internal sealed record ResultEngine(
    string Name,
    string Model,
    string? Deployment,
    string SummaryModel,
    IReadOnlyList<string> Prompts,
    string? Route = null
);

internal sealed record ResultTimings(
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    double TranslationSeconds,
    double SummarySeconds,
    double TotalSeconds
);
