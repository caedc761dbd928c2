using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>The result as Markdown: English first, the original at the end. Article text is escaped, so that it stays text.</summary>
internal static class MarkdownPage
{
    private const string Special = "\\`*_{}[]<>#|~!";

    public static Task<ReadOnlyMemory<byte>> RenderAsync(ArticleResult result) => WholeDocument.WriteAsync(async bytes =>
    {
        await using var page = new StreamWriter(bytes, leaveOpen: true);
        Write(page, result);
    });

    private static void Write(StreamWriter page, ArticleResult result)
    {
        page.Write($"# {Escape(result.Title.English ?? result.Title.Original ?? result.Id)}\n\n");
        page.Write($"**{result.Verdict.Words()}** · {result.Language.Code} · {Escape(string.Join(", ", Origin(result)))}\n\n");

        if (result.Summary is { } summary)
        {
            page.Write($"> {Escape(summary.OneSentence)}\n\n");
            page.Write(summary.Note is { } note ? $"*{Escape(note)}*\n\n" : "");
            foreach (var bullet in summary.Bullets)
            {
                page.Write($"- {Escape(bullet.Text)} ({string.Join(", ", bullet.Paragraphs)})\n");
            }

            page.Write('\n');
        }

        foreach (var reason in result.Reasons)
        {
            page.Write($"- {(reason.Severity == Severity.Hard ? "**hard**" : "note")} {reason.Check} {reason.Paragraph}: {Escape(reason.Message)}\n");
        }

        foreach (var caveat in result.Caveats)
        {
            page.Write($"- note {caveat.Kind} {caveat.Paragraph}: {Escape(caveat.Note)}\n");
        }

        Section(page, "English", result.Paragraphs.Select(paragraph => paragraph.English is { } english ? Escape(english) : $"*{paragraph.Id}: no English ({paragraph.Status})*"));
        if (!result.Language.IsEnglish)
        {
            Section(page, "Original", [.. result.Title.Original is { } title ? [$"**{Escape(title)}**"] : Array.Empty<string>(), .. result.Paragraphs.Select(paragraph => Escape(paragraph.Original))]);
        }
    }

    private static void Section(StreamWriter page, string heading, IEnumerable<string> paragraphs)
    {
        page.Write($"\n## {heading}\n");
        foreach (var paragraph in paragraphs)
        {
            page.Write($"\n{paragraph}\n");
        }
    }

    private static IEnumerable<string> Origin(ArticleResult result) =>
        new[] { result.Source.Name, result.Source.Url?.AbsoluteUri, result.Engine.Name, result.Engine.Model }.OfType<string>();

    /// <summary>Line starts that would begin a list, a heading or a quotation are escaped too.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var lineStart = true;
        foreach (var c in text)
        {
            if (Special.Contains(c, StringComparison.Ordinal) || (lineStart && c is '-' or '+' or '='))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
            lineStart = c == '\n' || (lineStart && c == ' ');
        }

        return escaped.ToString();
    }
}
