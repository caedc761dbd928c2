using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;
using CodeHollow.FeedReader.Parser;
using NewsDigest.Articles;
using NewsDigest.Intake;

namespace NewsDigest.Worker.Commands;

/// <summary>RSS, Atom and JSON Feed: each item becomes a message of its own.</summary>
internal static partial class FeedFile
{
    /// <exception cref="InvalidDataException">It is no feed, or none that can be read.</exception>
    public static IReadOnlyList<MessageFile> Messages(string name, string text)
    {
        var feed = Read(text);
        return
        [
            .. feed.Items.Select(
                (item, index) => new MessageFile($"{name} item {index + 1}", Message(feed, item))
            ),
        ];
    }

    private static Feed Read(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (Exception exception)
            when (exception
                    is XmlException
                        or JsonException
                        or FeedTypeNotSupportedException
                        or InvalidOperationException
            )
        {
            throw new InvalidDataException(
                $"it is no RSS, Atom or JSON Feed ({exception.Message})",
                exception
            );
        }
    }

    private static Feed Parse(string text)
    {
        try
        {
            return FeedReader.ReadFromString(text);
        }
        catch (XmlException)
        {
            // Many feeds use the entities of HTML, and a bare ampersand, which XML does not know.
            return FeedReader.ReadFromString(
                ForeignEntity()
                    .Replace(
                        text,
                        found => found.Value == "&" ? "&amp;" : WebUtility.HtmlDecode(found.Value)
                    )
            );
        }
    }

    private static byte[] Message(Feed feed, FeedItem item)
    {
        var body = Body(item);
        var message = new JsonObject
        {
            ["schema"] = MessageParser.SchemaName,
            ["id"] = Id(item, body),
            ["title"] = Text(item.Title),
            ["contentType"] = body.Contains('<', StringComparison.Ordinal)
                ? "text/html"
                : "text/plain",
            ["body"] = body,
            ["source"] = new JsonObject
            {
                ["name"] = Text(feed.Title),
                ["url"] = Address(item.Link),
            },
            ["publishedAt"] = Published(item),
            ["language"] = LanguageTag().IsMatch(feed.Language ?? "") ? feed.Language : null,
        };
        return JsonSerializer.SerializeToUtf8Bytes(message, ArticleJson.Options);
    }

    /// <summary>The whole text where the feed has it, else what it tells of it.</summary>
    private static string Body(FeedItem item)
    {
        if (
            item.SpecificItem is AtomFeedItem { Element: { } element }
            && element
                .Elements()
                .FirstOrDefault(child =>
                    child.Name.LocalName == "content" && child.Attribute("type")?.Value == "xhtml"
                )
                is { } content
        )
        {
            return string.Concat(content.Nodes().Select(node => node.ToString()));
        }

        return item.Content is { Length: > 0 } whole ? whole : item.Description ?? "";
    }

    /// <summary>What the feed calls the item, else its address, else its content: the same item read twice is the same article.</summary>
    private static string Id(FeedItem item, string body)
    {
        if (Text(item.Id) is { } id)
        {
            return id;
        }

        return Text(item.Link)
            ?? $"feed-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Title}\n{body}")))[..32]}";
    }

    private static string? Published(FeedItem item)
    {
        var said =
            DateTimeOffset.TryParse(
                item.PublishingDateString,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
                ? time
            : item.PublishingDate is { } read
                ? new DateTimeOffset(DateTime.SpecifyKind(read, DateTimeKind.Utc))
            : (DateTimeOffset?)null;
        return said?.ToString("O", CultureInfo.InvariantCulture);
    }

    private static string? Address(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
            ? address.AbsoluteUri
            : null;

    /// <summary>Titles come with the entities and marks of HTML.</summary>
    private static string? Text(string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? null
            : WebUtility.HtmlDecode(Tag().Replace(text, "")).Trim();

    [GeneratedRegex(
        @"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)(?:[A-Za-z][A-Za-z0-9]{1,30};)?",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex ForeignEntity();

    [GeneratedRegex(@"</?[A-Za-z][^>]{0,200}>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"\A[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}\z",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex LanguageTag();
}
