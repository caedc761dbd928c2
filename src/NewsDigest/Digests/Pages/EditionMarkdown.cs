using System.Text;
using NewsDigest.Articles;
using NewsDigest.Publishing;

namespace NewsDigest.Digests.Pages;

/// <summary>An edition as Markdown. All text of articles is escaped, so that it stays text.</summary>
internal static class EditionMarkdown
{
    public static string Write(EditionView view)
    {
        var page = new StringBuilder();
        var edition = view.Edition;
        Line(page, $"# {Text(edition.Title)}, {view.Times.Long(edition.Window.To)}");
        Line(page, "");
        Line(page, $"{Text(view.Counts)}{Bracketed(view.Reasons)}.");
        if (edition.Revision > 1)
        {
            Line(page, "");
            Line(page, $"Revision {edition.Revision}: {Text(edition.RevisionReason ?? "")}");
        }

        foreach (var note in edition.Notes)
        {
            Line(page, "");
            Line(page, $"*{Text(note)}*");
        }

        foreach (var (section, stories) in view.Sections)
        {
            Line(page, "");
            Line(page, $"## {Text(section ?? "Stories")}");
            foreach (var story in stories)
            {
                Write(page, view, story);
            }
        }

        if (edition.More.Count > 0)
        {
            Line(page, "");
            Line(page, "## Also today");
            Line(page, "");
            foreach (var story in edition.More)
            {
                var sources = story.Articles.Select(EditionView.SourceOf).Distinct();
                Line(page, $"- {Text(story.Headline)} ({Text(string.Join(", ", sources))})");
            }
        }

        return page.ToString();
    }

    private static void Write(StringBuilder page, EditionView view, Story story)
    {
        Line(page, "");
        Line(page, $"### {Text(story.Headline)}");
        Line(page, "");
        Line(page, $"{Facts(story)}");
        if (story.Continues is { } older)
        {
            Line(page, "");
            Line(
                page,
                $"Update of: {Link(older.Headline, view.Links.Story(older.Edition, story.Id))}"
            );
        }

        foreach (var sentence in story.Sentences)
        {
            var sources = sentence.Citations.Select(citation => Cite(view, story, citation));
            Line(page, "");
            Line(page, $"{Text(sentence.Text)} {string.Join(' ', sources)}");
        }

        foreach (var figure in story.Figures)
        {
            Line(page, "");
            Line(page, $"**Figures reported: {Text(figure.Label)}**");
            Line(page, "");
            foreach (var value in new FigureRows(figure).Values)
            {
                Line(page, FigureLine(view, story, value));
            }
        }

        foreach (var quote in story.Quotes)
        {
            Line(page, "");
            Line(
                page,
                $"> “{Text(quote.Text)}” — {Text(quote.Speaker ?? "speaker not named")} {Cite(view, story, quote.Citation)}"
            );
            Line(page, ">");
            Line(page, $"> {Text(quote.Original)} ({Text(LanguageNames.Of(quote.Language))})");
        }

        List(
            page,
            "Timeline",
            story.Timeline,
            entry =>
                $"{Text(EditionTimes.Entry(entry.At))}: {Text(entry.Text)} {Cite(view, story, entry.Citation)}"
        );
        List(page, "Sources", story.Articles, article => SourceLine(view, article));
        List(page, "Why together", story.Why, why => Text(why.Text));
    }

    private static string Facts(Story story)
    {
        string[] facts =
        [
            EditionView.Number(story.Sources, "source"),
            EditionView.Languages(story),
            .. story.IsMachineDraft ? [MachineDraft.Label] : Array.Empty<string>(),
        ];
        return Text(string.Join(" · ", facts));
    }

    private static string FigureLine(EditionView view, Story story, FigureValue value)
    {
        var at = value.At is { } time ? $", {view.Times.Short(time)}" : "";
        var change = value.Change is { } words ? $" ({Text(words)})" : "";
        var mark = value.IsChecked ? "" : " *unverified*";
        var original = FigureRows.OriginalOf(value) is { } own ? $" *{Text(own)}*" : "";
        return $"- **{Text(value.Text)}**{change}{mark}: {Text(value.Source)}{at}. {Text(value.Sentence)} {Cite(view, story, value.Citation)}{original}";
    }

    private static string SourceLine(EditionView view, StoryArticle article)
    {
        var title = Link(
            EditionView.TitleOf(article),
            EditionLinks.Source(article) ?? view.Links.Article(article)
        );
        return $"{Text(EditionView.SourceOf(article))}: {title} ({Text(LanguageNames.Of(article.Language))}, {article.Verdict.Words()})";
    }

    private static void List<T>(
        StringBuilder page,
        string heading,
        IReadOnlyList<T> entries,
        Func<T, string> line
    )
    {
        if (entries.Count == 0)
        {
            return;
        }

        Line(page, "");
        Line(page, $"**{heading}**");
        Line(page, "");
        foreach (var entry in entries)
        {
            Line(page, $"- {line(entry)}");
        }
    }

    private static string Cite(EditionView view, Story story, Citation citation)
    {
        var article = story.Articles.FirstOrDefault(one => one.Ref == citation.Article);
        var name = article is null ? citation.Article : EditionView.SourceOf(article);
        return $"({Link(name, view.Links.Citation(story, citation))})";
    }

    /// <param name="address">Of our own making, or one that was parsed: it holds no space and no bracket that is not escaped.</param>
    private static string Link(string text, string? address) =>
        address is null
            ? Text(text)
            : $"[{Text(text)}](<{address.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>)";

    private static string Bracketed(IEnumerable<string> reasons) =>
        string.Join(", ", reasons) is { Length: > 0 } list ? $" ({Text(list)})" : "";

    private static string Text(string text) => MarkdownPage.Escape(VisibleText.Of(text));

    private static void Line(StringBuilder page, string line) => page.Append(line).Append('\n');
}
