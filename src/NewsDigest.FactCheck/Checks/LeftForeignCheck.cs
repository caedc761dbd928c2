using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading.Content;

namespace NewsDigest.Facts.Checks;

/// <summary>V27: words of the source that stand in the English as they are, in small letters, and are no English words.</summary>
internal static partial class LeftForeignCheck
{
    private const int MostShown = 6;

    // "Multipolar": what both languages have from Greek and Latin.
    private static readonly string[] Prefixes =
    [
        .. (
            "multi anti inter super auto micro bio geo neo post pre pro re sub trans ultra un non tele "
            + "electro hydro photo mono poly macro eco euro extra over under mini"
        ).Split(' '),
    ];

    private const int LongestLoan = 6; // letters; of a longer word its beginning may be another word's

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var english = paragraph.English.Text;
        var table = ContentTable.For(paragraph.Source.Language);
        HashSet<string>? theirs = null;
        List<(string Word, TextSpan Span)> left = [];
        foreach (Match match in Small().Matches(english))
        {
            if (IsEnglish(match.Value) || IsLoan(match.Value, table))
            {
                continue;
            }

            theirs ??= [.. Small().Matches(paragraph.Source.Text).Select(word => word.Value)];
            if (theirs.Contains(match.Value) && !IsShownAsForeign(english, match))
            {
                left.Add((match.Value, new TextSpan(match.Index, match.Length)));
            }
        }

        string[] words = [.. left.Select(one => one.Word).Distinct()];
        if (words.Length > 0)
        {
            yield return new Finding(
                "V27",
                Severity.Soft,
                paragraph.Id,
                $"Left foreign: {string.Join(", ", words.Take(MostShown))}.",
                null,
                words[0],
                null,
                left[0].Span
            );
        }
    }

    /// <summary>"Sushi" and "naira": a unit, or a short word that the table of word pairs knows as English.</summary>
    private static bool IsLoan(string word, ContentTable? table) =>
        UnitWords.At(word, 0).Count > 0
        || (
            word.Length <= LongestLoan
            && table?.Number(ContentWords.Beginning(word, ContentWords.StemLength)) >= 0
        );

    private static bool IsEnglish(string word) =>
        Prefixes.Any(prefix =>
            word.StartsWith(prefix, StringComparison.Ordinal)
            && CommonWords.Contain(word[prefix.Length..])
        )
        || CommonWords.Contain(word)
        || (word[^1] == 's' && CommonWords.Contain(word[..^1]))
        || (word.EndsWith("es", StringComparison.Ordinal) && CommonWords.Contain(word[..^2]))
        || (word.EndsWith("ed", StringComparison.Ordinal) && CommonWords.Contain(word[..^2]))
        || (word.EndsWith("ing", StringComparison.Ordinal) && CommonWords.Contain(word[..^3]));

    /// <summary>In quotation marks or brackets, or a part of an address or a name in two words.</summary>
    private static bool IsShownAsForeign(string english, Match word)
    {
        var before = word.Index > 0 ? english[word.Index - 1] : ' ';
        var end = word.Index + word.Length;
        var after = end < english.Length ? english[end] : ' ';
        return IsMark(before) || IsMark(after);
    }

    private static bool IsMark(char c) =>
        c
            is '"'
                or '\''
                or '“'
                or '”'
                or '‘'
                or '’'
                or '«'
                or '»'
                or '('
                or ')'
                or '/'
                or '@'
                or '#'
                or '-'
                or '.'
                or '_'
                or '*';

    [GeneratedRegex(
        @"(?<![\p{L}\p{M}\p{N}])[a-z\u00df-\u024f]{5,}(?![\p{L}\p{M}\p{N}])",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Small();
}
