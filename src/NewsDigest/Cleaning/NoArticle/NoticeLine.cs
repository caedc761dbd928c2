using NewsDigest.Articles;

namespace NewsDigest.Cleaning.NoArticle;

/// <summary>A line of the article, and what its sentences say that no article says.</summary>
/// <param name="Letters">In Latin letters, see <see cref="TextLine.Size"/>.</param>
/// <param name="NoticeLetters">How many of them stand in sentences that are notices.</param>
internal sealed record NoticeLine(TextLine Line, NoticeKinds Kinds, double Letters, double NoticeLetters)
{
    private const double MostOf = 0.6;

    public bool IsNotice => NoticeLetters >= MostOf * Letters;

    public bool Tells => !IsNotice && Line.IsProse;

    public bool Says(NoticeKinds kinds) => (Kinds & kinds) != 0;

    public static NoticeLine Read(TextLine line)
    {
        var kinds = NoticeKinds.None;
        double letters = 0;
        double notice = 0;
        foreach (var sentence in Sentences.Split(line.Text))
        {
            var size = new TextLine(sentence, line.Number, false).Size;
            letters += size;
            var says = NoticeTable.KindsOf(NoticeText.Plain(sentence));
            if (says != NoticeKinds.None)
            {
                kinds |= says;
                notice += size;
            }
        }

        return new NoticeLine(line, kinds, letters, notice);
    }
}
