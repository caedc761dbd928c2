using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Evaluation;

/// <summary>
/// What the plain-text path makes of a page's whole visible text: of the words of the body that the text has, how many are kept;
/// of the words that are no body, how many are gone. The headline counts as neither.
/// </summary>
internal static class MessEvaluation
{
    private const int FewPages = 3;

    public static IEnumerable<Row> Measure(string folder, bool worst) =>
        [.. Sets(folder, "html_fundus").SelectMany(set => Fundus(set, worst)), .. Sets(folder, "html_trafilatura").SelectMany(Trafilatura)];

    private static IEnumerable<DirectoryInfo> Sets(string folder, string prefix)
    {
        var found = new DirectoryInfo(folder).GetDirectories($"{prefix}*").OrderBy(set => set.Name, StringComparer.Ordinal).ToArray();
        if (found is [])
        {
            Console.WriteLine($"{prefix}*: no such set under {folder}; skipped.");
        }

        return found;
    }

    private static List<Row> Fundus(DirectoryInfo set, bool worst)
    {
        var (scores, time, alone, words) = (new List<Score>(), new Stopwatch(), 0, 0);
        foreach (var line in Lines(Path.Combine(set.FullName, "expected.jsonl")))
        {
            var mess = VisiblePage.Text(Read(Path.Combine(set.FullName, Text(line, "html"))));
            time.Start();
            var clean = ArticleCleaner.TryClean(Raw(mess));
            time.Stop();
            var body = new WordCover(Text(line, "text"));
            words += body.Words;
            alone += body.In(new WordCover(Shown(ArticleCleaner.TryClean(Raw(Text(line, "text"))))).Runs()).Count(had => had);
            scores.Add(Score.Of(Text(line, "id"), line.GetProperty("lang")[0].GetString()!, mess, Shown(clean), $"{Text(line, "summary")}\n{Text(line, "text")}", Text(line, "title")));
        }

        if (worst)
        {
            foreach (var score in scores.OrderBy(score => score.Kept).Take(20).Concat(scores.OrderBy(score => score.Gone).Take(20)))
            {
                Console.WriteLine($"kept {score.Kept:0.000} of {score.Body}, gone {score.Gone:0.000} of {score.Other}: {score.Id}");
            }
        }

        return
        [
            .. scores.GroupBy(score => score.Language).Where(group => group.Count() >= FewPages).SelectMany(group => Rows(set.Name, group.Key, [.. group])),
            .. Rows(set.Name, "all", scores),
            new Row(set.Name, "all, body alone", "words kept", alone / (double)words, words),
            new Row(set.Name, "all, plain text", "ms a page", time.Elapsed.TotalMilliseconds / scores.Count, scores.Count),
        ];
    }

    private static IEnumerable<Row> Rows(string set, string group, IReadOnlyList<Score> scores) =>
    [
        new Row(set, $"{group}, plain text", "body words kept", scores.Sum(score => score.BodyKept) / (double)scores.Sum(score => score.Body), scores.Sum(score => score.Body)),
        new Row(set, $"{group}, plain text", "other words gone", 1 - (scores.Sum(score => score.OtherKept) / (double)scores.Sum(score => score.Other)), scores.Sum(score => score.Other)),
        new Row(set, $"{group}, plain text", "body words kept, mean of pages", scores.Average(score => score.Kept), scores.Count),
        new Row(set, $"{group}, plain text", "other words gone, mean of pages", scores.Average(score => score.Gone), scores.Count),
    ];

    private static List<Row> Trafilatura(DirectoryInfo set)
    {
        var (with, kept, without, gone) = (0, 0, 0, 0);
        foreach (var line in Lines(Path.Combine(set.FullName, "evaldata.jsonl")))
        {
            var mess = VisiblePage.Text(Read(Path.Combine(set.FullName, Text(line, "html"))));
            var (before, after) = (Folded(mess), Folded(Shown(ArticleCleaner.TryClean(Raw(mess)))));
            var (wanted, unwanted) = (Segments(line, "with").Where(before.Contains).ToArray(), Segments(line, "without").Where(before.Contains).ToArray());
            (with, kept) = (with + wanted.Length, kept + wanted.Count(after.Contains));
            (without, gone) = (without + unwanted.Length, gone + unwanted.Count(segment => !after.Contains(segment)));
        }

        return [new Row(set.Name, "plain text", "segments kept", kept / (double)with, with), new Row(set.Name, "plain text", "unwanted segments gone", gone / (double)without, without)];
    }

    private static string Shown(CleanArticle? clean) => clean is null ? "" : string.Join('\n', clean.Paragraphs.Select(paragraph => paragraph.Text).Prepend(clean.Title ?? ""));

    private static RawArticle Raw(string text) => new(new ArticleId("x"), null, text, ArticleFormat.Text, null, ArticleSource.Unknown, null, ArticlePriority.Normal, [], null);

    private static IEnumerable<JsonElement> Lines(string file) => File.ReadLines(file).Where(line => line.Length > 1).Select(line => JsonDocument.Parse(line).RootElement);

    private static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IEnumerable<string> Segments(JsonElement line, string name) => line.GetProperty(name).EnumerateArray().Select(segment => Folded(segment.GetString()!));

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Read(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed record Score(string Id, string Language, int Body, int BodyKept, int Other, int OtherKept)
    {
        public double Kept => Body == 0 ? 1 : BodyKept / (double)Body;

        public double Gone => Other == 0 ? 1 : 1 - (Math.Min(OtherKept, Other) / (double)Other);

        public static Score Of(string id, string language, string mess, string clean, string body, string title)
        {
            var (wanted, before, after) = (new WordCover(body), new WordCover(mess), new WordCover(clean));
            var (inMess, inClean) = (wanted.In(before.Runs()), wanted.In(after.Runs()));
            var neutral = new WordCover($"{title}\n{body}").Runs();
            return new Score(
                id,
                language,
                inMess.Count(had => had),
                inMess.Zip(inClean).Count(word => word is { First: true, Second: true }),
                before.In(neutral).Count(had => !had),
                after.In(neutral).Count(had => !had));
        }
    }
}
