using System.Text.Json;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Worker.OpenAI;

/// <summary>What a service says of an error, in whichever of the many forms: flat or nested, as a text, a list, or JSON inside a text.</summary>
/// <param name="Message">For people: cleaned, not yet cut. Null when nothing was said.</param>
/// <param name="Codes">All that stands as code, type, status, reason or class; in lower case.</param>
/// <param name="Parameter">As the service names it; a list of FastAPI names it by its place, <c>body.temperature</c>.</param>
/// <param name="Categories">What a content filter found.</param>
/// <param name="IsSaid">The body is an error by its form, and no page of a proxy.</param>
internal sealed partial record ServiceError(
    string? Message,
    IReadOnlyList<string> Codes,
    string? Parameter,
    string? Categories,
    bool IsSaid
)
{
    /// <summary>Nested JSON is followed so deep; nothing seen in the field is deeper.</summary>
    private const int MaxDepth = 10;

    /// <summary>Enough for every known wrapping.</summary>
    private const int MaxText = 4000;

    private static readonly string[] MessageNames =
    [
        "message",
        "detail",
        "msg",
        "error",
        "errors",
        "error_message",
        "title",
        "error_description",
    ];

    private static readonly string[] CodeNames =
    [
        "code",
        "type",
        "status",
        "reason",
        "error_type",
        "inner_code",
    ];

    private static readonly string[] Nested =
    [
        "metadata",
        "raw",
        "innererror",
        "inner_error",
        "provider_specific_fields",
        "details",
    ];

    /// <summary>Everything that was said, for looking through.</summary>
    public string All => $"{Message} {string.Join(' ', Codes)}";

    public static ServiceError Read(string body)
    {
        var found = new Findings();
        using var json = LenientJson.TryParse(body);
        if (json is not null)
        {
            found.Look(json.RootElement, 0);
            found.IsSaid =
                json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        else if (TextOfPage(body) is { Length: > 0 } text)
        {
            found.Messages.Add(text);
        }

        if (found.Categories is [])
        {
            found.Categories.AddRange(
                FilteredInText().Matches(body).Select(match => match.Groups[1].Value)
            );
        }

        var message = string.Join("; ", found.Messages.Distinct());
        return new ServiceError(
            message.Length == 0 ? null
                : message.Length <= MaxText ? message
                : message[..MaxText],
            [.. found.Codes.Select(code => code.ToLowerInvariant()).Distinct()],
            found.Parameter,
            found.Categories is [] ? null : string.Join(", ", found.Categories.Distinct()),
            found.IsSaid
        );
    }

    /// <summary>A title of a page where there is one, else its text.</summary>
    private static string TextOfPage(string body)
    {
        var page = body.Length <= MaxText ? body : body[..MaxText];
        var title = Title().Match(page);
        return System
            .Net.WebUtility.HtmlDecode(
                title.Success ? title.Groups[1].Value : Tag().Replace(page, " ")
            )
            .Trim();
    }

    [GeneratedRegex(
        "<title[^>]*>([^<]+)</title>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Title();

    [GeneratedRegex(
        "<(?:style|script)[^>]*>.*?</(?:style|script)>|<[^>]*>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Tag();

    /// <summary>A category in the text of a gateway, which may be written as Python writes it.</summary>
    [GeneratedRegex(
        @"[""'\\]{1,8}(\w{1,60})[""'\\]{1,8}:\s{0,20}\{\s{0,20}[""'\\]{1,8}filtered[""'\\]{1,8}:\s{0,20}[Tt]rue",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex FilteredInText();

    private sealed class Findings
    {
        public List<string> Messages { get; } = [];

        public List<string> Codes { get; } = [];

        public List<string> Categories { get; } = [];

        public string? Parameter { get; private set; }

        public bool IsSaid { get; set; }

        /// <summary>Reads what is known to be the service's own words. What quotes the request (<c>input</c>, <c>failed_generation</c>) is left alone.</summary>
        public void Look(JsonElement json, int depth)
        {
            switch (json.ValueKind)
            {
                case JsonValueKind.String when depth < MaxDepth:
                    LookAtText(json.GetString()!, depth); // it is a text
                    break;
                case JsonValueKind.Array when depth < MaxDepth:
                    foreach (var item in json.EnumerateArray().Take(5))
                    {
                        Look(item, depth + 1);
                    }

                    break;
                case JsonValueKind.Object when depth < MaxDepth:
                    LookAtObject(json, depth);
                    break;
            }
        }

        /// <summary>A gateway writes the error of the service behind it into its own text, as JSON.</summary>
        private void LookAtText(string text, int depth)
        {
            var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
            using var inner =
                start >= 0 && end > start ? LenientJson.TryParse(text[start..(end + 1)]) : null;
            var own = (inner is null ? text : text[..start]).Trim().TrimEnd('-', ':', ' ');
            if (own.Length > 0)
            {
                Messages.Add(own);
            }

            if (inner is not null)
            {
                Look(inner.RootElement, depth + 1);
            }
        }

        private void LookAtObject(JsonElement json, int depth)
        {
            Codes.AddRange(
                CodeNames
                    .Select(name => LenientJson.Text(json, name))
                    .OfType<string>()
                    .Where(code => code.Length is > 0 and < 100)
            );
            Parameter ??= LenientJson.Text(json, "param") is { Length: > 0 } named
                ? named
                : Place(json);
            if (
                CompletionJson.FirstChoice(json) is { } choice
                && LenientJson.Property(choice, "error") is { } failed
            )
            {
                Look(failed, depth + 1);
            }

            foreach (var name in MessageNames.Concat(Nested))
            {
                if (LenientJson.Property(json, name) is { } value)
                {
                    Look(value, depth + 1);
                }
            }

            foreach (var name in (string[])["content_filter_result", "content_filter_results"])
            {
                LookAtCategories(LenientJson.Property(json, name));
            }
        }

        private void LookAtCategories(JsonElement? results)
        {
            if (results is { ValueKind: JsonValueKind.Object } categories)
            {
                Categories.AddRange(
                    categories
                        .EnumerateObject()
                        .Where(category =>
                            LenientJson.Property(category.Value, "filtered")
                                is { ValueKind: JsonValueKind.True }
                        )
                        .Select(category => category.Name)
                );
            }
        }

        private static string? Place(JsonElement json) =>
            LenientJson.Property(json, "loc") is { ValueKind: JsonValueKind.Array } place
                ? string.Join('.', place.EnumerateArray().Select(LenientJson.Text))
                : null;
    }
}
