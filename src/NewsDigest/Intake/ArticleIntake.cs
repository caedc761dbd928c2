using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Intake;

/// <summary>From the bytes of a message to an article with its body, fetched from the store where the message only names it.</summary>
internal sealed class ArticleIntake(ArticleBodies bodies)
{
    private const int MaxReference = 100;

    /// <summary>The message alone; a body that lies in the store is not read yet.</summary>
    public static ParsedMessage Parse(ReadOnlyMemory<byte> message) => MessageParser.Parse(message);

    /// <summary>How long the body will be, before it is read: characters where the message holds it, else bytes. Zero when there is none.</summary>
    public async Task<long> LengthAsync(
        ParsedMessage message,
        CancellationToken cancellationToken
    ) =>
        message switch
        {
            ParsedMessage.Accepted { BodyRef: { } reference } => await bodies.LengthAsync(
                reference,
                cancellationToken
            ) ?? 0,
            ParsedMessage.Accepted accepted => accepted.Article.Body.Length,
            _ => 0,
        };

    /// <summary>The message with its body.</summary>
    public async Task<ParsedMessage> ReadAsync(
        ParsedMessage message,
        CancellationToken cancellationToken
    ) =>
        message is ParsedMessage.Accepted { BodyRef: { } reference } accepted
            ? await WithBodyAsync(accepted, reference, cancellationToken)
            : message;

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
