using System.Text.Json;
using System.Text.Json.Nodes;
using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.Publishing;
using NewsDigest.Storage;

namespace NewsDigest;

/// <summary>Reads the messages that were kept beside results. A result of an older version has none; its message is made again from its paragraphs.</summary>
internal sealed class Originals(IResultStore store, ArticleBodies bodies)
{
    /// <summary>The message, to be sent again, with its body where it names one. Results and answers from before <paramref name="now"/> do not count for it.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadForRerunAsync(
        StoredResult stored,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (await store.ReadAsync(OriginalFiles.Body(stored.Path), cancellationToken) is { } body)
        {
            await bodies.PutAsync(body, cancellationToken);
        }

        var message = await ReadAsync(stored, cancellationToken);
        message["rerun"] = now;
        return JsonSerializer.SerializeToUtf8Bytes(message, ArticleJson.Options);
    }

    /// <summary>The article as a worker would read it; null when the message holds none.</summary>
    public async Task<RawArticle?> ReadArticleAsync(
        StoredResult stored,
        CancellationToken cancellationToken
    )
    {
        var message = JsonSerializer.SerializeToUtf8Bytes(
            await ReadAsync(stored, cancellationToken),
            ArticleJson.Options
        );
        if (MessageParser.Parse(message) is not ParsedMessage.Accepted accepted)
        {
            return null;
        }

        if (accepted.BodyRef is null)
        {
            return accepted.Article;
        }

        var body = await store.ReadAsync(OriginalFiles.Body(stored.Path), cancellationToken);
        return body is { } bytes
            ? accepted.Article with
            {
                Body = BodyCharset.Decode(bytes.Span, accepted.Charset).Text,
            }
            : null;
    }

    private async Task<JsonObject> ReadAsync(
        StoredResult stored,
        CancellationToken cancellationToken
    ) =>
        await store.ReadAsync(OriginalFiles.Message(stored.Path), cancellationToken) is { } bytes
        && TryParse(bytes) is { } message
            ? message
            : MadeAgain(stored.Result);

    private static JsonObject? TryParse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonNode.Parse(bytes.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // somebody changed it by hand
        }
    }

    private static JsonObject MadeAgain(ArticleResult result)
    {
        var message = result.Extra?.DeepClone().AsObject() ?? [];
        (string Name, string? Value)[] fields =
        [
            ("id", result.Id),
            ("title", result.Title.Original),
            ("contentType", "text/plain"),
            (
                "body",
                string.Join("\n\n", result.Paragraphs.Select(paragraph => paragraph.Original))
            ),
            (
                "publishedAt",
                result.Source.PublishedAt?.ToString(
                    "O",
                    System.Globalization.CultureInfo.InvariantCulture
                )
            ),
        ];
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            message[name] = value;
        }

        var source = new JsonObject();
        foreach (
            var (name, value) in new[]
            {
                ("name", result.Source.Name),
                ("url", result.Source.Url?.ToString()),
            }.Where(field => field.Item2 is not null)
        )
        {
            source[name] = value;
        }

        message["source"] = source;
        return message;
    }
}
