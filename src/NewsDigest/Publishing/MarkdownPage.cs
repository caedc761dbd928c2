using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>
/// The result as Markdown: English first, the original at the end. Article text is escaped, so that it stays text, and no line is
/// longer than people can bear: a paragraph goes on in the next.
/// </summary>
internal static class MarkdownPage
{
    private const int MaxHeading = 300;
    private const string Special = "\\`*_{}[]<>#|~!";

    public static Task<ReadOnlyMemory<byte>> RenderAsync(ArticleResult result) =>
        WholeDocument.WriteAsync(async bytes =>
        {
            await using var page = new StreamWriter(bytes, leaveOpen: true);
            Write(page, result);
        });

    private static void Write(StreamWriter page, ArticleResult result)
    {
        var heading = VisibleText.Line(
            result.Title.English ?? result.Title.Original ?? result.Id,
            MaxHeading / 2
        ); // each letter may be escaped
        Write(page, $"# {Escape(heading)}\n");
        Write(
            page,
            $"**{result.Verdict.Words()}** · {result.Language.Code} · {Escape(string.Join(", ", Origin(result)))}\n"
        );

        foreach (var line in ReviewLine.Of(result))
        {
            Write(
                page,
                $"{line.Text}{(line.Places.Count > 0 ? ": " : "")}{string.Join(", ", line.Places.Take(ReviewLine.MaxPlaces))}\n"
            );
        }

        if (result.Summary is { } summary)
        {
            Write(page, $"> {Escape(summary.OneSentence)}\n");
            if (summary.Note is { } remark)
            {
                Write(page, $"*{Escape(remark)}*\n");
            }

            foreach (var bullet in summary.Bullets)
            {
                Write(page, $"- {Escape(bullet.Text)} ({string.Join(", ", bullet.Paragraphs)})");
            }

            page.Write('\n');
        }

        foreach (var reason in result.Reasons)
        {
            Write(
                page,
                $"- {(reason.Severity == Severity.Hard ? "**hard**" : "note")} {reason.Check} {reason.Paragraph}: {Escape(reason.Message)}"
            );
        }

        foreach (var caveat in result.Caveats)
        {
            Write(page, $"- note {Escape(caveat.Kind)} {caveat.Paragraph}: {Escape(caveat.Note)}");
        }

        Section(
            page,
            "English",
            result.Paragraphs.Select(paragraph =>
                paragraph.English is { } english
                    ? Escape(english)
                    : $"*{paragraph.Id}: no English ({paragraph.Status})*"
            )
        );
        if (!result.Language.IsEnglish)
        {
            Section(
                page,
                "Original",
                [
                    .. result.Title.Original is { } title
                        ? [$"**{Escape(title)}**"]
                        : Array.Empty<string>(),
                    .. result.Paragraphs.Select(paragraph => Escape(paragraph.Original)),
                ]
            );
        }
    }

    private static void Section(StreamWriter page, string heading, IEnumerable<string> paragraphs)
    {
        page.Write($"\n## {heading}\n");
        foreach (var paragraph in paragraphs)
        {
            Write(page, $"\n{paragraph}");
        }
    }

    /// <summary>The last line end is added. A line that goes on in the next must not begin a list or a heading there.</summary>
    private static void Write(StreamWriter page, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var isFirst = true;
            foreach (var part in VisibleText.Wrap(line, VisibleText.MaxLine - 1))
            {
                page.Write($"{(isFirst ? part : Continuing(part))}\n");
                isFirst = false;
            }
        }
    }

    private static string Continuing(string line) =>
        line switch
        {
            ['-' or '+' or '=', ..] => $"\\{line}",
            ['1', '.' or ')', ' ', ..] => $"1\\{line[1..]}",
            _ => line,
        };

    private static IEnumerable<string> Origin(ArticleResult result) =>
        new[]
        {
            result.Source.Name,
            result.Source.Url?.AbsoluteUri,
            result.Engine.Name,
            result.Engine.Model,
        }.OfType<string>();

    /// <summary>Line starts that would begin a list, a heading or a quotation are escaped too.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var lineStart = true;
        foreach (var c in text)
        {
            if (
                Special.Contains(c, StringComparison.Ordinal)
                || (lineStart && c is '-' or '+' or '=')
            )
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
            lineStart = c == '\n' || (lineStart && c == ' ');
        }

        return escaped.ToString();
    }
}
