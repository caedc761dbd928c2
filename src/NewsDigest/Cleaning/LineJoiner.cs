using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>Puts sentences together that a fixed line width cut: the line ends inside a sentence and the next goes on in lower case.</summary>
internal static class LineJoiner
{
    public static IReadOnlyList<TextLine> Join(IReadOnlyList<TextLine> lines, List<Receipt> receipts)
    {
        List<TextLine> joined = [];
        foreach (var line in lines)
        {
            if (joined is [.., var last] && !line.AfterGap && !last.EndsSentence && char.IsLower(line.Text[0]))
            {
                receipts.Add(new Receipt("line_join", line.Text, $"{Tail(last.Text)} {line.Text}", line.Number));
                joined[^1] = last with { Text = $"{last.Text} {line.Text}" };
            }
            else
            {
                joined.Add(line);
            }
        }

        return joined;
    }

    private static string Tail(string text) => text.Length <= 30 ? text : $"…{text[^30..]}";
}
