using NewsDigest.Articles;

namespace NewsDigest.MessageLoop;

/// <summary>What became of one article: the message <c>newsdigest.done/1</c>. It holds no text of the article.</summary>
/// <param name="Id">The article's id; null where the message has none that could be read.</param>
/// <param name="Outcome"><c>published</c>, <c>blocked</c>, <c>held</c> or <c>quarantined</c>.</param>
/// <param name="Result">Where the result lies, as a file or a URL without credentials; of a held one its path in the store. Null where there is none.</param>
/// <param name="Code">Why it is in quarantine or waits for a person; else null.</param>
/// <param name="Field">The field of the message that is at fault; null where none is.</param>
/// <param name="Detail">What is wrong, and what to do.</param>
/// <param name="Trace">Id of the trace of the work; null where none was written.</param>
internal sealed record DoneNotice(
    string Schema,
    string? Id,
    string? ContentHash,
    string Outcome,
    Verdict? Verdict,
    string? Result,
    string? Code,
    string? Field,
    string? Detail,
    ResultCost? Cost,
    string? Trace,
    DateTimeOffset At
)
{
    public const string SchemaName = "newsdigest.done/1";

    public static DoneNotice Of(string? id, Outcome outcome, DateTimeOffset now) =>
        outcome switch
        {
            Articles.Outcome.Published published => Of(
                published.Result,
                "published",
                published.Location,
                now
            ),
            Articles.Outcome.Blocked blocked => Of(
                blocked.Result,
                "blocked",
                blocked.Location,
                now
            ),
            Articles.Outcome.Rejected { Reason: var reason } => new DoneNotice(
                SchemaName,
                id,
                null,
                reason.Held is null ? "quarantined" : "held",
                null,
                reason.Held,
                reason.Code,
                reason.Field,
                reason.Detail,
                null,
                null,
                now
            ),
            _ => throw new System.Diagnostics.UnreachableException($"'{outcome}' is no end."),
        };

    private static DoneNotice Of(
        ArticleResult article,
        string outcome,
        string result,
        DateTimeOffset now
    ) =>
        new(
            SchemaName,
            article.Id,
            article.ContentHash,
            outcome,
            article.Verdict,
            result,
            null,
            null,
            article.Verdict == Articles.Verdict.Failed ? article.Reasons[0].Message : null,
            article.Cost,
            article.Trace,
            now
        );
}
