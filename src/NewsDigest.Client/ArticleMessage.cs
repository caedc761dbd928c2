using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsDigest.Client;

/// <summary>From an article to the message <c>newsdigest.article/1</c>, with what the worker would refuse said before it is sent.</summary>
internal static class ArticleMessage
{
    private const int MaxId = 2048;
    private const int MaxBody = 8 * 1024 * 1024;

    private static readonly string[] ContentTypes = ["text/plain", "text/html"];
    private static readonly string[] Priorities = ["high", "normal", "low"];

    private static readonly string[] Own =
    [
        "schema",
        "id",
        "title",
        "body",
        "bodyRef",
        "contentType",
        "language",
        "source",
        "publishedAt",
        "priority",
        "glossary",
        "guessedCharset",
        "rerun",
        "traceparent",
        "notify",
        "producer",
    ];

    public static JsonObject Of(Article article)
    {
        Check(article);
        var message = new JsonObject
        {
            ["schema"] = "newsdigest.article/1",
            ["id"] = article.Id,
            ["body"] = article.Body,
            ["producer"] =
                $"NewsDigest.Client/{typeof(ArticleMessage).Assembly.GetName().Version?.ToString(3)}",
        };
        Add(message, "title", article.Title);
        Add(message, "contentType", article.ContentType);
        Add(message, "language", article.Language);
        Add(
            message,
            "publishedAt",
            article.PublishedAt?.ToString("O", CultureInfo.InvariantCulture)
        );
        Add(message, "priority", article.Priority);
        Add(message, "traceparent", Trace());
        if (article.SourceName is not null || article.SourceUrl is not null)
        {
            var source = new JsonObject();
            Add(source, "name", article.SourceName);
            Add(source, "url", article.SourceUrl?.AbsoluteUri);
            message["source"] = source;
        }

        if (article.NotifyQueue is { } queue)
        {
            message["notify"] = new JsonObject { ["queue"] = queue };
        }

        foreach (var field in article.Extra)
        {
            message[field.Key] = field.Value;
        }

        return message;
    }

    private static void Check(Article article)
    {
        Demand(
            !string.IsNullOrWhiteSpace(article.Id) && article.Id.Length <= MaxId,
            "id",
            $"The id is empty or has more than {MaxId} characters."
        );
        Demand(
            !string.IsNullOrWhiteSpace(article.Body),
            "body",
            "The body is empty. Send the article's text or its page."
        );
        Demand(
            article.Body.Length <= MaxBody,
            "body",
            $"The body has {article.Body.Length} characters; at most {MaxBody} are taken."
        );
        Demand(IsWhole(article.Id), "id", "The id holds half of a surrogate pair.");
        Demand(
            IsWhole(article.Body),
            "body",
            "The body holds half of a surrogate pair: it was cut."
        );
        Demand(
            article.Title is not { } title || IsWhole(title),
            "title",
            "The title holds half of a surrogate pair: it was cut."
        );
        Demand(
            article.ContentType is not { } type
                || ContentTypes.Contains(type.Split(';')[0].Trim().ToLowerInvariant()),
            "contentType",
            $"'{article.ContentType}' is neither text/plain nor text/html."
        );
        Demand(
            article.Priority is not { } priority || Priorities.Contains(priority),
            "priority",
            $"'{article.Priority}' is not one of {string.Join(", ", Priorities)}."
        );
        Demand(
            article.SourceUrl is not { } url
                || (url.IsAbsoluteUri && url.Scheme is "http" or "https"),
            "source.url",
            $"'{article.SourceUrl}' is not an absolute http or https address."
        );
        foreach (var name in article.Extra.Keys)
        {
            Demand(!Own.Contains(name), name, $"'{name}' is a field of NewsDigest's own.");
        }
    }

    private static void Demand(bool isMet, string field, string problem)
    {
        if (!isMet)
        {
            throw new InvalidArticleException(field, problem);
        }
    }

    private static bool IsWhole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (
                char.IsHighSurrogate(text[at])
                && at + 1 < text.Length
                && char.IsLowSurrogate(text[at + 1])
            )
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Of whoever calls, so that the worker's trace leads back.</summary>
    private static string? Trace() =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    private static void Add(JsonObject fields, string name, string? value)
    {
        if (value is not null)
        {
            fields[name] = value;
        }
    }
}
