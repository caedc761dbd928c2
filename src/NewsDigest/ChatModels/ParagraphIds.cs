using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.ChatModels;

/// <summary>The id that an answer means where it spells it otherwise: <c>P1</c>, <c>p 1</c>, <c>[p1]</c>, <c>paragraph 1</c>, <c>1</c>.</summary>
internal static partial class ParagraphIds
{
    private const string Title = "title";

    /// <summary>The spelling of the product; the id as it is when it looks like none.</summary>
    public static string Meant(string id)
    {
        if (Id().Match(id) is { Success: true } match)
        {
            return $"p{Number(match.Groups[1])}{string.Concat(match.Groups[2].Captures.Select(sentence => $"s{Number(sentence)}"))}";
        }

        return TitleWord().IsMatch(id) ? Title : id;
    }

    /// <summary>A number alone may count from anywhere.</summary>
    public static bool IsNumberAlone(string id) => id.Length > 0 && id.All(char.IsAsciiDigit);

    private static string Number(Capture digits) =>
        digits.Value.TrimStart('0') is { Length: > 0 } number
            ? number
            : 0.ToString(CultureInfo.InvariantCulture);

    // The nonce of a mark may still stand behind it.
    [GeneratedRegex(
        @"^[\s<\[(#""]*(?:p|par|para|paragraph)?[\s_.:#-]*([0-9]{1,6})(?:\s*s\s*([0-9]{1,6}))*(?:\s+[0-9a-f]{12})?[\s>\]).:""]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Id();

    [GeneratedRegex(
        @"^[\s<\[(]*(?:title|headline)(?:\s+[0-9a-f]{12})?[\s>\])]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex TitleWord();
}
