using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Intake;

/// <summary>What a body is when nobody says: HTML if it begins with a tag of a page, else text.</summary>
internal static partial class BodyFormat
{
    public static ArticleFormat Of(string body) =>
        HtmlStart().IsMatch(body) ? ArticleFormat.Html : ArticleFormat.Text;

    [GeneratedRegex(
        @"^\s*<(!doctype|!--|html|head|body|article|main|section|div|p|h1|\?xml)[\s>/-]",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex HtmlStart();
}
