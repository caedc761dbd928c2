using System.Buffers;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Verification;

/// <summary>
/// V19: what is quoted stays quoted, and nothing else becomes a quotation. Names and titles in quotation marks are none: languages
/// differ in which they mark.
/// </summary>
internal static partial class QuoteCheck
{
    private static readonly SearchValues<char> OtherMarks = SearchValues.Create("—–‹《“”„«»\"");

    private const int WordsOfSpeech = 4;
    private const int LettersOfSpeech = 8; // where words are not apart

    public static IEnumerable<Finding> Check(string place, string source, string english)
    {
        Match[] theirs = Quotation().Matches(source).ToArray(), ours = EnglishQuotation().Matches(english).ToArray();
        Match[] said = [.. theirs.Where(IsSpeech)], written = [.. ours.Where(IsSpeech)];
        if (ours.Length < said.Length)
        {
            yield return new Finding("V19", Severity.Soft, place, $"The source has {said.Length} quotations; the translation has {ours.Length}.", null, null, Span(said[0]), null);
        }
        else if (theirs.Length == 0 && written.Length > 0 && source.AsSpan().IndexOfAny(OtherMarks) < 0)
        {
            yield return new Finding("V19", Severity.Soft, place, $"The translation has {written.Length} quotations; the source has none.", null, null, null, Span(written[0]));
        }
    }

    private static bool IsSpeech(Match quotation)
    {
        var (words, isApart) = (Words().Count(quotation.Value), quotation.Value.Contains(' ', StringComparison.Ordinal));
        return isApart ? words >= WordsOfSpeech : quotation.Length >= LettersOfSpeech + 2 && quotation.Value[1] >= '\u2E80';
    }

    private static TextSpan Span(Match quotation) => new(quotation.Index, quotation.Length);

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex(@"“[^“”]+”|„[^„“”""]+[“”""]|”[^“”""]+”|«[^«»]+»|»[^«»]+«|""[^""]+""|「[^「」]+」|『[^『』]+』|‘[^‘’]{8,}’(?!\p{L})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: PatternTimeout.Milliseconds)]
    private static partial Regex Quotation();

    // English may take single ones, also straight: "'Then you can start,' he said."
    [GeneratedRegex(@"“[^“”]+[”""]|""[^""]+""|„[^„“”""]+[“”""]|«[^«»]+»|(?<![\p{L}\p{N}])['‘][^'‘’]{3,}(?:['’]\p{L}[^'‘’]*){0,8}[,.!?]?['’](?!\p{L})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: PatternTimeout.Milliseconds)]
    private static partial Regex EnglishQuotation();
}
