using NewsDigest.Intake;
using NewsDigest.Telemetry;

namespace NewsDigest.MessageLoop;

/// <summary>A message in work, with all that ends with it. The message was parsed once; a long body lies in the store still.</summary>
/// <param name="Start">The clock's time stamp.</param>
internal sealed record DeliveredMessage(
    ArticleLease Lease,
    ParsedMessage Message,
    LeaseKeeper Keeper,
    Attempt Attempt,
    ArticleTrace Trace,
    long Start
)
{
    /// <summary>Null when it could not be read; the bytes and the reason reach quarantine without it too.</summary>
    public string? ArticleId =>
        Message switch
        {
            ParsedMessage.Accepted accepted => accepted.Article.Id.Value,
            ParsedMessage.Refused refused => refused.Id,
            _ => null,
        };

    /// <summary>What people call it: the article's id, or the message's where that could not be read.</summary>
    public string Name => ArticleId ?? Lease.MessageId;

    public string? NotifyQueue =>
        Message switch
        {
            ParsedMessage.Accepted accepted => accepted.Article.NotifyQueue,
            ParsedMessage.Refused refused => refused.NotifyQueue,
            _ => null,
        };
}
