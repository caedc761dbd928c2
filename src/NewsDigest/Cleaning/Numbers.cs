using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>The numbers of a text as written: two texts whose numbers differ are never the same.</summary>
internal static partial class Numbers
{
    public static string Of(string text) =>
        string.Join(' ', Number().Matches(text).Select(match => match.Value));

    public static bool AreSame(string text, string other) => Of(text) == Of(other);

    [GeneratedRegex(
        @"\p{Nd}+(?:[.,:/\u066b\u066c]\p{Nd}+)*",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Number();
}
