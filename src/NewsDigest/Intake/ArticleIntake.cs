using NewsDigest.Articles;

namespace NewsDigest.Intake;

/// <summary>From the bytes of a message to an article with its body, fetched from the store where the message only names it.</summary>
internal sealed class ArticleIntake(ArticleBodies bodies)
{
    public async Task<ParsedMessage> ReadAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var parsed = MessageParser.Parse(message);
        if (parsed is not ParsedMessage.Accepted { BodyRef: { } reference } accepted)
        {
            return parsed;
        }

        var body = await bodies.ReadAsync(reference, cancellationToken);
        if (body is not null)
        {
            await bodies.PutAsync(body, cancellationToken); // a body that is in work is not old
        }

        return WithBody(accepted, reference, body);
    }

    private static ParsedMessage WithBody(ParsedMessage.Accepted message, string reference, string? body) => body switch
    {
        null => Refuse(message.Article, "missing_body", "bodyRef", $"The store holds no body '{reference}'. Put the body there before the message is sent; `newsdigest submit` does both."),
        { Length: > MessageParser.MaxBodyLength } => Refuse(message.Article, "body_too_large", "body", $"'body' has {body.Length} characters; at most {MessageParser.MaxBodyLength} are taken."),
        _ when string.IsNullOrWhiteSpace(body) => Refuse(message.Article, "empty_body", "body", $"The body '{reference}' is empty ({body.Length} characters, all white space)."),
        _ => message with { Article = message.Article with { Body = body, Format = message.FormatStated ? message.Article.Format : BodyFormat.Of(body) } },
    };

    private static ParsedMessage.Refused Refuse(RawArticle article, string code, string field, string detail) =>
        new(article.Id.Value, new Rejection(code, field, detail));
}
