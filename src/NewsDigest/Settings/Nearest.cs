namespace NewsDigest.Settings;

/// <summary>The known word that somebody most probably meant.</summary>
internal static class Nearest
{
    private const int MinPrefix = 3; // letters of a beginning that already say something
    private const int LettersPerSlip = 3;

    /// <summary>Also the word that this is the beginning of. Null when no known word is near.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var beginning =
            word.Length < MinPrefix
                ? null
                : known.FirstOrDefault(candidate =>
                    candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                );
        return BySlips(word, known) ?? beginning;
    }

    /// <summary>Null when no known word differs by a slip or two only.</summary>
    public static string? BySlips(string word, IEnumerable<string> known)
    {
        var (best, least) = ((string?)null, int.MaxValue);
        foreach (var candidate in known)
        {
            var distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return
            best is not null
            && least <= Math.Max(1, Math.Min(word.Length, best.Length) / LettersPerSlip)
            ? best
            : null;
    }

    /// <summary>Letters that were left out, added, changed, or swapped with their neighbour.</summary>
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                var swapped =
                    i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                if (swapped)
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
