using System.Collections.Frozen;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V11: a number that both sides have, of another unit: dollars for euros, points for percent, miles for kilometers. Only where
/// both sides name a unit beside it.
/// </summary>
internal static class UnitCheck
{
    private const int WordsToUnit = 2; // "4 mil millones de dólares"
    private const int Reach = 28; // characters
    private const int LongestSign = 8; // of those that stand before a number

    private static readonly Unit PercentagePoints = new("percent", "points");

    // Where the percent sign stands before the number.
    private static readonly FrozenSet<string> PercentFirst = LanguageProfile.With(
        "percent_before_number"
    );

    // What a unit hangs on: millions d'euros, milioni di dollari.
    private static readonly string[] Links = ["d'", "d’", "de ", "di ", "of ", "do ", "da "];

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var place = paragraph.Id;
        var source = paragraph.Source;
        var english = paragraph.English;
        ILookup<decimal, Measured>? theirs = null;
        foreach (var ours in Read(english).Where(measured => IsExact(measured)))
        {
            theirs ??= Read(source).ToLookupByValue(measured => measured.Number);
            Measured[] partners = [.. ours.Number.Values.SelectMany(value => theirs[value])];
            if (
                partners.Length > 0
                && partners.All(other => IsExact(other) && !other.Units.Intersect(ours.Units).Any())
            )
            {
                var other = partners[0];
                var isOneMeasure = ours.Units[0].Class == other.Units[0].Class;
                yield return new Finding(
                    "V11",
                    isOneMeasure ? Severity.Hard : Severity.Soft,
                    place,
                    $"The source has '{other.Number.Text}' in {other.Units[0].Name}; the translation has it in {ours.Units[0].Name}.",
                    other.Units[0].Name,
                    ours.Units[0].Name,
                    other.Number.Span,
                    ours.Number.Span
                );
            }
        }
    }

    /// <summary>Numbers of two findings that are one amount, converted: 300 meters and 1,000 feet.</summary>
    public static IEnumerable<Finding> WithoutConversions(
        IReadOnlyList<Finding> findings,
        CheckedText source,
        CheckedText english
    )
    {
        if (findings.Count == 0)
        {
            return findings;
        }

        Measured[] theirs = [.. Read(source).Where(measured => measured.Units.Count > 0)];
        Measured[] ours = [.. Read(english).Where(measured => measured.Units.Count > 0)];
        var pairs = theirs
            .SelectMany(one =>
                ours.Where(other => AreOne(one, other)).Select(other => (one, other))
            )
            .ToArray();
        return findings.Where(finding =>
            !pairs.Any(pair =>
                finding.SourceSpan == pair.one.Number.Span
                || finding.EnglishSpan == pair.other.Number.Span
            )
        );
    }

    private static bool AreOne(Measured one, Measured other) =>
        one.Units.Any(unit =>
            other.Units.Any(its =>
                UnitFactors.AreOne(
                    one.Number.Values[0],
                    unit.Name,
                    other.Number.Values[0],
                    its.Name
                )
            )
        );

    /// <summary>A length of time only where it is a number of years, months or weeks: "3 hours" may be "3 o'clock".</summary>
    private static bool IsExact(Measured measured) =>
        measured.Units.Count > 0
        && (
            measured.Units[0].Class == UnitWords.Time
                ? measured.Units.All(unit => unit.Name is "year" or "month" or "week")
                : measured.Units[0].Class != UnitWords.Count
        );

    private static IEnumerable<Measured> Read(CheckedText text) =>
        text.Digits.Select(number => new Measured(
            number,
            UnitsOf(text.Lower, text.Language, number.Span)
        ));

    /// <summary>The units that stand beside a number; none where there is none.</summary>
    public static IReadOnlyList<Unit> UnitsOf(string lower, string language, TextSpan number)
    {
        if (lower.Length < number.Start + number.Length)
        {
            return []; // lower case changed the length; offsets mean nothing then
        }

        var end = number.Start + number.Length;
        if (IsBesidePoints(lower, language, number.Start, end))
        {
            return [PercentagePoints];
        }

        return Before(lower, language, number.Start) is [_, ..] before ? before : After(lower, end);
    }

    /// <summary>"2 prosenttiyksikköä" begins as percent does.</summary>
    private static bool IsBesidePoints(string lower, string language, int start, int end) =>
        Phrases.For("percentage_points", language) is { } points
        && points
            .Places(lower, Math.Max(0, start - Reach), Math.Min(lower.Length, end + Reach))
            .Any(phrase => IsNext(lower, phrase, start, end));

    private static bool IsNext(string lower, TextSpan phrase, int start, int end) =>
        phrase.Start >= end
            ? phrase.Start - end <= 1 && string.IsNullOrWhiteSpace(lower[end..phrase.Start])
            : phrase.Start + phrase.Length is var last
                && last < start
                && string.IsNullOrWhiteSpace(lower[last..start]);

    /// <summary>A sign or code of a currency, or a word that its language says first: "$4", "US$4", "EUR 4", "yüzde 4", "dala miliyan 4"; "won 5 million" is a verb.</summary>
    private static Unit[] Before(string lower, string language, int end)
    {
        while (end > 0 && char.IsWhiteSpace(lower[end - 1]))
        {
            end--;
        }

        if (end > 0 && lower[end - 1] == '%' && PercentFirst.Contains(language))
        {
            return [new Unit("percent", "percent")];
        }

        for (var length = LongestSign; length >= 1; length--)
        {
            var start = end - length;
            if (start >= 0 && MayBeSign(lower, start, length))
            {
                Unit[] units =
                [
                    .. UnitWords.Before(lower, start, length, ScaleFirstRun.Speaks(language)),
                ];
                if (units.Length > 0)
                {
                    return units;
                }
            }
        }

        return [];
    }

    /// <summary>One word, from its beginning on: "won" is the verb.</summary>
    private static bool MayBeSign(string lower, int start, int length)
    {
        var word = lower.AsSpan(start, length);
        return word is not "won"
            && !word.ContainsAny(" \t\n")
            && (start == 0 || !char.IsLetterOrDigit(lower[start - 1]) || !char.IsLetter(word[0]));
    }

    /// <summary>Next to the number; money also after a word or two: "million US dollars", "millones de euros".</summary>
    private static IReadOnlyList<Unit> After(string lower, int start)
    {
        var last = Math.Min(lower.Length, start + Reach);
        for (var word = 0; word <= WordsToUnit; word++)
        {
            while (
                start < last && (char.IsWhiteSpace(lower[start]) || lower[start] is '-' or '\u2011')
            )
            {
                start++;
            }

            start += LinkLength(lower, start);
            var units = UnitWords.At(lower, start);
            if (units.Count > 0 && (word == 0 || units[0].Class == "money"))
            {
                return units;
            }

            var next = start;
            while (next < last && (char.IsLetter(lower[next]) || lower[next] is '.' or '\''))
            {
                next++;
            }

            if (next == start || next >= last)
            {
                return [];
            }

            start = next;
        }

        return [];
    }

    private static int LinkLength(string lower, int start) =>
        Links
            .FirstOrDefault(link => lower.AsSpan(start).StartsWith(link, StringComparison.Ordinal))
            ?.Length
        ?? 0;

    private sealed record Measured(NumberMention Number, IReadOnlyList<Unit> Units);
}
