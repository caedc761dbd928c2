using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks;

/// <summary>V12: weekdays and months. One gone and another come is a changed date; one alone may have been said otherwise ("yesterday").</summary>
internal static partial class DateCheck
{
    private static readonly HashSet<string> MonthFirst = ["tl", "en"];

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var source = paragraph.Source;
        var english = paragraph.English;
        return
            CalendarWords.For(source.Language) is null
            || source.Calendar.Length + english.Calendar.Length == 0
            ? []
            : OtherCalendars.Without(
                Compare(paragraph.Id, source.Text, source.Calendar, english.Text, english.Calendar)
                    .Concat(Turned(paragraph)),
                source.Text
            );
    }

    /// <summary>05/02/2026 is the fifth of February wherever the day goes first, and no May 2.</summary>
    private static IEnumerable<Finding> Turned(CheckedParagraph paragraph)
    {
        if (MonthFirst.Contains(paragraph.Source.Language))
        {
            yield break;
        }

        var said = DaysOfMonths(paragraph.English);
        var dates = said.Count == 0 ? "" : DigitFolding.Fold(paragraph.Source.Text);
        foreach (Match match in WholeDate().Matches(dates))
        {
            var (day, month) = (Number(match.Groups["day"]), Number(match.Groups["month"]));
            if (day != month && !said.Contains((day, month)) && said.Contains((month, day)))
            {
                yield return new Finding(
                    "V12",
                    Severity.Hard,
                    paragraph.Id,
                    $"The source has '{match.Value}', the day first; the translation has month and day the other way round.",
                    match.Value,
                    null,
                    new TextSpan(match.Index, match.Length)
                );
            }
        }
    }

    private static HashSet<(int Day, int Month)> DaysOfMonths(CheckedText english)
    {
        HashSet<(int, int)> days = [];
        foreach (var mention in english.Calendar.Where(IsMonth))
        {
            var month = int.Parse(mention.Keys[0].AsSpan(1), CultureInfo.InvariantCulture);
            var end = mention.Start + mention.Length;
            if (DayBefore().Match(english.Text[..mention.Start]) is { Success: true } before)
            {
                days.Add((Number(before.Groups[1]), month));
            }

            if (DayAfter().Match(english.Text, end) is { Success: true } after)
            {
                days.Add((Number(after.Groups[1]), month));
            }
        }

        return days;
    }

    private static int Number(Group group) =>
        int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static IEnumerable<Finding> Compare(
        string place,
        string source,
        CalendarMention[] theirs,
        string english,
        CalendarMention[] ours
    )
    {
        HashSet<string> said =
            [.. theirs.SelectMany(mention => mention.Keys), .. NumberedMonths(source)],
            written = [.. ours.SelectMany(mention => mention.Keys), .. NumberedMonths(english)];
        foreach (var isMonth in (bool[])[false, true])
        {
            var added = ours.Where(mention =>
                    IsMonth(mention) == isMonth
                    && mention.IsSure
                    && !mention.Keys.Any(said.Contains)
                )
                .ToArray();
            var lost = theirs
                .Where(mention =>
                    IsMonth(mention) == isMonth
                    && mention.IsSure
                    && !mention.Keys.Any(written.Contains)
                )
                .ToArray();
            if (added.Length == 1 && lost.Length == 0)
            {
                lost = [.. theirs.Where(mention => IsMonth(mention) == isMonth)];
                lost = lost.Length == 1 && !lost[0].Keys.Any(written.Contains) ? lost : [];
            }

            if (added.Length > 0 && lost.Length > 0)
            {
                yield return new Finding(
                    "V12",
                    Severity.Hard,
                    place,
                    $"The source has '{Text(source, lost[0])}'; the translation has '{Text(english, added[0])}'.",
                    Text(source, lost[0]),
                    Text(english, added[0]),
                    Span(lost[0]),
                    Span(added[0])
                );
            }
            else if (added.Length > 0)
            {
                yield return new Finding(
                    "V12",
                    Severity.Soft,
                    place,
                    $"The translation has '{Text(english, added[0])}'; the source does not say it.",
                    null,
                    Text(english, added[0]),
                    null,
                    Span(added[0])
                );
            }
            else if (lost.Length > 0)
            {
                yield return new Finding(
                    "V12",
                    Severity.Soft,
                    place,
                    $"The source has '{Text(source, lost[0])}'; the translation does not say it.",
                    Text(source, lost[0]),
                    null,
                    Span(lost[0])
                );
            }
        }
    }

    /// <summary>12.11.2024, 2024-11-12, 11月, 11월: either of two numbers may be the month.</summary>
    private static IEnumerable<string> NumberedMonths(string text) =>
        NumberedDate()
            .Matches(DigitFolding.Fold(text))
            .SelectMany(match => match.Groups.Values.Skip(1))
            .Where(group => group.Success)
            .Select(group => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture))
            .Where(number => number is >= 1 and <= 12)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"m{number}"));

    private static bool IsMonth(CalendarMention mention) =>
        mention.Keys[0][0] == 'm' && char.IsDigit(mention.Keys[0][^1]);

    private static string Text(string text, CalendarMention mention) =>
        text.Substring(mention.Start, mention.Length);

    private static TextSpan Span(CalendarMention mention) => new(mention.Start, mention.Length);

    [GeneratedRegex(
        @"(?<![0-9./-])(?<day>0?[1-9]|1[0-2])(?<mark>[./-])(?<month>0?[1-9]|1[0-2])\k<mark>(?:20|19)[0-9]{2}(?![0-9])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex WholeDate();

    [GeneratedRegex(
        @"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex DayBefore();

    [GeneratedRegex(
        @"\G\.? (?:the )?([0-9]{1,2})(?![0-9:])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex DayAfter();

    [GeneratedRegex(
        @"([0-9]{1,2})[./-]([0-9]{1,2})(?:[./-]|\b)|([0-9]{1,2}) ?[月월]|tháng ([0-9]{1,2})|-([0-9]{1,2})-",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex NumberedDate();
}
