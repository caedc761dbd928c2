using NewsDigest.Articles;
using NewsDigest.Cleaning.NoArticle;

namespace NewsDigest.Cleaning;

/// <summary>
/// Takes the article, and only the article, out of what a scraper delivered. Each rule leaves a receipt for what it removed
/// or mended; none changes a digit. Cleaning what is clean changes nothing.
/// </summary>
internal static class ArticleCleaner
{
    /// <summary>One rule's work may be another's reason, so the rules run until none has work; two rounds are usual.</summary>
    private const int MaxRounds = 8;

    /// <summary>Null when nothing readable is left of a text; a page without text is an article that is none.</summary>
    /// <param name="hostLines">What an operator wants gone, by host; nothing when absent.</param>
    public static CleanArticle? TryClean(RawArticle raw, HostLines? hostLines = null)
    {
        var receipts = new List<Receipt>();
        if (raw.GuessedCharset is { } charset)
        {
            receipts.Add(
                new Receipt(
                    "guessed_charset",
                    $"(the bytes were read as {charset}: nobody said in which charset they are, or not all of them are in it)"
                )
            );
        }

        if (raw.Priority == ArticlePriority.Low)
        {
            receipts.Add(
                new Receipt(
                    "priority_without_effect",
                    "(priority 'low': it is worked on as one of normal priority)"
                )
            );
        }

        var fromPage = raw.Format == ArticleFormat.Html;
        var (body, ownTitle) = MisreadCode.Mend(raw.Body, raw.Title, receipts);
        var read = fromPage
            ? HtmlArticle.Read(body, receipts)
            : new PageReading(PageMetadata.None, null, TextLines.Split(body), null);
        var (page, title, lines) = (read.Page, ownTitle ?? read.Title, read.Lines);

        for (var (round, changed) = (0, true); round < MaxRounds && changed; round++)
        {
            var before = (Title: title, Lines: lines);
            lines = (hostLines ?? HostLines.None).Remove(
                lines,
                raw.Source.Url ?? page.CanonicalUrl,
                receipts
            );
            (title, lines) = Clean(title, lines, fromPage, receipts);
            lines = [.. lines.Select(line => line with { AfterGap = true })];

            // Not the receipts: white space is folded without one, and may have been what stood in another rule's way.
            changed =
                title != before.Title
                || !lines
                    .Select(line => line.Text)
                    .SequenceEqual(before.Lines.Select(line => line.Text), StringComparer.Ordinal);
        }

        lines = fromPage ? AuthorNotes.Remove(lines, page.Authors, receipts) : lines;
        lines = read.Numbers is { } shown ? PageNumbers.Check(lines, shown, receipts) : lines;
        (title, lines) = HungarianLetters.Mend(title, lines, receipts);
        if (lines is [])
        {
            return fromPage ? EmptyShell(raw, title, receipts, page) : null;
        }

        var gated = ArticleGate.Judge(title, lines, receipts);
        lines = LongParagraphs.Cut(gated.Lines, receipts);
        return new CleanArticle(
            raw,
            title,
            Paragraph.Number(lines.Select(line => line.Text)),
            receipts,
            page
        )
        {
            NotArticle = OfBody(raw.Body, page) ?? gated.NotArticle,
            Truncated = gated.Truncated,
        };
    }

    private static NotArticle? OfBody(string body, PageMetadata page)
    {
        if (FeedBody.IsOne(body))
        {
            return new NotArticle(NotArticleKind.Feed, "its body is RSS, Atom or a JSON Feed");
        }

        return page.IndexEvidence is { } evidence
            ? new NotArticle(NotArticleKind.IndexPage, evidence)
            : null;
    }

    private static CleanArticle EmptyShell(
        RawArticle raw,
        string? title,
        List<Receipt> receipts,
        PageMetadata page
    ) =>
        new(raw, title, [], receipts, page)
        {
            NotArticle =
                OfBody(raw.Body, page)
                ?? new NotArticle(
                    NotArticleKind.EmptyShell,
                    $"nothing readable was left of its {raw.Body.Length} characters"
                ),
        };

    private static (string? Title, IReadOnlyList<TextLine> Lines) Clean(
        string? title,
        IReadOnlyList<TextLine> lines,
        bool fromPage,
        List<Receipt> receipts
    )
    {
        // Order matters: characters before lines, lines before paragraphs, boilerplate before duplicates hide it.
        lines = Characters.Mend(lines, receipts);
        lines = LineJoiner.Join(lines, receipts);
        lines = fromPage ? lines : PageText.Remove(lines, receipts);
        (title, lines) = Headline.Take(
            Characters.MendTitle(title, receipts),
            lines,
            receipts,
            fromPage
        );
        lines = BoilerplateLabels.Remove(lines, receipts);
        lines = DoubledBody.Merge(lines, receipts);
        lines = GluedText.Split(lines, title, receipts);
        return (title, RepeatedParagraphs.Remove(lines, receipts));
    }
}
