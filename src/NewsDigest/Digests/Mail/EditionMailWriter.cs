using System.Text;
using NewsDigest.Articles;
using NewsDigest.Digests.Pages;
using NewsDigest.Publishing;

namespace NewsDigest.Digests.Mail;

/// <summary>Makes the mail of an edition, never so long that a mail program cuts it off.</summary>
/// <param name="baseUrl">Where the root of the store is read from; null when nobody said, and then the mail has no links to our pages.</param>
internal sealed class EditionMailWriter(PageRenderer pages, Uri? baseUrl)
{
    /// <summary>Gmail cuts mails off at 102 KB.</summary>
    public const int MostBytes = 90_000;

    private const int MostSubject = 150;

    /// <param name="unsubscribe">Where this reader ends the mails; null where only a mail does.</param>
    public async Task<EditionMail> WriteAsync(Edition edition, string? unsubscribe)
    {
        var view = new EditionView(edition, new EditionLinks(baseUrl?.AbsoluteUri));
        var mail = new MailView(
            view,
            edition.Stories.Count,
            edition.Stories.Count + edition.More.Count,
            unsubscribe
        );
        var html = await HtmlAsync(mail);
        while (html.Length > MostBytes && mail.Named > 0)
        {
            mail = Shorter(mail, html.Length);
            html = await HtmlAsync(mail);
        }

        return new EditionMail(
            Subject(view),
            Encoding.UTF8.GetString(html.Span),
            MailText.Write(mail)
        );
    }

    /// <summary>First fewer stories are told, and only when none is told are fewer named.</summary>
    private static MailView Shorter(MailView mail, int length)
    {
        var share = (double)MostBytes / length;
        return mail.Whole > 0
            ? mail with
            {
                Whole = Math.Min(mail.Whole - 1, (int)(mail.Whole * share)),
            }
            : mail with
            {
                Named = Math.Min(mail.Named - 1, (int)(mail.Named * share)),
            };
    }

    private Task<ReadOnlyMemory<byte>> HtmlAsync(MailView mail) =>
        pages.RenderAsync<MailPage>(mail);

    private static string Subject(EditionView view)
    {
        var edition = view.Edition;
        var first = edition.Stories is [var story, ..] ? story.Headline : "no news";
        return VisibleText.Line(
            $"{edition.Title}, {view.Times.Short(edition.Window.To)}: {first}",
            MostSubject
        );
    }
}
