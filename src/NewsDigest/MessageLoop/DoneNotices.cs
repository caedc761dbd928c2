using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NewsDigest.Articles;
using NewsDigest.Intake;

namespace NewsDigest.MessageLoop;

/// <summary>
/// Tells who asked what became of an article. It is sent after the result lies in the store and before the article's message is
/// completed: a crash between the two tells it twice, and none is ever left out.
/// </summary>
/// <param name="open">Opens a queue beside that of the articles.</param>
/// <param name="webhook">Null where none is set.</param>
internal sealed class DoneNotices(
    IOptions<NotifyOptions> options,
    Func<string, IArticleQueue> open,
    Webhook? webhook,
    TimeProvider time
)
{
    private readonly ConcurrentDictionary<string, IArticleQueue> _queues = new(
        StringComparer.Ordinal
    );

    /// <summary>Null when the message may be told about there, or asks for nothing.</summary>
    public Rejection? Objection(string? queue)
    {
        if (queue is null || options.Value.Queues.Contains(queue, StringComparer.Ordinal))
        {
            return null;
        }

        return new Rejection(
            "invalid_field",
            "notify.queue",
            $"'{VisibleText.Line(queue, 80)}' is not one of {NotifyOptions.QueuesKey}. Name one of those, or have the operator add it; 'newsdigest quarantine requeue' tries again."
        );
    }

    /// <param name="queue">That the message asked for; null is none.</param>
    /// <param name="id">The article's; null where it could not be read.</param>
    public async Task TellAsync(string? queue, string? id, Outcome outcome)
    {
        var asked = queue is not null && Objection(queue) is null ? queue : null;
        if (asked is null && webhook is null)
        {
            return;
        }

        // Not cancelled by a stop: the article has ended.
        var notice = JsonSerializer.SerializeToUtf8Bytes(
            DoneNotice.Of(id, outcome, time.GetUtcNow()),
            ArticleJson.OneLine
        );
        if (asked is not null)
        {
            await _queues.GetOrAdd(asked, open).SendAsync(notice, CancellationToken.None);
        }

        if (webhook is not null)
        {
            await webhook.PostAsync(notice);
        }
    }
}
