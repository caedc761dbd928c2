using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V12: a time on the other half of the day, "8:40 a.m." for 20:40, 午後8時40分 or "de la noche". Only where everything in the source
/// that may be this time says the other half; 5.40 Uhr alone says nothing.
/// </summary>
internal static partial class ClockCheck
{
    private const int Reach = 16; // characters around an hour that show that it is one
    private const int Hours = 12;
    private const int FirstHourOfNight = 6;
    private const int SwahiliOffset = 6; // the day begins at our six o'clock

    private static readonly string[] HourWords =
        "one two three four five six seven eight nine ten eleven twelve".Split(' ');

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var english = paragraph.English.Text;
        SaidTime[] ours = [.. EnglishTimes(english)];
        SaidTime[] theirs = ours.Length > 0 ? [.. Read(paragraph.Source)] : [];
        foreach (var time in ours)
        {
            SaidTime[] same = [.. theirs.Where(other => MayBe(other, time))];
            if (
                same.Length > 0
                && same.All(other => other.IsAfternoon is { } half && half != time.IsAfternoon)
            )
            {
                var said = paragraph.Source.Text.Substring(same[0].Span.Start, same[0].Span.Length);
                var written = english.Substring(time.Span.Start, time.Span.Length);
                yield return new Finding(
                    "V12",
                    Severity.Hard,
                    paragraph.Id,
                    $"The source has '{said}', which is in the {Half(same[0])}; the translation has '{written}'.",
                    said,
                    written,
                    same[0].Span,
                    time.Span
                );
            }
        }
    }

    private static string Half(SaidTime time) =>
        time.IsAfternoon == true ? "afternoon or evening" : "morning";

    private static bool MayBe(SaidTime theirs, SaidTime ours) =>
        theirs.Hour % Hours == ours.Hour % Hours
        && (theirs.Minute is null || theirs.Minute == (ours.Minute ?? 0));

    private static IEnumerable<SaidTime> EnglishTimes(string english)
    {
        foreach (Match match in EnglishTime().Matches(english))
        {
            yield return new SaidTime(
                Number(match.Groups[1]),
                Number(match.Groups[2]),
                match.Groups[3].ValueSpan[0] is 'p' or 'P',
                new TextSpan(match.Index, match.Length)
            );
        }

        foreach (Match match in EnglishPart().Matches(english))
        {
            var hour = char.IsDigit(match.Groups[1].ValueSpan[0])
                ? Number(match.Groups[1])
                : Array.IndexOf(HourWords, match.Groups[1].Value.ToLowerInvariant()) + 1;
            if (hour is >= 1 and < Hours)
            {
                yield return new SaidTime(
                    hour,
                    Number(match.Groups[2]),
                    IsAfternoon(match.Groups[3].ValueSpan, hour),
                    new TextSpan(match.Index, match.Length)
                );
            }
        }
    }

    private static bool IsAfternoon(ReadOnlySpan<char> part, int hour) =>
        part switch
        {
            "morning" => false,
            "night" => hour >= FirstHourOfNight,
            _ => true,
        };

    private static IEnumerable<SaidTime> Read(CheckedText source) =>
        InDigits(source).Concat(InWords(source));

    private static IEnumerable<SaidTime> InDigits(CheckedText source)
    {
        var text = DigitFolding.Fold(source.Text);
        var parts = DayParts.For(source.Language);
        var isSwahili = source.Language == "sw";
        foreach (Match match in Time().Matches(text))
        {
            var hour = Number(match.Groups["hour"]);
            if (hour > Hours && !match.Groups["minute"].Success && !IsClock(text, match))
            {
                continue; // 20 people
            }

            var span = new TextSpan(match.Index, match.Length);
            yield return new SaidTime(
                isSwahili && hour <= Hours ? hour + SwahiliOffset : hour,
                Number(match.Groups["minute"]),
                Half(match, hour) ?? OfParts(parts, source.Lower, span, hour, isSwahili),
                span
            );
        }
    }

    private static bool? Half(Match match, int hour) =>
        match.Groups["am"].Success || (match.Groups["pm"].Success && hour == 0) ? false
        : match.Groups["pm"].Success ? true
        : OfDay(hour);

    /// <summary>On a clock of 24 hours.</summary>
    private static bool? OfDay(int hour) =>
        hour switch
        {
            0 or 24 => false,
            > Hours => true,
            _ => null,
        };

    private static bool? OfParts(
        DayParts parts,
        string lower,
        TextSpan span,
        int hour,
        bool isSwahili
    ) =>
        parts.IsAfternoon(lower, span, isSwahili ? ((hour + SwahiliOffset - 1) % Hours) + 1 : hour);

    private static bool IsClock(string text, Match match)
    {
        var end = match.Index + match.Length;
        var after = text.AsSpan(end, Math.Min(Reach, text.Length - end));
        var before = text.AsSpan(Math.Max(0, match.Index - Reach), Math.Min(Reach, match.Index));
        return NumberPatterns.HourAfter().IsMatch(after)
            || NumberPatterns.ClockBefore().IsMatch(before);
    }

    /// <summary>"A las nueve y media de la noche": an hour in words counts where a half of the day stands beside it.</summary>
    private static IEnumerable<SaidTime> InWords(CheckedText source)
    {
        var parts = DayParts.For(source.Language);
        var isSwahili = source.Language == "sw";
        foreach (var number in source.Numbers.Where(number => !number.MustMatch))
        {
            foreach (var value in number.Values.Where(value => value is >= 1 and < Hours))
            {
                var hour = (int)value;
                if (
                    hour == value
                    && OfParts(parts, source.Lower, number.Span, hour, isSwahili) is { } half
                )
                {
                    yield return new SaidTime(
                        isSwahili ? hour + SwahiliOffset : hour,
                        null,
                        half,
                        number.Span
                    );
                }
            }
        }
    }

    private static int Number(Group group) =>
        group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <param name="Hour">As it is written: 20, or 8.</param>
    /// <param name="Minute">Null where it may be any.</param>
    /// <param name="IsAfternoon">Null where nothing says which half of the day.</param>
    private sealed record SaidTime(int Hour, int? Minute, bool? IsAfternoon, TextSpan Span);

    [GeneratedRegex(
        @"\b(1[0-2]|0?[1-9])(?:[:.]([0-5][0-9]))?[ \u00a0]?([ap])\.?[ \u00a0]?m\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex EnglishTime();

    [GeneratedRegex(
        @"\b(1[0-2]|0?[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven)(?:[:.]([0-5][0-9]))?(?: o['’]clock)?,? (?:in the |at )(morning|afternoon|evening|night)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex EnglishPart();

    [GeneratedRegex(
        @"(?:(?<pm>午後|午后|下午|晚上|傍晚|夜|오후|밤|저녁)|(?<am>午前|上午|凌晨|早上|清晨|오전|새벽|아침))? ?(?<![\d.,:])(?<hour>2[0-4]|1[0-9]|0?[0-9])(?: ?[:.hH時时點点시] ?(?<minute>[0-5][0-9])(?![0-9]))?(?![\d%])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Time();
}
