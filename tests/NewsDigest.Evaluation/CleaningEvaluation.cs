using System.CommandLine;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Evaluation;

/// <summary>What cleaning keeps of an article and lets through of a page, with three plain baselines beside it.</summary>
internal static partial class CleaningEvaluation
{
    private const int Shingle = 4; // words
    private const int LongParagraph = 60; // characters

    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = "Folder with html_fundus_dev and html_trafilatura.", Required = true };
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Also write the rows {set, group, metric, value, n} to this file." };
    private static readonly Option<bool> Worst = new("--worst") { Description = "List the pages with the lowest F1." };

    private static readonly (string Name, Func<string, string> Extract)[] Extractors =
    [
        ("newsdigest", html => ArticleCleaner.TryClean(Raw(html)) is { } clean ? clean.Text : ""),
        ("smartreader alone", html => new SmartReader.Reader("https://localhost/", html).GetArticle().TextContent ?? ""),
        ("long <p>", html => string.Join('\n', Parse(html).QuerySelectorAll("p").Select(p => p.TextContent.Trim()).Where(text => text.Length >= LongParagraph))),
        ("all visible text", VisibleText),
    ];

    public static Command Create()
    {
        var command = new Command("cleaning", "Precision, recall and F1 of the article's text, per set and language, with baselines.") { Data, Json, Worst };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var folder = command.GetRequiredValue(Data).FullName;
        Row.Report([.. Fundus(Path.Combine(folder, "html_fundus_dev"), command.GetValue(Worst)), .. Trafilatura(Path.Combine(folder, "html_trafilatura"), command.GetValue(Worst))], command.GetValue(Json));
        return 0;
    }

    private static List<Row> Fundus(string folder, bool worst)
    {
        List<Row> rows = [];
        var pages = Lines(Path.Combine(folder, "expected.jsonl")).Select(line => (
            Id: Text(line, "id"),
            Language: line.GetProperty("lang")[0].GetString()!,
            Html: Read(Path.Combine(folder, Text(line, "html"))),
            Expected: $"{Text(line, "summary")}\n{Text(line, "text")}",
            Title: Text(line, "title"))).ToArray();
        foreach (var (name, extract) in Extractors)
        {
            var clock = Stopwatch.StartNew();
            var scores = pages.Select(page => (page.Id, page.Language, Score: Score(extract(page.Html), page.Expected))).ToArray();
            var milliseconds = clock.Elapsed.TotalMilliseconds / pages.Length;
            foreach (var group in scores.GroupBy(score => score.Language).Where(group => name == "newsdigest" && group.Count() > 2).Append<IEnumerable<(string Id, string Language, (double P, double R, double F) Score)>>(scores))
            {
                var all = group.ToArray();
                var label = all.Length == scores.Length ? $"all, {name}" : all[0].Language;
                rows.Add(new Row("html_fundus_dev", label, "precision", all.Average(score => score.Score.P), all.Length));
                rows.Add(new Row("html_fundus_dev", label, "recall", all.Average(score => score.Score.R), all.Length));
                rows.Add(new Row("html_fundus_dev", label, "F1", all.Average(score => score.Score.F), all.Length));
            }

            rows.Add(new Row("html_fundus_dev", $"all, {name}", "ms a page", milliseconds, pages.Length));
            if (worst && name == "newsdigest")
            {
                foreach (var (id, _, score) in scores.OrderBy(score => score.Score.F).Take(25))
                {
                    Console.WriteLine($"{score.F:0.00} P {score.P:0.00} R {score.R:0.00} {id}");
                }
            }
        }

        rows.Add(new Row("html_fundus_dev", "all, newsdigest", "title", pages.Count(page => Squash.Same(ArticleCleaner.TryClean(Raw(page.Html))?.Title ?? "-", page.Title)) / (double)pages.Length, pages.Length));
        return rows;
    }

    private static List<Row> Trafilatura(string folder, bool worst)
    {
        List<Row> rows = [];
        var pages = Lines(Path.Combine(folder, "evaldata.jsonl")).Select(line => (Url: Text(line, "url"), Html: Read(Path.Combine(folder, Text(line, "html"))), With: Segments(line, "with"), Without: Segments(line, "without"))).ToArray();
        foreach (var (name, extract) in Extractors)
        {
            var (tp, fn, fp, tn) = (0, 0, 0, 0);
            foreach (var page in pages)
            {
                var text = Folded(extract(page.Html));
                var (kept, leaked) = (page.With.Count(segment => text.Contains(Folded(segment), StringComparison.Ordinal)), page.Without.Count(segment => text.Contains(Folded(segment), StringComparison.Ordinal)));
                (tp, fn, fp, tn) = (tp + kept, fn + page.With.Length - kept, fp + leaked, tn + page.Without.Length - leaked);
                if (worst && name == "newsdigest" && (kept < page.With.Length - 1 || leaked > 1))
                {
                    Console.WriteLine($"kept {kept}/{page.With.Length} leaked {leaked}/{page.Without.Length} {page.Url}");
                }
            }

            var (precision, recall) = (tp / (double)(tp + fp), tp / (double)(tp + fn));
            rows.Add(new Row("html_trafilatura", name, "precision", precision, tp + fp));
            rows.Add(new Row("html_trafilatura", name, "recall", recall, tp + fn));
            rows.Add(new Row("html_trafilatura", name, "F", 2 * precision * recall / (precision + recall), tp + fn + fp + tn));
        }

        return rows;
    }

    private static (double P, double R, double F) Score(string text, string expected)
    {
        var (found, wanted) = (Shingles(text), Shingles(expected));
        double common = found.Sum(shingle => Math.Min(shingle.Value, wanted.GetValueOrDefault(shingle.Key)));
        var (precision, recall) = (common / Math.Max(1, found.Values.Sum()), common / Math.Max(1, wanted.Values.Sum()));
        return (precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value).ToArray();
        return Enumerable.Range(0, Math.Max(0, words.Length - Shingle + 1)).Select(start => string.Join(' ', words.AsSpan(start, Shingle).ToArray())).CountBy(shingle => shingle).ToDictionary();
    }

    private static string VisibleText(string html)
    {
        var document = Parse(html);
        foreach (var hidden in document.QuerySelectorAll("script, style, noscript, template").ToArray())
        {
            hidden.Remove();
        }

        return document.Body?.TextContent ?? "";
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static RawArticle Raw(string html) => new(new ArticleId("x"), null, html, ArticleFormat.Html, null, ArticleSource.Unknown, null, ArticlePriority.Normal, [], null);

    private static string Read(string file)
    {
        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string[] Segments(JsonElement line, string name) => [.. line.GetProperty(name).EnumerateArray().Select(segment => segment.GetString()!)];

    private static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Folded(string text) => Space().Replace(text, " ");

    private static IEnumerable<JsonElement> Lines(string file) => File.ReadLines(file).Where(line => line.Length > 1).Select(line => JsonDocument.Parse(line).RootElement);

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
