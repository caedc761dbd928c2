using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Intake;

/// <summary>Typed reading of the fields of one message, in which no text is broken. The first field that is wrong is kept as <see cref="Refusal"/>.</summary>
internal sealed partial class MessageFields(JsonElement message)
{
    /// <summary>A W3C trace parent has 55 characters; a later version may have more.</summary>
    private const int MaxTraceParent = 200;

    private static readonly string[] Known =
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
    ];

    public Rejection? Refusal { get; private set; }

    public void Refuse(string code, string field, string detail) =>
        Refusal ??= new Rejection(code, field, detail);

    public string? Text(string name, int maxLength = 10_000) =>
        Text(message, name, name, maxLength);

    /// <summary>Null when the message does not say; then the body's own start decides.</summary>
    public ArticleFormat? Format()
    {
        switch (Text("contentType")?.Split(';')[0].Trim().ToLowerInvariant())
        {
            case null:
                return null;
            case "text/plain":
                return ArticleFormat.Text;
            case "text/html" or "application/xhtml+xml":
                return ArticleFormat.Html;
            case var unknown:
                Refuse(
                    "unknown_content_type",
                    "contentType",
                    $"The content type is '{Shown(unknown)}'. Known are 'text/plain' and 'text/html'."
                );
                return ArticleFormat.Text;
        }
    }

    /// <summary>What a content type such as <c>text/html; charset=koi8-r</c> says of the bytes that a <c>bodyRef</c> names.</summary>
    public string? Charset() =>
        Text("contentType") is { } type && CharsetParameter().Match(type) is { Success: true } match
            ? match.Groups[1].Value
            : null;

    /// <summary>The primary subtag: <c>pt-BR</c> is <c>pt</c> here.</summary>
    public string? Language()
    {
        if (Text("language") is not { } tag || string.IsNullOrWhiteSpace(tag))
        {
            return null;
        }

        if (LanguageTag().Match(tag.Trim()) is { Success: true } match)
        {
            return match.Groups[1].Value.ToLowerInvariant();
        }

        Refuse(
            "invalid_field",
            "language",
            $"'{Shown(tag)}' is not a language tag such as 'es' or 'pt-BR'. Leave the field out when you do not know the language."
        );
        return null;
    }

    /// <summary>The queue on which the producer wants to hear of the end; null when it wants nothing.</summary>
    public string? NotifyQueue()
    {
        if (Get(message, "notify") is not { } notify)
        {
            return null;
        }

        if (
            notify.ValueKind == JsonValueKind.Object
            && Text(notify, "queue", "notify.queue", 63) is { } queue
        )
        {
            return queue;
        }

        Refuse(
            "invalid_field",
            "notify",
            "'notify' is an object {\"queue\": …} with the name of a queue."
        );
        return null;
    }

    /// <summary>Where the producer's trace goes on; null when it is no such thing, for no article is worth less without it.</summary>
    public string? TraceParent() =>
        Get(message, "traceparent") is { ValueKind: JsonValueKind.String } value
        && value.GetString() is { Length: <= MaxTraceParent } text
            ? text
            : null;

    public ArticleSource Source()
    {
        if (Get(message, "source") is not { } source)
        {
            return ArticleSource.Unknown;
        }

        if (source.ValueKind != JsonValueKind.Object)
        {
            Refuse(
                "invalid_field",
                "source",
                $"'source' is a JSON {Kind(source)}; it is an object {{\"name\": …, \"url\": …}}."
            );
            return ArticleSource.Unknown;
        }

        return new ArticleSource(
            IncomingText.CleanLine(Text(source, "name", "source.name", 1_000)),
            Url(Text(source, "url", "source.url", 4_000))
        );
    }

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (
            DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            ) && IsoDate().IsMatch(text)
        )
        {
            return time;
        }

        Refuse(
            "invalid_field",
            name,
            $"'{Shown(text)}' is not an ISO 8601 time such as '2026-03-01T08:30:00+01:00'."
        );
        return null;
    }

    public T Choice<T>(string name, T absent)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return absent;
        }

        if (
            Enum.GetNames<T>()
                .FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase)) is
            { } found
        )
        {
            return Enum.Parse<T>(found);
        }

        Refuse(
            "invalid_field",
            name,
            $"'{Shown(text)}' is not one of {string.Join(", ", Enum.GetNames<T>().Select(known => $"'{known.ToLowerInvariant()}'"))}."
        );
        return absent;
    }

    public IReadOnlyList<GlossaryTerm> Glossary()
    {
        if (Get(message, "glossary") is not { } glossary)
        {
            return [];
        }

        if (glossary.ValueKind == JsonValueKind.Array)
        {
            return [.. glossary.EnumerateArray().Select(Term).OfType<GlossaryTerm>()];
        }

        Refuse(
            "invalid_field",
            "glossary",
            $"'glossary' is a JSON {Kind(glossary)}; it is an array of {{\"source\": …, \"target\": …}}."
        );
        return [];
    }

    /// <summary>What we do not know is kept for the result, so that producers can carry their own fields through.</summary>
    public JsonObject? Unknown()
    {
        var unknown = message
            .EnumerateObject()
            .Where(property => !Known.Contains(property.Name))
            .ToArray();
        return unknown is []
            ? null
            : new JsonObject(
                unknown.Select(property =>
                    KeyValuePair.Create(property.Name, JsonNode.Parse(property.Value.GetRawText()))
                )
            );
    }

    private GlossaryTerm? Term(JsonElement term, int index)
    {
        var name = $"glossary[{index}]";
        if (
            term.ValueKind == JsonValueKind.Object
            && IncomingText.CleanLine(Text(term, "source", $"{name}.source", 500)) is { } source
            && IncomingText.CleanLine(Text(term, "target", $"{name}.target", 500)) is { } target
        )
        {
            return new GlossaryTerm(
                source,
                target,
                IncomingText.CleanLine(Text(term, "language", $"{name}.language", 20)),
                Flags(term, $"{name}.flags")
            );
        }

        Refuse("invalid_field", name, $"'{name}' needs the texts 'source' and 'target'.");
        return null;
    }

    private IReadOnlyList<string>? Flags(JsonElement term, string path)
    {
        if (Get(term, "flags") is not { } flags)
        {
            return null;
        }

        string[] known = ["case", "exact", "dnt"];
        if (
            flags.ValueKind == JsonValueKind.Array
            && flags
                .EnumerateArray()
                .All(flag =>
                    flag.ValueKind == JsonValueKind.String && known.Contains(flag.GetString())
                )
        )
        {
            return [.. flags.EnumerateArray().Select(flag => flag.GetString()!)]; // just seen to be strings
        }

        Refuse("invalid_field", path, $"'{path}' is an array of 'case', 'exact' and 'dnt'.");
        return null;
    }

    private Uri? Url(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (
            Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        )
        {
            return url;
        }

        Refuse(
            "invalid_field",
            "source.url",
            $"'{Shown(text)}' is not an absolute http or https address."
        );
        return null;
    }

    private string? Text(JsonElement parent, string name, string path, int maxLength)
    {
        if (Get(parent, name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Refuse("invalid_field", path, $"'{path}' is a JSON {Kind(value)}; it is a text.");
            return null;
        }

        var text = value.GetString()!; // just seen to be one
        if (text.Length > maxLength)
        {
            Refuse(
                name == "body" ? "body_too_large" : "invalid_field",
                path,
                $"'{path}' has {text.Length} characters; at most {maxLength} are taken."
            );
            return null;
        }

        return text;
    }

    private static JsonElement? Get(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    private static string Kind(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();

    private static string Shown(string text) => VisibleText.Line(text, 80);

    [GeneratedRegex("^([A-Za-z]{2,3})([-_][A-Za-z0-9]{1,8}){0,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}", RegexOptions.NonBacktracking)]
    private static partial Regex IsoDate();

    [GeneratedRegex(
        """charset\s*=\s*"?([A-Za-z0-9_.:-]{1,40})""",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex CharsetParameter();
}
