using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>Puts the space back where a link or a line break was lost.</summary>
internal static class GluedText
{
    public static IReadOnlyList<TextLine> Split(
        IReadOnlyList<TextLine> lines,
        string? title,
        List<Receipt> receipts
    )
    {
        lines =
        [
            .. lines.Select(line => line with { Text = GluedSentences.Split(line, receipts) }),
        ];
        var words = ArticleWords.Of(lines.Select(line => line.Text).Append(title ?? ""));
        return
        [
            .. lines.Select(line => line with { Text = GluedWords.Split(line, words, receipts) }),
        ];
    }
}
