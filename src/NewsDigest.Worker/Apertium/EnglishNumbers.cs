using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Worker.Apertium;

/// <summary>
/// Apertium leaves numbers as the source wrote them. This rewrites them the English way where there is only one reading, and
/// leaves them alone where there are two. No value changes. All of its source languages write the decimal comma, save Mexican Spanish.
/// </summary>
internal static partial class EnglishNumbers
{
    public static string Rewrite(string text) =>
        SpacedPercent().Replace(Number().Replace(text, match => One(match.Value)), "$1%");

    private static string One(string number)
    {
        var separators = number.Where(c => !char.IsAsciiDigit(c)).ToArray();
        return separators switch
        {
            [] => number,
            // 1 234 567 or 1.234.567: grouping.
            _ when separators.Distinct().Count() == 1 && separators.Length > 1 => IsGrouped(number)
                ? Group(number)
                : number,
            // 1.234,5 or 1 234,5: the last is the decimal mark.
            [.., var last]
                when separators.Length > 1
                    && separators[..^1].Distinct().Count() == 1
                    && last is ',' or '.' => WithDecimals(number, last),
            // 15,6: a comma before another number of digits than three is a decimal mark.
            [','] when Decimals(number, ',') != 3 => number.Replace(',', '.'),
            // 3.500: the point of a language with the decimal comma groups; 0.125 does not. 3 500 with a hard space groups.
            ['.'] when Decimals(number, '.') == 3 && number[0] != '0' => number.Replace('.', ','),
            [not ',' and not '.'] when IsGrouped(number) => Group(number),
            _ => number,
        };
    }

    private static int Decimals(string number, char separator) =>
        number.Length - number.IndexOf(separator, StringComparison.Ordinal) - 1;

    private static string WithDecimals(string number, char mark)
    {
        var (whole, decimals) = (
            number[..number.LastIndexOf(mark)],
            number[(number.LastIndexOf(mark) + 1)..]
        );
        return IsGrouped(whole) ? $"{Group(whole)}.{decimals}" : number;
    }

    private static bool IsGrouped(string number) =>
        number.Split(',', '.', '\u00a0', '\u202f', '\u2009')
            is [{ Length: >= 1 and <= 3 }, .. var groups]
        && groups.All(group => group.Length == 3);

    private static string Group(string number) =>
        string.Join(',', number.Split(',', '.', '\u00a0', '\u202f', '\u2009'));

    // Not inside a word, a date with slashes, an address or a version.
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.,/:@_-])\d+(?:[.,\u00a0\u202f\u2009]\d+)*(?![\p{L}\p{N}/:@_-])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"(\d)[ \u00a0\u202f\u2009]+%", RegexOptions.NonBacktracking)]
    private static partial Regex SpacedPercent();
}
