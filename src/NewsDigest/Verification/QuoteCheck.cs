using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Verification;

/// <summary>V19: what is quoted stays quoted, and nothing else becomes a quotation.</summary>
internal static partial class QuoteCheck
{
    public static IEnumerable<Finding> Check(string place, string source, string english)
    {
        var (theirs, ours) = (Quotation().Count(source), Quotation().Count(english));
        if (ours < theirs)
        {
            yield return new Finding("V19", Severity.Soft, place, $"The source has {theirs} quotations; the translation has {ours}.", null, null, Span(source), null);
        }
        else if (theirs == 0 && ours > 0 && !source.Contains('—', StringComparison.Ordinal) && !source.Contains('‹', StringComparison.Ordinal))
        {
            yield return new Finding("V19", Severity.Soft, place, $"The translation has {ours} quotations; the source has none.", null, null, null, Span(english));
        }
    }

    private static TextSpan? Span(string text) => Quotation().Match(text) is { Success: true } first ? new TextSpan(first.Index, first.Length) : null;

    // Titles of works in 《》 are no quotations.
    [GeneratedRegex(@"“[^“”]+”|„[^„“”""]+[“”""]|«[^«»]+»|»[^«»]+«|""[^""]+""|「[^「」]+」|『[^『』]+』|‘[^‘’]{8,}’(?!\p{L})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quotation();
}
