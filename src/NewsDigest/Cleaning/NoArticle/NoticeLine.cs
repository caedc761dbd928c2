using System.Buffers;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning.NoArticle;

/// <summary>A line of the article, and what its sentences say that no article says.</summary>
/// <param name="Letters">In Latin letters, see <see cref="TextLine.Size"/>.</param>
/// <param name="Notices">What each sentence that is a notice says, and how many letters it has.</param>
internal sealed partial record NoticeLine(
    TextLine Line,
    double Letters,
    IReadOnlyList<(NoticeKinds Kinds, double Letters)> Notices
)
{
    private const double MostOf = 0.6;
    private const double LongSentence = 90; // letters
    private const double LongestShell = 60; // letters of "loading" and of a line on rights

    private static readonly SearchValues<char> Quotes = SearchValues.Create("“”„«»\"「」");

    public double NoticeLetters => Notices.Sum(notice => notice.Letters);

    public NoticeKinds Kinds =>
        Notices.Aggregate(NoticeKinds.None, (kinds, notice) => kinds | notice.Kinds);

    public bool IsNotice => NoticeLetters >= MostOf * Letters;

    public bool Tells => !IsNotice && Line.IsProse;

    public bool Says(NoticeKinds kinds) => (Kinds & kinds) != 0;

    public double LettersOf(NoticeKinds kinds) =>
        Notices.Where(notice => (notice.Kinds & kinds) != 0).Sum(notice => notice.Letters);

    /// <summary>A line that is known to say nothing of the kind.</summary>
    public static NoticeLine Plain(TextLine line) => new(line, line.Size, []);

    public static NoticeLine Read(TextLine line)
    {
        List<(NoticeKinds, double)> notices = [];
        double letters = 0;
        foreach (var sentence in Sentences.Split(line.Text))
        {
            var size = new TextLine(sentence, line.Number, false).Size;
            letters += size;
            var says = NoticeTable.KindsOf(NoticeText.Plain(sentence));
            if (says == NoticeKinds.Shell && size > LongestShell && !sentence.Contains('©'))
            {
                continue; // people load trucks, and sue for copyright
            }

            if (says != NoticeKinds.None && !TellsFact(sentence, size, says))
            {
                notices.Add((says, size));
            }
        }

        return new NoticeLine(line, letters, notices);
    }

    /// <summary>
    /// A long sentence with a number or a quotation reports: "the site will be down from 8 p.m." Offers have prices, and walls
    /// count their partners.
    /// </summary>
    private static bool TellsFact(string sentence, double size, NoticeKinds says)
    {
        const NoticeKinds WithNumbers =
            NoticeKinds.Paywall | NoticeKinds.Offer | NoticeKinds.Shell | NoticeKinds.FeedFooter;
        if (size <= LongSentence || (says & WithNumbers) != 0)
        {
            return false;
        }

        return sentence.AsSpan().ContainsAny(Quotes)
            || (
                Number().IsMatch(sentence)
                && !sentence.Contains("partner", StringComparison.OrdinalIgnoreCase)
            );
    }

    /// <summary>A number that stands by itself and is no code of an error, no address and no count of seconds.</summary>
    [GeneratedRegex(
        @"(?:^|[\s(])(?!(?:40[0-9]|50[0-9]|1020|[0-9]{1,2} ?(?:s|sec|seconds?|segundos|secondes|Sekunden|секунд))\b)\d{1,3}(?:[.,\u00a0 ]\d{3})*(?![\w.]*\d)(?=[\s.,;:)-]|$)",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Number();

    /// <summary>Something for sale is no notice where nothing else is: an article may tell of prices.</summary>
    public NoticeLine WithoutOffers() =>
        this with
        {
            Notices = [.. Notices.Where(notice => notice.Kinds != NoticeKinds.Offer)],
        };
}
