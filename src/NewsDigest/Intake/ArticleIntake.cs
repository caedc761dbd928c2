using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Intake;

/// <summary>From the bytes of a message to an article with its body, fetched from the store where the message only names it.</summary>
internal sealed class ArticleIntake(ArticleBodies bodies)
{
    private const int MaxReference = 100;

    public async Task<ParsedMessage> ReadAsync(
        ReadOnlyMemory<byte> message,
        CancellationToken cancellationToken
    )
    {
        var parsed = MessageParser.Parse(message);
        return parsed is ParsedMessage.Accepted { BodyRef: { } reference } accepted
            ? await WithBodyAsync(accepted, reference, cancellationToken)
            : parsed;
    }

    private async Task<ParsedMessage> WithBodyAsync(
        ParsedMessage.Accepted message,
        string reference,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return WithBody(
                message,
                reference,
                await bodies.ReadAsync(reference, message.Charset, cancellationToken)
            );
        }
        catch (DamagedDocumentException exception)
        {
            return Refuse(message.Article, "damaged_body", "bodyRef", exception.Message);
        }
    }

    private static ParsedMessage WithBody(
        ParsedMessage.Accepted message,
        string reference,
        DecodedBody? body
    ) =>
        body switch
        {
            null => Refuse(
                message.Article,
                "missing_body",
                "bodyRef",
                $"The store holds no body '{VisibleText.Line(reference, MaxReference)}'. Put the body there before the message is sent; `newsdigest submit` does both."
            ),
            { Text.Length: > MessageParser.MaxBodyLength } => Refuse(
                message.Article,
                "body_too_large",
                "body",
                $"'body' has {body.Text.Length} characters; at most {MessageParser.MaxBodyLength} are taken."
            ),
            _ when string.IsNullOrWhiteSpace(body.Text) => Refuse(
                message.Article,
                "empty_body",
                "body",
                $"The body '{reference}' is empty ({body.Text.Length} characters, all white space)."
            ),
            _ => message with
            {
                Article = message.Article with
                {
                    Body = body.Text,
                    Format = message.FormatStated
                        ? message.Article.Format
                        : BodyFormat.Of(body.Text),
                    GuessedCharset = body.Guessed ? body.Charset : message.Article.GuessedCharset,
                },
            },
        };

    private static ParsedMessage.Refused Refuse(
        RawArticle article,
        string code,
        string field,
        string detail
    ) => new(article.Id.Value, new Rejection(code, field, detail), article.NotifyQueue);
}
