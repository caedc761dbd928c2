using System.Buffers;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V19: what is quoted stays quoted, and nothing else becomes a quotation. Names and titles in quotation marks are none: languages
/// differ in which they mark.
/// </summary>
internal static partial class QuoteCheck
{
    private static string Times(int count) =>
        count switch
        {
            0 => "nobody",
            1 => "once",
            2 => "twice",
            _ => $"{count} times",
        };

    private static readonly SearchValues<char> OtherMarks = SearchValues.Create("—–‹《“”„«»\"");

    // Without one of these inside, Chinese marks are about a name or a term, however long.
    private static readonly SearchValues<char> EndsOfSentences = SearchValues.Create(
        "。！？，、,!?"
    );

    private const int WordsOfSpeech = 4;
    private const int LettersOfSpeech = 8; // where words are not apart
    private const int WordsOfSaid = 3;
    private const int LettersOfSaid = 5;

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var place = paragraph.Id;
        var source = paragraph.Source.Text;
        var english = paragraph.English.Text;
        Match[] theirs = Quotation().Matches(source).ToArray(),
            ours = EnglishQuotation().Matches(english).ToArray();
        Match[] said = [.. theirs.Where(quotation => IsSpeech(quotation, source))],
            written = [.. ours.Where(quotation => IsSpeech(quotation, english))];
        var inside = ours.Sum(quotation => EnglishQuotation().Count(quotation.Value[1..^1]));
        if (ours.Length + inside < said.Length)
        {
            yield return new Finding(
                "V19",
                Severity.Soft,
                place,
                $"The source quotes {Times(said.Length)}; the translation quotes {Times(ours.Length)}.",
                null,
                null,
                Span(said[0]),
                null
            );
        }
        else if (
            theirs.Length == 0
            && written.Length > 0
            && source.AsSpan().IndexOfAny(OtherMarks) < 0
            && !HyphenOfSpeech().IsMatch(source)
        )
        {
            yield return new Finding(
                "V19",
                Severity.Soft,
                place,
                $"The translation quotes {Times(written.Length)}; the source quotes nobody.",
                null,
                null,
                null,
                Span(written[0])
            );
        }
    }

    /// <summary>Long enough for no name or title; a short one where it is said that somebody says it: «Ya vamos», dijo.</summary>
    private static bool IsSpeech(Match quotation, string text)
    {
        var (words, isApart) = (
            Words().Count(quotation.Value),
            quotation.Value.Contains(' ', StringComparison.Ordinal)
        );
        var isLong = isApart
            ? words >= WordsOfSpeech
            : quotation.Length >= LettersOfSpeech + 2
                && quotation.Value[1] >= '\u2E80'
                && quotation.Value.AsSpan().IndexOfAny(EndsOfSentences) >= 0;
        return isLong
            || (
                (
                    isApart
                        ? words >= WordsOfSaid
                        : quotation.Length >= LettersOfSaid + 2 && quotation.Value[1] >= '\u2E80'
                ) && IsSaid(quotation, text)
            );
    }

    private static bool IsSaid(Match quotation, string text)
    {
        var before = text.AsSpan(0, quotation.Index).TrimEnd();
        var after = text.AsSpan(quotation.Index + quotation.Length);
        return before is [.., ':' or '：']
            || quotation.Value[^2] is ',' or '，'
            || after is [',', ' ', ..] or ['고' or '라' or '며' or 'と', ..]
            || (after is [' ', '—' or '–', ..] && before.IsEmpty);
    }

    // A line of dialogue as Nordic and Balkan papers open it: "- Vi har ventet lenge, sier ordføreren".
    [GeneratedRegex(
        @"(?:^|\n|[.!?:] )\s*[-‐‑−]\s?\p{Lu}",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex HyphenOfSpeech();

    private static TextSpan Span(Match quotation) => new(quotation.Index, quotation.Length);

    [GeneratedRegex(
        @"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Words();

    [GeneratedRegex(
        @"“[^“”]+”|„[^„“”""]+[“”""]|”[^“”""]+”|«[^«»]+»|»[^«»]+«|""[^""]+""|「[^「」]+」|『[^『』]+』|‘[^‘’]{8,}’(?!\p{L})",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Quotation();

    // English may take single ones, also straight: "'Then you can start,' he said."
    [GeneratedRegex(
        @"“[^“”]+[”""]|""[^""]+""|„[^„“”""]+[“”""]|«[^«»]+»|(?<![\p{L}\p{N}])['‘][^'‘’]{3,}(?:['’]\p{L}[^'‘’]*){0,8}[,.!?]?['’](?!\p{L})",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex EnglishQuotation();
}
