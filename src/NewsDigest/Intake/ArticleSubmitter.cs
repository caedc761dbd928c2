using System.Text.Json;
using System.Text.Json.Nodes;
using NewsDigest.Articles;

namespace NewsDigest.Intake;

/// <summary>The producer's side: puts a message on the queue, and its body into the store first when the queue is too small for it.</summary>
/// <param name="origins">Null where nobody will ask where a bad message came from.</param>
internal sealed class ArticleSubmitter(
    IArticleQueue queue,
    ArticleBodies bodies,
    MessageOrigins? origins = null
)
{
    /// <param name="origin">Where the message came from, such as a file and a line, for the record in quarantine.</param>
    public async Task<Submission> SubmitAsync(
        ReadOnlyMemory<byte> message,
        CancellationToken cancellationToken,
        string? origin = null
    )
    {
        var parsed = MessageParser.Parse(message);
        var (id, refusal) = parsed switch
        {
            ParsedMessage.Accepted accepted => (accepted.Article.Id.Value, (Rejection?)null),
            ParsedMessage.Refused refused => (refused.Id, refused.Reason),
            _ => (null, null),
        };

        var sendable =
            message.Length <= queue.MaxMessageBytes
                ? message
                : await MoveBodyAsync(message, cancellationToken);
        if (sendable is not { } ready || ready.Length > queue.MaxMessageBytes)
        {
            return new Submission(
                id,
                Sent: false,
                refusal
                    ?? new Rejection(
                        "message_too_large",
                        null,
                        $"The message has {message.Length} bytes without a body that could be stored apart; the queue takes {queue.MaxMessageBytes}. Shorten its other fields."
                    )
            );
        }

        if (refusal is not null && origin is not null && origins is not null)
        {
            await origins.TryPutAsync(ready, origin, cancellationToken); // before it is sent: a worker may be quick
        }

        await queue.SendAsync(ready, cancellationToken);
        return new Submission(id, Sent: true, refusal);
    }

    /// <summary>Null when the message is no object with a text body: then there is nothing to move.</summary>
    private async Task<ReadOnlyMemory<byte>?> MoveBodyAsync(
        ReadOnlyMemory<byte> message,
        CancellationToken cancellationToken
    )
    {
        if (TryTakeBody(message) is not var (fields, text))
        {
            return null;
        }

        fields["bodyRef"] = await bodies.PutAsync(text, cancellationToken);
        return JsonSerializer.SerializeToUtf8Bytes(fields, ArticleJson.Options);
    }

    /// <summary>The fields without the body, and the body. Null also where a text is broken, which shows in several exceptions.</summary>
    private static (JsonObject Fields, string Body)? TryTakeBody(ReadOnlyMemory<byte> message)
    {
        try
        {
            if (
                JsonNode.Parse(message.Span) is not JsonObject fields
                || fields["body"] is not JsonValue body
                || !body.TryGetValue<string>(out var text)
            )
            {
                return null;
            }

            fields.Remove("body");
            JsonSerializer.Serialize(fields, ArticleJson.Options); // what cannot be written now could not be sent later
            return (fields, text);
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}

/// <param name="Id">The article's id, when it could be read.</param>
/// <param name="Sent">False when the queue cannot take the message at all.</param>
/// <param name="Refusal">What the worker will quarantine it for, known before it is delivered; null when the message is good.</param>
internal sealed record Submission(string? Id, bool Sent, Rejection? Refusal);
