using NewsDigest.Articles;

namespace NewsDigest.Intake;

/// <summary>From the bytes of a message to an article with its body, fetched from the store where the message only names it.</summary>
internal sealed class ArticleIntake(ArticleBodies bodies)
{
    public async Task<ParsedMessage> ReadAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var parsed = MessageParser.Parse(message);
        return parsed is ParsedMessage.Accepted { BodyRef: { } reference } accepted
            ? WithBody(accepted, reference, await bodies.ReadAsync(reference, accepted.Charset, cancellationToken))
            : parsed;
    }

    private static ParsedMessage WithBody(ParsedMessage.Accepted message, string reference, DecodedBody? body) => body switch
    {
        null => Refuse(message.Article, "missing_body", "bodyRef", $"The store holds no body '{reference}'. Put the body there before the message is sent; `newsdigest submit` does both."),
        { Text.Length: > MessageParser.MaxBodyLength } => Refuse(message.Article, "body_too_large", "body", $"'body' has {body.Text.Length} characters; at most {MessageParser.MaxBodyLength} are taken."),
        _ when string.IsNullOrWhiteSpace(body.Text) => Refuse(message.Article, "empty_body", "body", $"The body '{reference}' is empty ({body.Text.Length} characters, all white space)."),
        _ => message with
        {
            Article = message.Article with
            {
                Body = body.Text,
                Format = message.FormatStated ? message.Article.Format : BodyFormat.Of(body.Text),
                GuessedCharset = body.Guessed ? body.Charset : message.Article.GuessedCharset,
            },
        },
    };

    private static ParsedMessage.Refused Refuse(RawArticle article, string code, string field, string detail) =>
        new(article.Id.Value, new Rejection(code, field, detail));
}
