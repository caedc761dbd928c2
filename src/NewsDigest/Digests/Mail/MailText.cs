using System.Text;
using NewsDigest.Articles;
using NewsDigest.Digests.Pages;

namespace NewsDigest.Digests.Mail;

/// <summary>The part of a mail for those who read plain text: whole by itself.</summary>
internal static class MailText
{
    public static string Write(MailView mail)
    {
        var text = new StringBuilder();
        var view = mail.View;
        var edition = view.Edition;
        Line(text, edition.Title);
        Line(text, $"{view.Times.Long(edition.Window.To)} ({edition.Window.Zone})");
        var reasons = string.Join(", ", view.Reasons);
        Line(text, $"{view.Counts}{(reasons.Length > 0 ? $" ({reasons})" : "")}.");
        foreach (var note in edition.Notes)
        {
            Line(text, note);
        }

        if (view.Links.Edition(edition.Id) is { } page)
        {
            Line(text, page);
        }

        foreach (var story in mail.Told)
        {
            Write(text, view, story);
        }

        if (mail.Others.Count > 0)
        {
            text.Append('\n');
            Line(text, "ALSO IN THIS EDITION");
            foreach (var (headline, link, sources) in mail.Others)
            {
                Line(text, $"- {headline} ({sources})");
                if (link is not null)
                {
                    Line(text, $"  {link}");
                }
            }

            if (mail.Unnamed > 0)
            {
                Line(text, $"and {mail.Unnamed} more on the page.");
            }
        }

        if (edition.Stories.Count + edition.More.Count == 0)
        {
            Line(text, "No stories in this edition: nothing new was published in its window.");
        }

        if (mail.Unsubscribe is { } unsubscribe)
        {
            text.Append('\n');
            Line(text, $"Unsubscribe: {unsubscribe}");
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, EditionView view, Story story)
    {
        text.Append('\n');
        Line(text, story.Headline.ToUpperInvariant());
        var draft = story.IsMachineDraft ? ", machine draft" : "";
        Line(
            text,
            $"{EditionView.Number(story.Sources, "source")}, {EditionView.Languages(story)}{draft}"
        );
        foreach (var sentence in story.Sentences)
        {
            var names = sentence.Citations.Select(citation => Name(story, citation)).Distinct();
            Line(text, $"{sentence.Text} [{string.Join("; ", names)}]");
        }

        foreach (var figure in story.Figures)
        {
            Line(text, $"Figures reported: {figure.Label}");
            foreach (var value in new FigureRows(figure).Values)
            {
                var at = value.At is { } time ? $", {view.Times.Short(time)}" : "";
                var mark = value.IsChecked ? "" : ", unverified";
                var original = FigureRows.OriginalOf(value) is { } own ? $" ({own})" : "";
                Line(
                    text,
                    $"  {value.Text}: {value.Source}{at}{mark}. \"{value.Sentence}\"{original}"
                );
            }
        }

        foreach (var article in story.Articles)
        {
            var address = EditionLinks.Source(article) ?? view.Links.Article(article);
            Line(
                text,
                $"- {EditionView.SourceOf(article)}: {EditionView.TitleOf(article)}{(address is null ? "" : $" {address}")}"
            );
        }
    }

    private static string Name(Story story, Citation citation) =>
        story.Articles.FirstOrDefault(article => article.Ref == citation.Article) is { } article
            ? EditionView.SourceOf(article)
            : citation.Article;

    private static void Line(StringBuilder text, string line) =>
        text.Append(VisibleText.Of(line)).Append('\n');
}
