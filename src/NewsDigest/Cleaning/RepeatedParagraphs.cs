using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// A paragraph that was said before goes, the later of two, or the shorter where one holds the other; never where the numbers
/// differ. Paragraphs meet in an index of their shingles, so that a long text costs no more for each of its paragraphs.
/// </summary>
internal static class RepeatedParagraphs
{
    private const int MinWords = 8;
    private const int MaxPostings = 16; // paragraphs that one shingle leads to
    private const double SameText = 0.8; // Jaccard of shingles
    private const double Contained = 0.9; // share of the shorter one's shingles

    public static IReadOnlyList<TextLine> Remove(
        IReadOnlyList<TextLine> lines,
        List<Receipt> receipts
    )
    {
        var gone = new bool[lines.Count];
        var seen = new HashSet<(string Letters, string Numbers)>();
        var index = new Dictionary<ulong, List<Shingles>>();
        for (var later = 0; later < lines.Count; later++)
        {
            var text = lines[later].Text;
            if (!seen.Add((AlphanumericKey.Of(text).Letters, Numbers.Of(text))))
            {
                Drop(later);
                continue;
            }

            var shingles = Shingles.Of(text, later);
            if (shingles.Words < MinWords)
            {
                continue;
            }

            foreach (
                var loser in Met(index, shingles)
                    .Where(earlier => !gone[earlier.Line])
                    .Select(earlier => Loser(earlier, shingles))
            )
            {
                if (loser is not null && !gone[later])
                {
                    Drop(loser.Line);
                }
            }

            if (!gone[later])
            {
                Post(index, shingles);
            }
        }

        return [.. lines.Where((_, line) => !gone[line])];

        void Drop(int line)
        {
            gone[line] = true;
            receipts.Add(
                new Receipt("repeated_paragraph", lines[line].Text, null, lines[line].Number)
            );
        }
    }

    /// <summary>Earlier paragraphs with at least half of the shorter one's shingles, in their order.</summary>
    private static IEnumerable<Shingles> Met(
        Dictionary<ulong, List<Shingles>> index,
        Shingles later
    )
    {
        var common = new Dictionary<Shingles, int>();
        foreach (var shingle in later.Hashes)
        {
            foreach (var earlier in index.GetValueOrDefault(shingle) ?? [])
            {
                common[earlier] = common.GetValueOrDefault(earlier) + 1;
            }
        }

        return common
            .Where(pair => 2 * pair.Value >= Math.Min(pair.Key.Hashes.Length, later.Hashes.Length))
            .Select(pair => pair.Key)
            .OrderBy(earlier => earlier.Line)
            .Take(MaxPostings);
    }

    private static void Post(Dictionary<ulong, List<Shingles>> index, Shingles shingles)
    {
        foreach (var shingle in shingles.Hashes)
        {
            if (!index.TryGetValue(shingle, out var postings))
            {
                index[shingle] = postings = new List<Shingles>(1); // most shingles are in one paragraph
            }

            if (postings.Count < MaxPostings)
            {
                postings.Add(shingles);
            }
        }
    }

    private static Shingles? Loser(Shingles earlier, Shingles later)
    {
        if (earlier.Numbers != later.Numbers)
        {
            return null;
        }

        var (shorter, longer) = later.Words <= earlier.Words ? (later, earlier) : (earlier, later);
        double common = shorter.Hashes.Count(longer.Has);
        return common / (earlier.Hashes.Length + later.Hashes.Length - common) >= SameText ? later
            : common / shorter.Hashes.Length >= Contained ? shorter
            : null;
    }
}
