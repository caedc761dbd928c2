using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// Markup that came as text, because somebody escaped it once too often: "&lt;p&gt;The mayor…&lt;/p&gt;". Blocks become lines and
/// the rest of the tags goes. A text that writes about one tag has no pair of it, and is left alone.
/// </summary>
internal static partial class EscapedMarkup
{
    private const int MaxLooks = 20;
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string Blocks =
        "p|div|br|h[1-6]|ul|ol|li|blockquote|section|article|figure|figcaption|table|tr|td|th|hr";

    public static string Strip(string text, EditCount edits)
    {
        if (!text.Contains('<', StringComparison.Ordinal) || !IsMarkup(text))
        {
            return text;
        }

        var bare = Exponent().Replace(text, match => Count(match, Raise(match), edits));
        bare = Script().Replace(bare, match => Count(match, "", edits));
        bare = Block().Replace(bare, match => Count(match, "\n", edits));
        return Inline().Replace(bare, match => Count(match, "", edits));
    }

    private static bool IsMarkup(string text) => Lone().IsMatch(text) || HasPair(text);

    private static bool HasPair(string text)
    {
        var opening = Opening().Match(text);
        for (var looks = 0; opening.Success && looks < MaxLooks; looks++)
        {
            if (
                text.IndexOf(
                    $"</{opening.Groups[1].Value}>",
                    opening.Index,
                    StringComparison.OrdinalIgnoreCase
                ) > 0
            )
            {
                return true;
            }

            opening = opening.NextMatch();
        }

        return false;
    }

    // "10<sup>8</sup>" is no 108.
    private static string Raise(Match match) =>
        string.Concat(match.Groups[1].Value.Select(digit => Raised[digit - '0']));

    private static string Count(Match match, string replacement, EditCount edits)
    {
        edits.Add("escaped_markup", match.Value, replacement.Length == 0 ? null : replacement);
        return replacement;
    }

    // With attributes, as no sentence writes them, or as the line end that has no partner.
    [GeneratedRegex(
        """<(?:br|hr)\s*/?>|<(?:a|img|iframe|span|p|div|figure|h[1-6])\s+[a-z-]{2,20}\s*=\s*["'][^<>]{0,2000}>""",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Lone();

    [GeneratedRegex(
        "<(p|div|h[1-6]|ul|ol|li|blockquote|strong|em|b|i|u|a|span|section|article|figure|figcaption|table|sup|sub|small)>",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Opening();

    [GeneratedRegex(
        "<sup>([0-9]{1,4})</sup>",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Exponent();

    [GeneratedRegex(
        @"<(script|style|iframe)\b[^<>]{0,2000}>[^<]{0,20000}</\1>|<!--[^<>]{0,5000}-->",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Script();

    [GeneratedRegex(
        @"</?(?:" + Blocks + @")(?:\s[^<>]{0,2000})?/?>",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Block();

    [GeneratedRegex(
        @"</?(?:a|abbr|b|cite|code|em|font|i|iframe|img|mark|q|s|small|span|strong|sub|sup|time|u)(?:\s[^<>]{0,2000})?/?>",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Inline();
}
