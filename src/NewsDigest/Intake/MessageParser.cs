using System.Text;
using System.Text.Json;
using NewsDigest.Articles;

namespace NewsDigest.Intake;

/// <summary>
/// Reads a message <c>newsdigest.article/1</c> strictly: a field that is wrong is named, never guessed or dropped.
/// The contract is docs/article.schema.json.
/// </summary>
internal static class MessageParser
{
    public const string SchemaName = "newsdigest.article/1";

    /// <summary>Longest body in characters: far more than any article has; a longer one is a mistake or an attack.</summary>
    public const int MaxBodyLength = 8 * 1024 * 1024;

    private const int MaxIdLength = 2048;
    private const int MaxReason = 200;
    private const int MaxPath = 120;

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = 32,
        AllowDuplicateProperties = false,
    };
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    public static ParsedMessage Parse(ReadOnlyMemory<byte> message)
    {
        try
        {
            // Decoding first finds broken UTF-8 in places that the JSON reader does not look at.
            var json = StrictUtf8.GetString(message.Span).TrimStart('\ufeff');
            var mended = IncomingText.MendJson(json);
            using var document = JsonDocument.Parse(mended, Strict);
            return mended == json || document.RootElement.ValueKind != JsonValueKind.Object
                ? Read(document.RootElement)
                : RefuseBroken(document.RootElement, json, mended);
        }
        catch (DecoderFallbackException)
        {
            return Refuse(
                null,
                "invalid_json",
                null,
                $"The {message.Length} bytes are not UTF-8. Send the JSON as UTF-8, as it is or in Base64."
            );
        }
        catch (JsonException exception)
        {
            return Refuse(
                null,
                "invalid_json",
                null,
                $"The {message.Length} bytes are not one JSON document: {VisibleText.Line(exception.Message, MaxReason)}"
            );
        }
    }

    /// <summary>Half of a surrogate pair is the sign of a producer that cuts strings, and what was there is lost: it can send the whole.</summary>
    private static ParsedMessage.Refused RefuseBroken(JsonElement root, string json, string mended)
    {
        var place = JsonPlace.Of(mended, json.AsSpan().CommonPrefixLength(mended));
        var path = VisibleText.Line(place.Path, MaxPath);
        var id = place.Path == "id" ? null : new MessageFields(root).Text("id", MaxIdLength);
        const string Cure =
            "holds half of a surrogate pair, which is no text. Look at where the producer cuts strings.";
        return place.IsName
            ? Refuse(
                id,
                "invalid_json",
                null,
                $"A name in {(path.Length == 0 ? "the message" : $"'{path}'")} {Cure}"
            )
            : Refuse(id, "invalid_field", path, $"'{path}' {Cure}");
    }

    private static ParsedMessage Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Refuse(
                null,
                "invalid_json",
                null,
                $"The message is a JSON {root.ValueKind.ToString().ToLowerInvariant()}; a '{SchemaName}' message is an object."
            );
        }

        var fields = new MessageFields(root);
        var id = fields.Text("id", MaxIdLength);
        if (string.IsNullOrWhiteSpace(id))
        {
            fields.Refuse(
                "missing_field",
                "id",
                "The message has no 'id'. Give each article an id of your own; the same id again is the same article."
            );
        }

        if (fields.Text("schema") is { } schema && schema != SchemaName)
        {
            fields.Refuse(
                "wrong_schema",
                "schema",
                $"The schema is '{VisibleText.Line(schema, MaxPath)}'; this worker reads '{SchemaName}'."
            );
        }

        var body = fields.Text("body", MaxBodyLength);
        var bodyRef = fields.Text("bodyRef");
        switch (body, bodyRef)
        {
            case (null, null):
                fields.Refuse(
                    "missing_field",
                    "body",
                    "The message has neither 'body' nor 'bodyRef'. Send the article's text in one of them."
                );
                break;
            case (not null, not null):
                fields.Refuse(
                    "invalid_field",
                    "bodyRef",
                    "The message has both 'body' and 'bodyRef', and they may differ. Send one of them."
                );
                break;
            case (not null, null) when string.IsNullOrWhiteSpace(body):
                fields.Refuse(
                    "empty_body",
                    "body",
                    $"The body is empty ({body.Length} characters, all white space)."
                );
                break;
            default:
                break;
        }

        var format = fields.Format();
        var article = new RawArticle(
            new ArticleId(id ?? ""),
            fields.Text("title") is { } title && !string.IsNullOrWhiteSpace(title)
                ? title.Trim()
                : null,
            body ?? "",
            format ?? BodyFormat.Of(body ?? ""),
            fields.Language(),
            fields.Source(),
            fields.Time("publishedAt"),
            fields.Choice("priority", ArticlePriority.Normal),
            fields.Glossary(),
            fields.Unknown()
        )
        {
            GuessedCharset = fields.Text("guessedCharset", 100),
            Rerun = fields.Time("rerun"),
            TraceParent = fields.TraceParent(),
            NotifyQueue = fields.NotifyQueue(),
        };

        return fields.Refusal is { } refusal
            ? new ParsedMessage.Refused(id, refusal, article.NotifyQueue)
            : new ParsedMessage.Accepted(article, bodyRef, format is not null, fields.Charset());
    }

    private static ParsedMessage.Refused Refuse(
        string? id,
        string code,
        string? field,
        string detail
    ) => new(id, new Rejection(code, field, detail));
}

internal abstract record ParsedMessage
{
    private ParsedMessage() { }

    /// <param name="BodyRef">Where the body lies in the store when it is not in the message; then the article's body is still empty.</param>
    /// <param name="Charset">What the message says of the bytes in the store.</param>
    public sealed record Accepted(
        RawArticle Article,
        string? BodyRef,
        bool FormatStated,
        string? Charset = null
    ) : ParsedMessage;

    /// <param name="Id">The id, when it could be read.</param>
    /// <param name="NotifyQueue">Where the producer wants to hear of it, when that could be read.</param>
    public sealed record Refused(string? Id, Rejection Reason, string? NotifyQueue = null)
        : ParsedMessage;
}
