using NewsDigest.Articles;

namespace NewsDigest.Cleaning.NoArticle;

/// <summary>What is left of a cleaned text once it is asked whether it is an article, and the whole of one.</summary>
/// <param name="NotArticle">Null for an article.</param>
/// <param name="Truncated">Why the text is only the beginning of an article; null where nothing says so.</param>
internal sealed record GatedText(
    IReadOnlyList<TextLine> Lines,
    NotArticle? NotArticle,
    string? Truncated
);

/// <summary>
/// Tells notices from articles, and beginnings of articles from whole ones. A notice is a text most of which says what no
/// article says of itself; where an article stands beside such lines, the lines go.
/// </summary>
internal static class ArticleGate
{
    // Cookie walls tell much; a longer text is not looked at as a whole.
    private const double LongestNotice = 6000;

    // Share of the letters that stand in sentences of notices. Real short articles: see docs/cleaning.md.
    private const double NoticeShare = 0.5;
    private const double NoticeShareUnderTitle = 0.2;
    private const double ShortUnderTitle = 400;

    // An article that tells of prices tells something else as well.
    private const double NothingButOffers = 0.8;

    private const NoticeKinds OfStubs =
        NoticeKinds.Paywall
        | NoticeKinds.Offer
        | NoticeKinds.Continued
        | NoticeKinds.Login
        | NoticeKinds.FeedFooter
        | NoticeKinds.Shell;

    private static readonly (NoticeKinds Notice, NotArticleKind Kind)[] Ends =
    [
        (NoticeKinds.HumanCheck, NotArticleKind.HumanCheck),
        (NoticeKinds.ScriptWall, NotArticleKind.ScriptWall),
        (NoticeKinds.NotFound, NotArticleKind.NotFound),
        (NoticeKinds.Login, NotArticleKind.Login),
        (NoticeKinds.CookieWall, NotArticleKind.CookieWall),
        (
            NoticeKinds.Paywall | NoticeKinds.Offer | NoticeKinds.Continued,
            NotArticleKind.PaywallOnly
        ),
        (NoticeKinds.Shell | NoticeKinds.FeedFooter, NotArticleKind.EmptyShell),
    ];

    public static GatedText Judge(
        string? title,
        IReadOnlyList<TextLine> lines,
        List<Receipt> receipts
    )
    {
        lines = TruncatedText.WithoutLabels(lines, receipts);
        var size = lines.Sum(line => line.Size);
        IReadOnlyList<NoticeLine> read =
            size <= LongestNotice
                ? [.. lines.Select(NoticeLine.Read)]
                : TruncatedText.ReadEnds(lines);
        if (
            !read.Any(line => line.Says(~NoticeKinds.Offer))
            && (
                read.Sum(line => line.NoticeLetters) < NothingButOffers * size
                || read.Sum(line => line.Notices.Count) == 1
            )
        )
        {
            read = [.. read.Select(line => line.WithoutOffers())];
        }

        if (size <= LongestNotice && KindOf(title, read) is { } kind)
        {
            return new GatedText(lines, new NotArticle(kind, Evidence(kind, title, read)), null);
        }

        return NoticeWords.Judge(lines) is { } notice
            ? new GatedText(lines, notice, null)
            : TruncatedText.Clean(read, receipts);
    }

    private static NotArticleKind? KindOf(string? title, IReadOnlyList<NoticeLine> lines)
    {
        var letters = lines.Sum(line => line.Letters);
        var notice = lines.Sum(line => line.NoticeLetters);
        var tells = lines.Any(line => line.Tells);
        var titleKind = title is null ? null : NoticeTable.KindOfTitle(NoticeText.Plain(title));
        if (notice == 0 && titleKind is null)
        {
            return null;
        }

        if (tells && IsStub(lines))
        {
            return null;
        }

        var underTitle =
            titleKind is not null
            && (notice >= NoticeShareUnderTitle * letters || letters <= ShortUnderTitle);
        var saysLittleElse = !tells && notice > 0;
        return underTitle || saysLittleElse || notice >= NoticeShare * letters
            ? Most(titleKind, lines)
            : null;
    }

    /// <summary>The beginning of an article, and then what sells the rest or leads to it.</summary>
    private static bool IsStub(IReadOnlyList<NoticeLine> lines) =>
        lines[0].Tells
        && lines.All(line => line.NoticeLetters == 0 || (line.Kinds & ~OfStubs) == 0);

    private static NotArticleKind Most(NoticeKinds? title, IReadOnlyList<NoticeLine> lines)
    {
        var most = title is { } said
            ? Ends.FirstOrDefault(end => (end.Notice & said) != 0)
            : default;
        return most.Notice != NoticeKinds.None
            ? most.Kind
            : Ends.MaxBy(end => lines.Sum(line => line.LettersOf(end.Notice))).Kind;
    }

    private static string Evidence(
        NotArticleKind kind,
        string? title,
        IReadOnlyList<NoticeLine> lines
    )
    {
        const int MaxQuoted = 120;
        var telling = Ends.First(end => end.Kind == kind).Notice;
        var text =
            lines.FirstOrDefault(line => line.Says(telling))?.Line.Text
            ?? title
            ?? lines[0].Line.Text;
        return $"it says “{(text.Length <= MaxQuoted ? text : text[..MaxQuoted] + "…")}”";
    }
}
