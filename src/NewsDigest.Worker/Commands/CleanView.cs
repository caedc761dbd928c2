using NewsDigest.Articles;
using Spectre.Console;

namespace NewsDigest.Worker.Commands;

/// <summary>A cleaned article and its receipts, beside each other where the terminal is wide enough, else below each other.</summary>
internal static class CleanView
{
    private const int MinWidth = 100; // columns

    public static void Print(string name, CleanArticle clean, DetectedLanguage language)
    {
        var receipts = ReceiptLines.Short(clean.Receipts).ToArray();
        if (Console.IsOutputRedirected || AnsiConsole.Profile.Width < MinWidth)
        {
            Console.WriteLine(
                string.Join(
                    Environment.NewLine,
                    [
                        $"== {name}",
                        .. Facts(clean, language),
                        .. clean.Paragraphs.Select(paragraph =>
                            $"{paragraph.Id, -9} {paragraph.Text}"
                        ),
                        Heading(clean),
                        .. receipts.Select(line => $"  {line}"),
                        "",
                    ]
                )
            );
            return;
        }

        var table = new Table
        {
            Border = TableBorder.Rounded,
            Expand = true,
            Title = new TableTitle(Markup.Escape(name)),
        };
        table.AddColumn(
            new TableColumn("[bold]the article[/]") { Width = AnsiConsole.Profile.Width * 11 / 20 }
        );
        table.AddColumn(new TableColumn($"[bold]{Heading(clean)}[/]"));
        table.AddRow(
            new Rows([
                .. Facts(clean, language)
                    .Select(line => new Text(line, new Style(decoration: Decoration.Dim))),
                .. clean.Paragraphs.Select(paragraph => new Markup(
                    $"[dim]{paragraph.Id}[/] {Markup.Escape(paragraph.Text)}\n"
                )),
            ]),
            new Rows(receipts.Select(line => new Text($"{line}\n")))
        );
        AnsiConsole.Write(table);
    }

    private static string Heading(CleanArticle clean) =>
        clean.Receipts.Count switch
        {
            0 => "nothing was removed or mended",
            1 => "removed or mended: 1 span",
            var count => $"removed or mended: {count} spans",
        };

    private static IEnumerable<string> Facts(CleanArticle clean, DetectedLanguage language) =>
        [
            $"title     {clean.Title ?? "(none)"}",
            $"language  {language.Code} {language.Confidence:0.00}",
            .. clean.Page.Authors is [_, ..] authors
                ? [$"authors   {string.Join(", ", authors)}"]
                : Array.Empty<string>(),
            .. clean.Page.PublishedAt is { } time
                ? [$"published {time:yyyy-MM-dd HH:mm zzz}"]
                : Array.Empty<string>(),
        ];
}
