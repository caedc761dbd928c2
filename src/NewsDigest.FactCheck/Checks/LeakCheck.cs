using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Checks;

/// <summary>V06, V07 and V20: words of a model about itself, marks of our prompt, addresses that only one side has.</summary>
internal static partial class LeakCheck
{
    public static IEnumerable<Finding> Check(CheckedParagraph paragraph) =>
        Check(paragraph.Id, paragraph.Source.Text, paragraph.English.Text, paragraph.Text.Prompts);

    public static IEnumerable<Finding> Check(
        string place,
        string source,
        string english,
        PromptWords prompts
    )
    {
        if (
            Meta().Match(english) is { Success: true } meta
            && !source.Contains(meta.Value, StringComparison.OrdinalIgnoreCase)
        )
        {
            yield return new Finding(
                "V06",
                Severity.Hard,
                place,
                $"The translation speaks about itself: '{meta.Value}'.",
                null,
                null,
                null,
                new TextSpan(meta.Index, meta.Length)
            );
        }

        if (
            Mark().Match(english) is { Success: true } mark
            && !source.Contains(mark.Value, StringComparison.Ordinal)
        )
        {
            yield return new Finding(
                "V07",
                Severity.Hard,
                place,
                $"The translation has a mark of the prompt: '{mark.Value}'.",
                null,
                null,
                null,
                new TextSpan(mark.Index, mark.Length)
            );
        }

        if (prompts.Find(english) is { } words && prompts.Find(source) is null)
        {
            yield return new Finding(
                "V07",
                Severity.Hard,
                place,
                $"The translation has words of the prompt: '{english.Substring(words.Start, words.Length)}'.",
                null,
                null,
                null,
                words
            );
        }

        var (theirs, ours) = (Addresses(source), Addresses(english));
        foreach (var lost in theirs.Except(ours))
        {
            yield return new Finding(
                "V20",
                Severity.Hard,
                place,
                $"The source has '{lost}'; the translation has not.",
                lost,
                null,
                Find(source, lost)
            );
        }

        foreach (var added in ours.Except(theirs))
        {
            yield return new Finding(
                "V20",
                Severity.Hard,
                place,
                $"The translation has '{added}'; the source has not.",
                null,
                added,
                null,
                Find(english, added)
            );
        }
    }

    private static TextSpan? Find(string text, string address) =>
        text.IndexOf(address, StringComparison.OrdinalIgnoreCase) is >= 0 and var index
            ? new TextSpan(index, address.Length)
            : null;

    private static HashSet<string> Addresses(string text) =>
        [
            .. Address()
                .Matches(text)
                .Select(match =>
                    match.Value.TrimEnd('.', ',', ';', ':', ')', '!', '?').ToLowerInvariant()
                ),
        ];

    [GeneratedRegex(
        @"\b(?:as an ai(?: language)? model|as an ai\b|i (?:cannot|can't|am unable to|'m unable to) (?:translate|assist|help|comply|provide)|i'm sorry, but i|here is the (?:english )?translation|here's the (?:english )?translation|translation:|translator's note)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Meta();

    [GeneratedRegex(
        @"<<<\s*/?[0-9a-zA-Z_ -]{3,40}>>>|<[a-z0-9_ ]{1,24} [0-9a-f]{12}>|\[\[p[0-9]{1,4}\]\]|<p id=|\bp[0-9]{1,4}\|",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"https?://[^\s<>""”»]{3,300}|\bwww\.[^\s<>""”»]{3,200}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|(?<![\p{L}\p{N}@])@\w{2,30}",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Address();
}
