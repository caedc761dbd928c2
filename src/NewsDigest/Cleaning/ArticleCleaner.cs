using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// Takes the article, and only the article, out of what a scraper delivered. Each rule leaves a receipt for what it removed
/// or mended; none changes a digit. Cleaning what is clean changes nothing.
/// </summary>
internal static class ArticleCleaner
{
    /// <summary>Null when nothing readable is left.</summary>
    public static CleanArticle? TryClean(RawArticle raw)
    {
        var receipts = new List<Receipt>();
        if (raw.GuessedCharset is { } charset)
        {
            receipts.Add(new Receipt("guessed_charset", $"(nobody said in which charset the bytes are; they were read as {charset})"));
        }

        var (page, title, lines) = raw.Format == ArticleFormat.Html
            ? HtmlArticle.Read(raw.Body, receipts)
            : (PageMetadata.None, null, TextLines.Split(raw.Body));

        // Order matters: characters before lines, lines before paragraphs, page furniture before duplicates hide it.
        lines = Characters.Mend(lines, receipts);
        lines = LineJoiner.Join(lines, receipts);
        lines = raw.Format == ArticleFormat.Text ? PageText.Remove(lines, receipts) : lines;
        (title, lines) = Headline.Take(Characters.MendTitle(raw.Title ?? title, receipts), lines, receipts, fromPage: raw.Format == ArticleFormat.Html);
        lines = ChromeLines.Remove(lines, receipts);
        lines = DoubledBody.Merge(lines, receipts);
        lines = GluedText.Split(lines, title, receipts);
        lines = RepeatedParagraphs.Remove(lines, receipts);

        return lines is [] ? null : new CleanArticle(raw, title, Paragraph.Number(lines.Select(line => line.Text)), receipts, page);
    }
}
