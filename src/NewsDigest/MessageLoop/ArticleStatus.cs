using NewsDigest.Articles;

namespace NewsDigest.MessageLoop;

/// <summary>Where an article is: the document <c>newsdigest.status/1</c>, under <c>status/</c> by its id. It holds no text of it.</summary>
/// <param name="State"><c>in_work</c>, <c>waiting</c>, <c>published</c>, <c>blocked</c>, <c>held</c> or <c>quarantined</c>.</param>
/// <param name="Delivery">How often the message was delivered.</param>
/// <param name="Code">Why it waits or lies in quarantine; else null.</param>
/// <param name="Field">The field of the message that is at fault.</param>
/// <param name="Result">Path of the result in the store.</param>
internal sealed record ArticleStatus(
    string Schema,
    string Id,
    string State,
    int Delivery,
    DateTimeOffset SentAt,
    DateTimeOffset At,
    Verdict? Verdict = null,
    string? Code = null,
    string? Field = null,
    string? Detail = null,
    string? Result = null
)
{
    public const string SchemaName = "newsdigest.status/1";
}
