using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsDigest.Digests.Stories;

namespace NewsDigest.Evaluation;

/// <summary>How well articles are put into stories: B-cubed and pairwise figures over labelled sets, and traps out of issue threads.</summary>
internal static class StoriesEvaluation
{
    private const int MostOfStory = 12; // of the headlines, whose stories are an aggregator's

    private static readonly int[] SparseSizes = [1, 1, 1, 2, 2, 3, 5, 8];

    private static readonly double[] Limits = [0.4, 0.6, 0.9];

    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "Folder with sets named stories*.",
        Required = true,
    };
    private static readonly Option<FileInfo?> Json = new("--json")
    {
        Description = "Also write the rows {set, group, metric, value, n} to this file.",
    };

    private static readonly Option<bool> Fit = new("--fit")
    {
        Description = "Fit the weights of the model to the sets instead, and print them.",
    };

    public static Command Create()
    {
        var command = new Command("stories", "How well articles are put into stories.")
        {
            Data,
            Json,
            Fit,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        if (command.GetValue(Fit))
        {
            PrintFit(command.GetRequiredValue(Data));
            return 0;
        }

        List<Row> rows = [];
        foreach (var set in DataSet.Named(command.GetRequiredValue(Data), "stories"))
        {
            foreach (var file in set.Folder.GetFiles("*.jsonl").OrderBy(file => file.Name))
            {
                JsonElement[] lines = [.. set.Lines(file.Name)];
                rows.AddRange(
                    lines[0].Text("expect").Length > 0 ? Traps(lines) : Labelled(file.Name, lines)
                );
            }
        }

        Row.Report(rows, command.GetValue(Json));
        return 0;
    }

    /// <summary>Every set has the same weight; of its pairs all of one story, and of the others those that are most alike.</summary>
    private static void PrintFit(DirectoryInfo data)
    {
        List<(double[] Features, bool IsSame, double Weight)> pairs = [];
        foreach (var set in DataSet.Named(data, "stories"))
        {
            foreach (var file in set.Folder.GetFiles("*.jsonl").OrderBy(file => file.Name))
            {
                JsonElement[] lines = [.. set.Lines(file.Name)];
                if (lines[0].Text("expect").Length == 0)
                {
                    var some =
                        lines[0].Text("text").Length == 0 ? Capped(lines, _ => MostOfStory) : lines;
                    pairs.AddRange(PairsOf(some, "good"));
                    if (lines[0].Text("poor_text").Length > 0)
                    {
                        pairs.AddRange(PairsOf(some, "mixed"));
                    }
                }
            }
        }

        var fitted = LogisticFit.Of(pairs);
        Console.WriteLine(
            string.Join(
                ", ",
                fitted.Select(weight => weight.ToString("R", CultureInfo.InvariantCulture))
            )
        );
    }

    private static IEnumerable<(double[] Features, bool IsSame, double Weight)> PairsOf(
        JsonElement[] lines,
        string quality
    )
    {
        JsonElement[] sorted = [.. lines.OrderBy(line => line.Text("id"), StringComparer.Ordinal)];
        StoryText[] texts =
        [
            .. sorted.Select(line =>
                TextOf(line, quality == "mixed" && Hash(line.Text("id")) % 2 == 1)
            ),
        ];
        var vectors = new StoryVectors(texts, TimeSpan.FromHours(72), TermTable.Shipped);
        var all = vectors
            .Pairs(texts.Length, least: 0)
            .All()
            .Select(pair =>
                (
                    Features: vectors.Features(pair.One, pair.Other),
                    IsSame: sorted[pair.One].Text("story") == sorted[pair.Other].Text("story")
                )
            )
            .ToArray();
        var same = all.Where(pair => pair.IsSame).ToArray();
        var others = all.Where(pair => !pair.IsSame)
            .OrderByDescending(pair => pair.Features[0])
            .Take((4 * same.Length) + 6000)
            .ToArray();
        return same.Concat(others)
            .Select(pair => (pair.Features, pair.IsSame, 9000.0 / (same.Length + others.Length)));
    }

    private static IEnumerable<Row> Labelled(string file, JsonElement[] lines)
    {
        var name = file.Split('_', '.')[0];
        var isHeadlines = lines[0].Text("text").Length == 0;
        var full = isHeadlines ? Capped(lines, _ => MostOfStory) : lines;
        var sparse = Capped(lines, story => SparseSizes[(int)(Hash($"k{story}") % 8)]);
        var hasPoor = lines[0].Text("poor_text").Length > 0;
        foreach (
            var (part, rows) in ((string, JsonElement[])[])[("full", full), ("sparse", sparse)]
        )
        {
            foreach (var quality in hasPoor ? (string[])["good", "poor", "mixed"] : ["good"])
            {
                var group = hasPoor ? $"{part} {quality}" : part;
                foreach (var row in Measure(name, group, rows, quality))
                {
                    yield return row;
                }
            }
        }
    }

    private static IEnumerable<Row> Measure(
        string set,
        string group,
        JsonElement[] lines,
        string quality
    )
    {
        JsonElement[] sorted = [.. lines.OrderBy(line => line.Text("id"), StringComparer.Ordinal)];
        bool[] poor =
        [
            .. sorted.Select(line =>
                quality == "poor" || (quality == "mixed" && Hash(line.Text("id")) % 2 == 1)
            ),
        ];
        StoryText[] texts = [.. sorted.Select((line, place) => TextOf(line, poor[place]))];
        string[] gold = [.. sorted.Select(line => line.Text("story"))];
        var pairs = PairsOf(texts);
        foreach (var limit in Limits)
        {
            var groups = Linkage.Group(texts.Length, pairs.All(), limit);
            var named = string.Create(CultureInfo.InvariantCulture, $"{group} p>={limit:0.0}");
            foreach (var (metric, value, n) in Score(groups, gold))
            {
                yield return new Row(set, named, metric, value, n);
            }

            if (quality == "mixed")
            {
                yield return MixedFound(set, named, groups, gold, poor);
            }
        }
    }

    /// <summary>Of the pairs of one story with one good and one poor text, how many are together.</summary>
    private static Row MixedFound(
        string set,
        string group,
        IReadOnlyList<IReadOnlyList<int>> groups,
        string[] gold,
        bool[] poor
    )
    {
        var of = GroupOf(groups, gold.Length);
        var pairs = Pairs(gold.Length)
            .Where(pair => gold[pair.One] == gold[pair.Other] && poor[pair.One] != poor[pair.Other])
            .ToArray();
        return new Row(
            set,
            group,
            "mixed_pairs_found",
            pairs.Average(pair => of[pair.One] == of[pair.Other] ? 1.0 : 0),
            pairs.Length
        );
    }

    private static StoryPairs PairsOf(StoryText[] texts) =>
        new StoryVectors(texts, TimeSpan.FromHours(72), TermTable.Shipped).Pairs(texts.Length);

    private static IEnumerable<(string Metric, double Value, int N)> Score(
        IReadOnlyList<IReadOnlyList<int>> groups,
        string[] gold
    )
    {
        var n = gold.Length;
        var of = GroupOf(groups, n);
        var sizes = groups.Select(group => group.Count).ToArray();
        var goldSizes = gold.CountBy(story => story).ToDictionary();
        var both = Enumerable.Range(0, n).CountBy(item => (of[item], gold[item])).ToDictionary();
        var precision = Enumerable
            .Range(0, n)
            .Average(item => (double)both[(of[item], gold[item])] / sizes[of[item]]);
        var recall = Enumerable
            .Range(0, n)
            .Average(item => (double)both[(of[item], gold[item])] / goldSizes[gold[item]]);
        double right = both.Values.Sum(Twos);
        var pairPrecision = right / Math.Max(1, sizes.Sum(Twos));
        var pairRecall = right / Math.Max(1, goldSizes.Values.Sum(Twos));
        var multi = groups.Where(group => group.Count > 1).ToArray();
        yield return ("b3_precision", precision, n);
        yield return ("b3_recall", recall, n);
        yield return ("b3_f", F(precision, recall), n);
        yield return ("pair_precision", pairPrecision, n);
        yield return ("pair_recall", pairRecall, n);
        yield return ("pair_f", F(pairPrecision, pairRecall), n);
        yield return (
            "mixed_groups",
            multi.Count(group => group.Select(item => gold[item]).Distinct().Count() > 1),
            multi.Length
        );
    }

    private static IEnumerable<Row> Traps(JsonElement[] lines)
    {
        StoryText[] texts =
        [
            .. lines
                .Select((line, place) => TextOf(line, $"{place:000}", false))
                .OrderBy(text => text.Key, StringComparer.Ordinal),
        ];
        var pairs = PairsOf(texts);
        foreach (var set in lines.Index().GroupBy(line => line.Item.Text("set")))
        {
            int[] items = [.. set.Select(line => line.Index)];
            var most = Pairs(items.Length)
                .Select(pair => pairs.Of(items[pair.One], items[pair.Other]))
                .DefaultIfEmpty()
                .ToArray();
            yield return new Row("traps", set.Key, "highest_p", most.Max(), items.Length);
            yield return new Row("traps", set.Key, "lowest_p", most.Min(), items.Length);
            foreach (var limit in Limits)
            {
                var of = GroupOf(Linkage.Group(texts.Length, pairs.All(), limit), texts.Length);
                yield return new Row(
                    "traps",
                    string.Create(CultureInfo.InvariantCulture, $"{set.Key} p>={limit:0.0}"),
                    "stories",
                    items.Select(item => of[item]).Distinct().Count(),
                    items.Length
                );
            }
        }
    }

    private static StoryText TextOf(JsonElement line, bool isPoor) =>
        TextOf(line, line.Text("id"), isPoor);

    private static StoryText TextOf(JsonElement line, string key, bool isPoor) =>
        StoryText.Of(
            key,
            line.Text("time") is { Length: > 0 } time
                ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)
                : null,
            line.Text(isPoor ? "poor_title" : "title"),
            line.Text(isPoor ? "poor_text" : "text").Split('\n')
        );

    private static int[] GroupOf(IReadOnlyList<IReadOnlyList<int>> groups, int count)
    {
        var of = new int[count];
        foreach (var (number, group) in groups.Index())
        {
            foreach (var item in group)
            {
                of[item] = number;
            }
        }

        return of;
    }

    private static IEnumerable<(int One, int Other)> Pairs(int count) =>
        Enumerable
            .Range(0, count)
            .SelectMany(one =>
                Enumerable.Range(one + 1, count - one - 1).Select(other => (one, other))
            );

    private static JsonElement[] Capped(JsonElement[] lines, Func<string, int> most) =>
        [
            .. lines
                .GroupBy(line => line.Text("story"))
                .SelectMany(story =>
                    story
                        .OrderBy(line => HashText(line.Text("id")), StringComparer.Ordinal)
                        .Take(most(story.Key))
                ),
        ];

    private static double F(double precision, double recall) =>
        precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);

    private static long Twos(int count) => (long)count * (count - 1) / 2;

    private static string HashText(string text) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static int Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[^1];
}
