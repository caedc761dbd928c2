namespace NewsDigest.Facts.Reading;

/// <summary>What a text and its translation have in common whatever the languages: numbers, and beginnings of words that sound alike.</summary>
internal static class TextKeys
{
    private const int PrefixLength = 4;

    /// <summary>Numbers are negative keys, beginnings of words positive ones.</summary>
    public static HashSet<long> Of(CheckedText text)
    {
        HashSet<long> keys = [];
        foreach (var number in text.Numbers.Where(number => number.MustMatch))
        {
            foreach (var value in number.Values)
            {
                keys.Add(-1 - Math.Abs((long)value.GetHashCode()));
            }
        }

        foreach (var word in text.Words)
        {
            var plain = word.Phonetic.Plain;
            if (plain.Length >= PrefixLength)
            {
                keys.Add(
                    ((long)plain[0] << 48)
                        | ((long)plain[1] << 32)
                        | ((long)plain[2] << 16)
                        | plain[3]
                );
            }
        }

        return keys;
    }
}
