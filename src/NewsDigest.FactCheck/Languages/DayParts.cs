using System.Collections.Concurrent;

namespace NewsDigest.Facts.Languages;

/// <summary>Words beside an hour that say which half of the day is meant: "de la tarde", "Uhr früh", 晚上.</summary>
internal sealed class DayParts
{
    private const int Reach = 22; // characters from an hour to the end of "de la madrugada"
    private const int Midday = 12;
    private const int FirstHourOfNight = 6; // "a las 6 de la noche", and 5 at night is early in the morning

    private static readonly ConcurrentDictionary<string, DayParts> Known = new(
        StringComparer.Ordinal
    );

    private readonly Phrases? _morning;
    private readonly Phrases? _evening;
    private readonly Phrases? _night;

    private DayParts(string language) =>
        (_morning, _evening, _night) = (
            Phrases.For("morning", language),
            Phrases.For("evening", language),
            Phrases.For("night", language)
        );

    public static DayParts For(string language) =>
        Known.GetOrAdd(language, static code => new DayParts(code));

    /// <summary>Null where nothing beside the hour says it.</summary>
    /// <param name="hour">As it is said, on a clock of twelve.</param>
    public bool? IsAfternoon(string lower, TextSpan number, int hour)
    {
        if (hour == Midday)
        {
            return null;
        }

        var morning = Gap(_morning, lower, number);
        var evening = Gap(_evening, lower, number);
        var night = Gap(_night, lower, number);
        var nearest = Math.Min(morning, Math.Min(evening, night));
        return nearest == int.MaxValue ? null
            : nearest == morning ? false
            : nearest == evening || hour >= FirstHourOfNight;
    }

    /// <summary>Characters to the nearest phrase, on either side and with no other number between.</summary>
    private static int Gap(Phrases? phrases, string lower, TextSpan number)
    {
        var end = number.Start + number.Length;
        var from = Math.Max(0, number.Start - Reach);
        var to = Math.Min(lower.Length, end + Reach);
        return (phrases?.Places(lower, from, to) ?? [])
            .Select(phrase =>
                phrase.Start >= end
                    ? (Start: end, End: phrase.Start)
                    : (Start: phrase.Start + phrase.Length, End: number.Start)
            )
            .Where(gap => gap.End >= gap.Start && IsOneSaying(lower[gap.Start..gap.End]))
            .Select(gap => gap.End - gap.Start)
            .DefaultIfEmpty(int.MaxValue)
            .Min();
    }

    private static bool IsOneSaying(string between) =>
        !between.Any(c => char.IsDigit(c) || c is ',' or ';' or '。' or '、' or '،');
}
