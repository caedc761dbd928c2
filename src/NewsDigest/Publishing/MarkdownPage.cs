using System.Globalization;
using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>The result as Markdown: English first, the original at the end. Article text is escaped, so that it stays text.</summary>
internal static class MarkdownPage
{
    private const string Special = "\\`*_{}[]<>#|~!";

    public static string Render(ArticleResult result)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {Escape(result.Title.English ?? result.Title.Original ?? result.Id)}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"**{result.Verdict.Words()}** · {result.Language.Code} · {Escape(string.Join(", ", Origin(result)))}\n\n");

        if (result.Summary is { } summary)
        {
            page.Append(CultureInfo.InvariantCulture, $"> {Escape(summary.OneSentence)}\n\n");
            foreach (var bullet in summary.Bullets)
            {
                page.Append(CultureInfo.InvariantCulture, $"- {Escape(bullet.Text)} ({string.Join(", ", bullet.Paragraphs)})\n");
            }

            page.Append('\n');
        }

        foreach (var reason in result.Reasons)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {(reason.Severity == Severity.Hard ? "**hard**" : "note")} {reason.Check} {reason.Paragraph}: {Escape(reason.Message)}\n");
        }

        foreach (var caveat in result.Caveats)
        {
            page.Append(CultureInfo.InvariantCulture, $"- note {caveat.Kind} {caveat.Paragraph}: {Escape(caveat.Note)}\n");
        }

        Section(page, "English", result.Paragraphs.Select(paragraph => paragraph.English is { } english ? Escape(english) : $"*{paragraph.Id}: no English ({paragraph.Status})*"));
        if (!result.Language.IsEnglish)
        {
            Section(page, "Original", [.. result.Title.Original is { } title ? [$"**{Escape(title)}**"] : Array.Empty<string>(), .. result.Paragraphs.Select(paragraph => Escape(paragraph.Original))]);
        }

        return page.ToString();
    }

    private static void Section(StringBuilder page, string heading, IEnumerable<string> paragraphs) =>
        page.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n").AppendJoin("\n\n", paragraphs).Append('\n');

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
