using System.Text;

namespace NewsDigest.Cleaning;

/// <summary>Digits that stand together in a line, and the letters on each side of them, whatever stands between.</summary>
/// <param name="FollowsAtOnce">Only a joint of elements parts it from the run before.</param>
internal sealed record DigitRun(
    string Digits,
    int Start,
    string Before,
    string After,
    bool FollowsAtOnce
)
{
    private const int MaxLook = 200; // characters on each side

    /// <param name="joint">A letter that stands where two elements meet.</param>
    public static List<DigitRun> In(string line, char joint = '\0')
    {
        List<DigitRun> runs = [];
        var lastEnd = -1;
        for (var start = 0; start < line.Length; start++)
        {
            if (!char.IsDigit(line[start]))
            {
                continue;
            }

            var end = start + 1;
            while (end < line.Length && char.IsDigit(line[end]))
            {
                end++;
            }

            var follows =
                lastEnd >= 0
                && lastEnd < start
                && line.AsSpan(lastEnd, start - lastEnd).IndexOfAnyExcept(joint) < 0;
            runs.Add(
                new DigitRun(
                    line[start..end],
                    start,
                    LettersBefore(line, start),
                    LettersAfter(line, end),
                    follows
                )
            );
            lastEnd = end;
            start = end - 1;
        }

        return runs;
    }

    private static string LettersBefore(string line, int at)
    {
        var letters = new StringBuilder(VisibleNumbers.Context);
        for (
            var index = at - 1;
            index >= Math.Max(0, at - MaxLook) && letters.Length < VisibleNumbers.Context;
            index--
        )
        {
            if (IsContext(line[index]))
            {
                letters.Insert(0, Plain(line[index]));
            }
        }

        return letters.ToString();
    }

    private static string LettersAfter(string line, int at)
    {
        var letters = new StringBuilder(VisibleNumbers.Context);
        for (
            var index = at;
            index < Math.Min(line.Length, at + MaxLook) && letters.Length < VisibleNumbers.Context;
            index++
        )
        {
            if (IsContext(line[index]))
            {
                letters.Append(Plain(line[index]));
            }
        }

        return letters.ToString();
    }

    private static bool IsContext(char letter) =>
        char.IsLetter(letter) || letter is '%' or '‰' or '€' or '$' or '£';

    private static char Plain(char letter) =>
        letter switch
        {
            'º' => 'o',
            'ª' => 'a',
            _ => char.ToLowerInvariant(letter),
        };
}
