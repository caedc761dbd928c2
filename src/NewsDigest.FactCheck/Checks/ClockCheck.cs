using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V12: a time on the other half of the day, "8:40 a.m." for 20:40 or 午後8時40分. Only where everything in the source that may be
/// this time says the other half; 5.40 Uhr alone says nothing.
/// </summary>
internal static partial class ClockCheck
{
    private const int Reach = 16; // characters from an hour to "de la tarde"

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var place = paragraph.Id;
        var source = paragraph.Source.Text;
        var english = paragraph.English.Text;
        var theirs = EnglishTime().IsMatch(english)
            ? Read(DigitFolding.Fold(source)).ToArray()
            : [];
        foreach (
            Match match in theirs.Length > 0
                ? EnglishTime().Matches(english)
                : Enumerable.Empty<Match>()
        )
        {
            var (hour, minute, isAfternoon) = (
                Number(match.Groups[1]) % 12,
                Number(match.Groups[2]),
                match.Groups[3].ValueSpan[0] is 'p' or 'P'
            );
            var same = theirs
                .Where(time => time.Hour % 12 == hour && time.Minute == minute)
                .ToArray();
            if (
                same.Length > 0
                && same.All(time => time.IsAfternoon is { } other && other != isAfternoon)
            )
            {
                var said = source.Substring(same[0].Span.Start, same[0].Span.Length);
                yield return new Finding(
                    "V12",
                    Severity.Hard,
                    place,
                    $"The source has '{said}'; the translation has '{match.Value}'.",
                    said,
                    match.Value,
                    same[0].Span,
                    new TextSpan(match.Index, match.Length)
                );
            }
        }
    }

    private static IEnumerable<SaidTime> Read(string source)
    {
        foreach (Match match in Time().Matches(source))
        {
            var hour = Number(match.Groups["hour"]);
            var after = source.AsSpan(
                match.Index + match.Length,
                Math.Min(Reach, source.Length - match.Index - match.Length)
            );
            var before = source.AsSpan(
                Math.Max(0, match.Index - Reach),
                Math.Min(Reach, match.Index)
            );
            bool? isAfternoon =
                match.Groups["pm"].Success || Afternoon().IsMatch(after) ? true
                : match.Groups["am"].Success || Morning().IsMatch(after) ? false
                : hour switch
                {
                    0 or 24 => false,
                    >= 13 => true,
                    _ => null,
                };
            if (
                hour > 12
                && !match.Groups["minute"].Success
                && !NumberPatterns.HourAfter().IsMatch(after)
                && !NumberPatterns.ClockBefore().IsMatch(before)
            )
            {
                continue; // 20 people
            }

            yield return new SaidTime(
                hour,
                Number(match.Groups["minute"]),
                isAfternoon,
                new TextSpan(match.Index, match.Length)
            );
        }
    }

    private static int Number(Group group) =>
        group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <param name="Hour">As it is written: 20, or 8.</param>
    /// <param name="IsAfternoon">Null where nothing says which half of the day.</param>
    private sealed record SaidTime(int Hour, int Minute, bool? IsAfternoon, TextSpan Span);

    [GeneratedRegex(
        @"\b(1[0-2]|0?[1-9])(?:[:.]([0-5][0-9]))?[ \u00a0]?([ap])\.?[ \u00a0]?m\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex EnglishTime();

    [GeneratedRegex(
        @"(?:(?<pm>午後|午后|下午|晚上|傍晚|夜|오후|밤|저녁)|(?<am>午前|上午|凌晨|早上|清晨|오전|새벽|아침))? ?(?<![\d.,:])(?<hour>2[0-4]|1[0-9]|0?[0-9])(?: ?[:.hH時时點点시] ?(?<minute>[0-5][0-9])(?![0-9]))?(?![\d%])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Time();

    [GeneratedRegex(
        @"^[^\d.,;]{0,8}(?:de la (?:tarde|noche)|da (?:tarde|noite)|du soir|de l'après-midi|del pomeriggio|di sera|de la vesprada|del vespre|nachmittags|abends|am (?:Abend|Nachmittag)|'s? ?(?:avonds|middags)|вечера|дня|вечора|po południu|wieczorem|odpoledne|večer|p\.? ?m\.?(?!\p{L})|مساء|عصر|אחר הצהריים|בערב)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Afternoon();

    [GeneratedRegex(
        @"^[^\d.,;]{0,8}(?:de la (?:mañana|madrugada)|da (?:manhã|madrugada)|du matin|del mattino|di mattina|del matí|morgens|früh|am Morgen|'s? ?(?:ochtends|morgens|nachts)|утра|ранку|rano|nad ranem|ráno|a\.? ?m\.?(?!\p{L})|صباح|فجر|בבוקר)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Morning();
}
