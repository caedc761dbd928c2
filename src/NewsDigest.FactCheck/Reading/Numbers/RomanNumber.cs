namespace NewsDigest.Facts.Reading.Numbers;

internal static class RomanNumber
{
    /// <summary>Up to 39, as kings and centuries go; null for what is none. A Cyrillic Х counts as X.</summary>
    public static decimal? Value(string numeral)
    {
        var total = 0;
        for (var index = 0; index < numeral.Length; index++)
        {
            var value = One(numeral[index]);
            total += index + 1 < numeral.Length && One(numeral[index + 1]) > value ? -value : value;
        }

        return total is > 0 and < 40 ? total : null;
    }

    private static int One(char c) =>
        c switch
        {
            'I' => 1,
            'V' => 5,
            'X' or 'Х' => 10,
            _ => 50,
        };
}
