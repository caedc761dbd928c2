namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>Years of other calendars that stand without an era's name: the Thai 2567 is 2024, and the Iranian 1403 began in 2024.</summary>
internal static class EraYear
{
    private const decimal BuddhistOffset = 543;
    private const decimal IranianOffset = 621;

    /// <summary>The years of our calendar that a number may mean beside its own value.</summary>
    public static IEnumerable<decimal> Of(decimal value, string language) =>
        (language, value) switch
        {
            ("th" or "lo" or "km", >= 2400 and <= 2650) when value == decimal.Truncate(value) =>
            [
                value - BuddhistOffset,
            ],
            ("fa" or "ps", >= 1280 and <= 1450) when value == decimal.Truncate(value) =>
            [
                value + IranianOffset,
                value + IranianOffset + 1,
            ],
            _ => [],
        };
}
