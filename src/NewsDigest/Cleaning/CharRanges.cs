using System.Buffers;

namespace NewsDigest.Cleaning;

/// <summary>Sets of characters that are given by the blocks of Unicode that they fill.</summary>
internal static class CharRanges
{
    public static SearchValues<char> Of(params ReadOnlySpan<(char First, char Last)> ranges)
    {
        List<char> letters = [];
        foreach (var (first, last) in ranges)
        {
            for (int letter = first; letter <= last; letter++)
            {
                letters.Add((char)letter);
            }
        }

        return SearchValues.Create(letters.ToArray());
    }
}
