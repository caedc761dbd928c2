using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsDigest.Cleaning.Markup;

namespace NewsDigest.Cleaning;

/// <summary>
/// The article in the JSON from which a page's script would draw it: <c>__NEXT_DATA__</c>, <c>__NUXT_DATA__</c>,
/// <c>window.__INITIAL_STATE__ = {…}</c>. The list or text with the most prose, of the object with the page's title if there is one.
/// </summary>
internal sealed partial class ScriptArticle
{
    private const int MinBody = 200; // letters of prose
    private const int WholeText = 600; // letters: no single paragraph
    private const int MaxScript = 8_000_000; // characters
    private const int MinParagraph = 40; // letters

    private static readonly HashSet<string> TextNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "text",
        "content",
        "contents",
        "html",
        "value",
        "body",
        "bodytext",
        "bodyhtml",
        "articlebody",
        "paragraph",
        "copy",
        "data",
        "markup",
        "literal",
        "heading",
        "subheading",
        "subtitle",
        "quote",
        "question",
        "answer",
        "lead",
        "intro",
        "standfirst",
        "rendered",
        "texto",
        "cuerpo",
        "inhalt",
        "contenu",
        "testo",
        "raw",
        "markdown",
    };

    private static readonly HashSet<string> InlineNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "children",
        "content",
        "nodes",
        "leaves",
        "spans",
        "texts",
        "items",
    };
    private static readonly HashSet<string> TitleNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "title",
        "headline",
        "heading",
        "name",
        "titulo",
        "titel",
        "titre",
        "titolo",
    };
    private static readonly Regex OtherNames = Others();

    private readonly string? _title;
    private (JsonElement Body, int ProseLetters, bool IsTitled)? _best;

    private ScriptArticle(string? title) =>
        _title = title is null ? null : AlphanumericKey.Of(title).Letters;

    /// <summary>Null where no script holds one.</summary>
    public static (string Script, IReadOnlyList<string> Lines)? Find(FlatPage page, string? title)
    {
        foreach (var script in page.Said.Where(said => said.LocalName == "script"))
        {
            var isJson = script.GetAttribute("type") is "application/json" or "text/json";
            var text = script.TextContent;
            if (
                text.Length is < MinBody or > MaxScript
                || script.GetAttribute("type") == "application/ld+json"
                || JsonIn(text, isJson) is not { } json
            )
            {
                continue;
            }

            using (json)
            {
                var search = new ScriptArticle(title);
                search.Weigh(json.RootElement, isTitled: false);
                if (
                    search._best is { } best
                    && Lines(best.Body).Where(line => line.Any(char.IsLetterOrDigit)).ToArray()
                        is [_, ..] lines
                )
                {
                    return (script.Id ?? "script", lines);
                }
            }
        }

        return null;
    }

    private static JsonDocument? JsonIn(string script, bool isJson)
    {
        try
        {
            if (isJson)
            {
                return JsonDocument.Parse(script);
            }

            if (Assignment().Match(script) is not { Success: true } match)
            {
                return null;
            }

            var bytes = Encoding.UTF8.GetBytes(script[(match.Index + match.Length - 1)..]);
            var reader = new Utf8JsonReader(bytes);
            var json = JsonDocument.ParseValue(ref reader);
            if (json.RootElement.ValueKind != JsonValueKind.String)
            {
                return json;
            }

            using (json)
            {
                return JsonDocument.Parse(json.RootElement.GetString()!); // JSON.parse("…")
            }
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null; // a program and no data
        }
    }

    /// <summary>Letters of prose in it that belong to no list of their own. As deep as JsonDocument reads, which is 64 levels.</summary>
    private int Weigh(JsonElement node, bool isTitled)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.String:
                return WeighText(node, isTitled);
            case JsonValueKind.Object when InlineText(node) is { } line:
                return ProseLetters(line);
            case JsonValueKind.Object:
                isTitled |= HasTitle(node);
                var sum = 0;
                foreach (var property in node.EnumerateObject())
                {
                    if (
                        !OtherNames.IsMatch(property.Name)
                        && (
                            property.Value.ValueKind != JsonValueKind.String
                            || TextNames.Contains(property.Name)
                        )
                    )
                    {
                        sum += Weigh(property.Value, isTitled);
                    }
                }

                return sum;
            case JsonValueKind.Array:
                var prose = node.EnumerateArray().Sum(item => Weigh(item, isTitled));
                return Offer(node, prose, isTitled) ? 0 : prose;
            default:
                return 0;
        }
    }

    private int WeighText(JsonElement node, bool isTitled)
    {
        var text = node.GetString()!;
        if (text.Length < MinParagraph || !text.Contains(' ', StringComparison.Ordinal))
        {
            return TextLine.IsWide(text.Length > 0 ? text[0] : ' ') ? ProseLetters(text) : 0;
        }

        var lines = MarkupText.Lines(text);
        var prose = lines.Sum(ProseLetters);
        return (lines.Count > 1 || prose >= WholeText) && Offer(node, prose, isTitled) ? 0 : prose;
    }

    private bool Offer(JsonElement body, int prose, bool isTitled)
    {
        if (prose < MinBody)
        {
            return false;
        }

        var isBetter =
            _best is not { } best
            || (isTitled && !best.IsTitled)
            || (isTitled == best.IsTitled && prose > best.ProseLetters);
        if (isBetter)
        {
            _best = (body, prose, isTitled);
        }

        return true;
    }

    private bool HasTitle(JsonElement node) =>
        _title is { Length: > 0 }
        && node.EnumerateObject()
            .Any(property =>
                property.Value.ValueKind == JsonValueKind.String
                && TitleNames.Contains(property.Name)
                && AlphanumericKey.Of(property.Value.GetString()!).Letters
                    is { Length: > 5 } letters
                && (
                    _title.StartsWith(letters, StringComparison.Ordinal)
                    || letters.StartsWith(_title, StringComparison.Ordinal)
                )
            );

    private static int ProseLetters(string line)
    {
        var letters = line.Count(char.IsLetterOrDigit);
        var isDense = line.Any(TextLine.IsWide);
        return
            letters >= (isDense ? MinParagraph / 2 : MinParagraph)
            && new TextLine(line.Trim(), 0, false).EndsSentence
            ? letters
            : 0;
    }

    private static IEnumerable<string> Lines(JsonElement node) =>
        node.ValueKind switch
        {
            JsonValueKind.String => MarkupText.Lines(node.GetString()!),
            JsonValueKind.Array => node.EnumerateArray()
                .SelectMany(Lines)
                .Where(line =>
                    line.Contains(' ', StringComparison.Ordinal) || line.Any(TextLine.IsWide)
                ),
            JsonValueKind.Object when InlineText(node) is { } line => MarkupText.Lines(line),
            JsonValueKind.Object => node.EnumerateObject()
                .Where(property =>
                    !OtherNames.IsMatch(property.Name)
                    && (
                        property.Value.ValueKind != JsonValueKind.String
                        || TextNames.Contains(property.Name)
                    )
                )
                .SelectMany(property => Lines(property.Value)),
            _ => [],
        };

    /// <summary>The line of an object that holds it in pieces, as editors keep bold words and links; null where its pieces are paragraphs.</summary>
    private static string? InlineText(JsonElement node)
    {
        foreach (var property in node.EnumerateObject())
        {
            if (
                property.Value.ValueKind != JsonValueKind.Array
                || !InlineNames.Contains(property.Name)
            )
            {
                continue;
            }

            string?[] pieces = [.. property.Value.EnumerateArray().Select(Piece)];
            return
                pieces.Length > 0
                && pieces.All(piece => piece is not null)
                && pieces.Count(piece => ProseLetters(piece!) > 0) < 2
                ? string.Concat(pieces)
                : null;
        }

        return null;
    }

    private static string? Piece(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.String)
        {
            return node.GetString();
        }

        if (node.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in node.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String && property.NameEquals("text"))
            {
                return property.Value.GetString();
            }
        }

        return InlineText(node);
    }

    [GeneratedRegex(
        @"(?:window|self|globalThis)(?:\.[A-Za-z_$][A-Za-z0-9_$]{0,60}|\[\s*[""'][A-Za-z0-9_$.-]{1,60}[""']\s*\])\s*=\s*(?:JSON\.parse\(\s*)?[{\[""]",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Assignment();

    [GeneratedRegex(
        "related|recommend|comment|sidebar|latest|popular|trending|teaser|newsletter|footer|header|navigation|menu|breadcrumb|author|caption|credit|advert|cookie|consent|legal|translation|config|seo|meta$|more|next|prev",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Others();
}
