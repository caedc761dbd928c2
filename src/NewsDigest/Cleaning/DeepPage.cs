using System.Text;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// A page that opens more elements than it closes costs a parser the square of its depth. Browsers stop at 512 levels; what
/// is opened below that becomes a break of line here, so no text is lost.
/// </summary>
internal static partial class DeepPage
{
    private const int MaxDepth = 512;
    private const int MaxTag = 4096; // characters

    // Closed by the next of their kind or never: they say nothing of depth.
    private static readonly HashSet<string> Flat = new(StringComparer.OrdinalIgnoreCase)
    {
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "option",
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "area",
        "base",
        "col",
        "embed",
        "source",
        "track",
        "wbr",
        "param",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
    };
    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script",
        "style",
        "textarea",
        "title",
    };
    private static readonly HashSet<string> Open = new(StringComparer.OrdinalIgnoreCase)
    {
        "div",
        "span",
        "section",
        "article",
        "a",
        "b",
        "i",
        "em",
        "strong",
        "font",
        "ul",
        "ol",
        "table",
    };
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OpenNames =
        Open.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> FlatNames =
        Flat.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SilentNames =
        Silent.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Flatten(string html, List<Receipt> receipts)
    {
        var (depth, copied, flattened, silentTo) = (0, 0, 0, 0);
        StringBuilder? flat = null;
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            var name = html.AsSpan(tag.Index, tag.Length).TrimStart("</");
            var closes = html[tag.Index + 1] == '/';
            if (
                tag.Index < silentTo
                || FlatNames.Contains(name)
                || ClosesItself(html.AsSpan(tag.Index + tag.Length), name)
            )
            {
                continue;
            }

            if (SilentNames.Contains(name))
            {
                // What looks like a tag in a script is none.
                silentTo =
                    closes ? silentTo
                    : html.IndexOf($"</{name}", tag.Index, StringComparison.OrdinalIgnoreCase)
                        is var end
                            and >= 0
                        ? end
                    : html.Length;
                continue;
            }

            if (!closes && depth >= MaxDepth)
            {
                flat ??= new StringBuilder(html.Length);
                flat.Append(html, copied, tag.Index - copied).Append("<br hidden ");
                copied = tag.Index + tag.Length;
                flattened++;
            }

            depth = Math.Max(0, closes ? depth - 1 : depth + 1);
        }

        if (flat is null)
        {
            return html;
        }

        receipts.Add(
            new Receipt(
                "deep_page",
                $"({flattened} elements nested deeper than {MaxDepth} levels were taken as line breaks)"
            )
        );
        return flat.Append(html, copied, html.Length - copied).ToString();
    }

    /// <summary>As drawings do; where HTML has an element of its own, a slash before the end closes nothing.</summary>
    private static bool ClosesItself(ReadOnlySpan<char> rest, ReadOnlySpan<char> name) =>
        rest[..Math.Min(rest.Length, MaxTag)] is var tag
        && tag.IndexOf('>') is var end and > 0
        && tag[end - 1] == '/'
        && !OpenNames.Contains(name);

    [GeneratedRegex("</?[a-zA-Z][a-zA-Z0-9-]{0,30}", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
