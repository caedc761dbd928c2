namespace NewsDigest.Cleaning;

/// <summary>A paragraph as the hashes of every five words in a row; letters of scripts without spaces count as half a word each.</summary>
internal sealed class Shingles
{
    private const int Length = 5;
    private const ulong Prime = 0x100000001B3;

    private Shingles(int line, double words, ulong[] hashes, string numbers) =>
        (Line, Words, Hashes, Numbers) = (line, words, hashes, numbers);

    public int Line { get; }

    public double Words { get; }

    /// <summary>Each once, in order: an article of five megabytes has a million of them.</summary>
    public ulong[] Hashes { get; }

    public string Numbers { get; }

    public bool Has(ulong hash) => Array.BinarySearch(Hashes, hash) >= 0;

    public static Shingles Of(string text, int line)
    {
        var (words, size) = Hash(text);
        HashSet<ulong> hashes = [];
        for (var start = 0; start == 0 || start + Length <= words.Count; start++)
        {
            var hash = 17UL;
            for (var word = start; word < Math.Min(start + Length, words.Count); word++)
            {
                hash = ((hash ^ words[word]) * Prime) ^ (hash >> 29);
            }

            hashes.Add(hash);
        }

        return new Shingles(line, size, [.. hashes.Order()], Cleaning.Numbers.Of(text));
    }

    private static (List<ulong> Words, double Size) Hash(string text)
    {
        List<ulong> words = [];
        var (hash, inWord, size) = (0UL, false, 0.0);
        foreach (var letter in text)
        {
            var isWide = TextLine.IsWide(letter);
            if (isWide || !(WordSpans.IsLetter(letter) || char.IsDigit(letter)))
            {
                End();
                if (isWide && char.IsLetter(letter))
                {
                    words.Add(letter);
                    size += 0.5;
                }

                continue;
            }

            (hash, inWord) = (
                ((inWord ? hash : 14695981039346656037UL) ^ char.ToLowerInvariant(letter)) * Prime,
                true
            );
        }

        End();
        return (words, size);

        void End()
        {
            if (inWord)
            {
                words.Add(hash);
                size++;
                inWord = false;
            }
        }
    }
}
