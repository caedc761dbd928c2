namespace NewsDigest.Cleaning;

/// <summary>
/// Repairs UTF-8 that was read as an old one-byte code: "postsoviÃ©ticas". A line is changed only when it reads badly and the
/// repair reads better; what may be right, such as "IL Y MARQUÉ…", is left alone.
/// </summary>
internal static class Mojibake
{
    private const int MaxRounds = 3;

    private static readonly OneByteCode[] Codes =
    [
        .. new[] { 1252, 28591, 1251, 1250, 1254, 10000 }.Select(page => new OneByteCode(page)),
    ];

    public static string Repair(string line, EditCount edits)
    {
        var text = line;
        for (
            var round = 0;
            round < MaxRounds && MojibakeScore.Of(text) is > 0 and var badness;
            round++
        )
        {
            var candidates = Codes
                .Select(code => code.Reread(text))
                .OfType<string>()
                .Select(candidate => (Text: candidate, MojibakeScore: MojibakeScore.Of(candidate)))
                .Where(candidate => candidate.MojibakeScore < badness)
                .ToArray();
            if (candidates is [])
            {
                break;
            }

            text = candidates.MinBy(candidate => candidate.MojibakeScore).Text;
        }

        if (text != line)
        {
            AddTo(edits, line, text);
        }

        return text;
    }

    /// <summary>From the first word that changed to the last.</summary>
    private static void AddTo(EditCount edits, string line, string text)
    {
        var (start, tail) = (line.AsSpan().CommonPrefixLength(text), 0);
        while (
            tail < Math.Min(line.Length, text.Length) - start
            && line[^(tail + 1)] == text[^(tail + 1)]
        )
        {
            tail++;
        }

        start = line.LastIndexOf(' ', Math.Max(0, start - 1)) + 1;
        while (tail > 0 && line[^tail] != ' ')
        {
            tail--;
        }

        edits.Add("mojibake", line[start..^tail], text[start..^tail]);
    }
}
