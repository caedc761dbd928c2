using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Parser;
using NewsDigest.Articles;
using NewsDigest.Cleaning;
using NewsDigest.Intake;

namespace NewsDigest.Benchmarks;

/// <summary>How cleaning a page grows with the page: it must be linear.</summary>
internal static class PagesBenchmark
{
    private const int Rounds = 5;
    private static readonly Option<DirectoryInfo?> Pages = new("--pages")
    {
        Description = "A folder of real pages (*.html.gz) to take the medians of instead.",
    };

    public static Command Create()
    {
        var command = new Command(
            "pages",
            "CPU milliseconds and megabytes to clean pages of 0.1 to 5 MB, or the median page of a folder, with the parts beside it."
        )
        {
            Pages,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(Pages) is { } folder)
            {
                Console.WriteLine(Median([.. folder.GetFiles("*.gz").Select(Read)]));
                return 0;
            }

            foreach (var megabytes in (double[])[0.1, 0.5, 1, 2, 5])
            {
                var page = Page((int)(megabytes * 1_000_000));
                Console.WriteLine(
                    $"{megabytes, 4} MB   parser {Measure(() => new HtmlParser().ParseDocument(page))}   flat {Measure(() => FlatPage.Of(new HtmlParser().ParseDocument(page)))}   page {Measure(() => HtmlArticle.Read(page, []))}   whole cleaning {Measure(() => ArticleCleaner.TryClean(Raw(page)))}"
                );
            }

            return 0;
        });
        return command;
    }

    private static string Measure(Action work)
    {
        work();
        var times = Enumerable
            .Range(0, Rounds)
            .Select(_ =>
            {
                var (start, memory) = (
                    Process.GetCurrentProcess().TotalProcessorTime,
                    GC.GetAllocatedBytesForCurrentThread()
                );
                work();
                return (
                    Ms: (Process.GetCurrentProcess().TotalProcessorTime - start).TotalMilliseconds,
                    Mb: (GC.GetAllocatedBytesForCurrentThread() - memory) / 1e6
                );
            })
            .OrderBy(time => time.Ms)
            .ToArray();
        return $"{times[Rounds / 2].Ms, 6:0} ms {times[Rounds / 2].Mb, 5:0} MB";
    }

    private static string Median(string[] pages)
    {
        (string Name, Action<string> Work)[] parts =
        [
            ("depth", page => DeepPage.Flatten(page, [])),
            ("parser", page => new HtmlParser().ParseDocument(page)),
            ("flat", page => FlatPage.Of(new HtmlParser().ParseDocument(page))),
            (
                "furniture",
                page =>
                {
                    var flat = FlatPage.Of(new HtmlParser().ParseDocument(page));
                    PageBoilerplate.Mark(flat);
                }
            ),
            ("page", page => HtmlArticle.Read(page, [])),
            ("whole cleaning", page => ArticleCleaner.TryClean(Raw(page))),
        ];
        var times = parts.Select(part =>
        {
            _ = pages.Sum(page => Time(part.Work, page)); // once to compile
            return $"{part.Name} {pages.Select(page => Time(part.Work, page)).Order().ElementAt(pages.Length / 2):0.0} ms";
        });
        return $"{pages.Length} pages, median {pages.Select(page => page.Length).Order().ElementAt(pages.Length / 2) / 1000} thousand characters: {string.Join("   ", times)}";
    }

    private static double Time(Action<string> work, string page)
    {
        var watch = Stopwatch.StartNew();
        work(page);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static string Read(FileInfo file)
    {
        using var stream = new GZipStream(file.OpenRead(), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return BodyCharset.Decode(bytes.ToArray()).Text;
    }

    private static RawArticle Raw(string page) =>
        new(
            new ArticleId("a"),
            null,
            page,
            ArticleFormat.Html,
            null,
            ArticleSource.Unknown,
            null,
            ArticlePriority.Normal,
            [],
            null
        );

    /// <summary>A page as sites make them: a third menus, a third script, a third article in paragraphs of their own.</summary>
    private static string Page(int length)
    {
        var html = new StringBuilder(
            "<!DOCTYPE html><html lang=en><head><title>The bridge</title></head><body><nav>"
        );
        for (var number = 0; html.Length < length / 3; number++)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<div class='menu-item item-{number}'><a href='/section/{number}'><span>Section {number} of the site</span></a></div>\n"
            );
        }

        html.Append("</nav><script>");
        while (html.Length < 2 * length / 3)
        {
            html.Append("window.data.push({\"id\":\"a\",\"text\":\"nothing to read\"});\n");
        }

        html.Append("</script><article><h1>The bridge</h1>");
        for (var number = 0; html.Length < length; number++)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<p>On day {number} the council of <a href='/n'>Northam</a> voted on part {number} of the repair, and {number * 7} people came to listen; it will cost {number} euros more.</p>\n"
            );
        }

        return html.Append("</article><footer><p>All rights reserved</p></footer></body></html>")
            .ToString();
    }
}
