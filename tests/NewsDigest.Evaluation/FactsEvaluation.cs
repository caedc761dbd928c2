using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Verification;
using NewsDigest.Verification.Numbers;

namespace NewsDigest.Evaluation;

/// <summary>How often the number check finds a changed number, and how often it blames a good translation; a naive matcher of digit groups beside it.</summary>
internal static partial class FactsEvaluation
{
    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = "Folder with mterr_demetr_dev, mt_wmt2021_xx-en and mt_wmt_classic_dev.", Required = true };
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Also write the rows {set, group, metric, value, n} to this file." };
    private static readonly Option<bool> Worst = new("--worst") { Description = "List the segments with false alarms, to read." };

    private static readonly Dictionary<string, string> DemetrLanguages = new()
    {
        ["chinese_simple"] = "zh",
        ["german"] = "de",
        ["hindi"] = "hi",
        ["japanese"] = "ja",
        ["polish"] = "pl",
        ["russian"] = "ru",
        ["czech"] = "cs",
        ["french"] = "fr",
        ["spanish"] = "es",
        ["italian"] = "it",
    };

    public static Command Create()
    {
        var command = new Command("facts", "Recall and false alarms of the number check, per language.") { Data, Json, Worst };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var folder = command.GetRequiredValue(Data).FullName;
        List<Row> rows = [.. Demetr(Path.Combine(folder, "mterr_demetr_dev"), command.GetValue(Worst)), .. Wmt(folder, command.GetValue(Worst))];
        Row.Report(rows, command.GetValue(Json));
        return 0;
    }

    private static IEnumerable<Row> Demetr(string folder, bool worst)
    {
        var items = Lines(Path.Combine(folder, "base.jsonl")).Select(line => new Segment(
            line.GetProperty("id").GetInt32(),
            DemetrLanguages[line.GetProperty("lang").GetString()!],
            line.GetProperty("src").GetString()!,
            line.GetProperty("mt").GetString()!,
            line.GetProperty("ref").GetString()!)).ToDictionary(item => (item.Id, item.Language));
        var changed = Lines(Path.Combine(folder, "critical_id10_numbers_replaced.jsonl"))
            .Select(line => (Item: items[(line.GetProperty("id").GetInt32(), DemetrLanguages[line.GetProperty("lang").GetString()!])], Text: line.GetProperty("pert").GetString()!))
            .ToArray();

        foreach (var group in changed.GroupBy(pair => pair.Item.Language).Append<IEnumerable<(Segment Item, string Text)>>(changed))
        {
            var pairs = group.ToArray();
            var name = pairs.Select(pair => pair.Item.Language).Distinct().Count() == 1 ? pairs[0].Item.Language : "all";
            yield return Rate("demetr", name, "changed number found (hard)", pairs, pair => Flags(pair.Item, pair.Text, hardOnly: true));
            yield return Rate("demetr", name, "changed number found (any)", pairs, pair => Flags(pair.Item, pair.Text, hardOnly: false));
            yield return Rate("demetr", name, "changed number found (naive)", pairs, pair => Naive(pair.Item.Source, pair.Text));
        }

        var withDigits = items.Values.Where(item => HasDigit(item.Source) || HasDigit(item.Translation)).ToArray();
        foreach (var group in withDigits.GroupBy(item => item.Language).Append<IEnumerable<Segment>>(withDigits))
        {
            var segments = group.ToArray();
            var name = segments.Select(item => item.Language).Distinct().Count() == 1 ? segments[0].Language : "all";
            yield return Rate("demetr", name, "false alarm on mt (hard)", segments, item => Flags(item, item.Translation, hardOnly: true));
            yield return Rate("demetr", name, "false alarm on mt (naive)", segments, item => Naive(item.Source, item.Translation));
            yield return Rate("demetr", name, "false alarm on reference (hard)", segments, item => Flags(item, item.Reference, hardOnly: true));
        }

        foreach (var row in Checks(folder, items, worst))
        {
            yield return row;
        }

        if (worst)
        {
            Print(withDigits.Select(item => (item, item.Translation)));
            foreach (var (item, text) in changed.Where(pair => !Flags(pair.Item, pair.Text, hardOnly: true)).Take(40))
            {
                Console.WriteLine($"MISSED {item.Language}: {item.Source}\n    ok: {item.Translation}\n    ch: {text}");
            }
        }
    }

    /// <summary>Every check on every kind of damage: how often a damaged sentence has a finding that the clean one has not.</summary>
    private static IEnumerable<Row> Checks(string folder, Dictionary<(int Id, string Language), Segment> items, bool worst)
    {
        var clean = items.ToDictionary(item => item.Key, item => All(item.Value, item.Value.Translation));
        foreach (var check in clean.Values.SelectMany(findings => findings).Select(finding => finding.Check).Distinct().Order())
        {
            yield return Rate("demetr", "all", $"{check} on clean mt", clean.Values, findings => findings.Any(finding => finding.Check == check));
        }

        foreach (var language in items.Keys.Select(key => key.Language).Distinct().Order())
        {
            yield return Rate("demetr", language, "V17 on clean mt", [.. clean.Where(item => item.Key.Language == language)], item => item.Value.Any(finding => finding.Check == "V17"));
        }

        if (worst)
        {
            foreach (var (key, finding) in clean.SelectMany(item => item.Value.Where(finding => finding.Check is "V17" or "V13" or "V18" or "V19").Select(finding => (item.Key, finding))))
            {
                Console.WriteLine($"CLEAN {key.Language} {finding.Check} {finding.Found} {finding.Message}");
            }
        }

        yield return Rate("demetr", "all", "hard on clean mt", clean.Values, findings => findings.Any(finding => finding.Severity == Severity.Hard));
        yield return Rate("demetr", "all", "any on clean mt", clean.Values, findings => findings.Count > 0);
        foreach (var file in Directory.GetFiles(folder, "*_id*.jsonl").Where(file => !file.Contains("base_", StringComparison.Ordinal)).Order())
        {
            var damaged = Lines(file).Select(line => (Item: items[(line.GetProperty("id").GetInt32(), DemetrLanguages[line.GetProperty("lang").GetString()!])], Text: line.GetProperty("pert").GetString()!)).ToArray();
            yield return Rate("demetr", Path.GetFileNameWithoutExtension(file), "found by any check", damaged, pair => All(pair.Item, pair.Text).Select(Key).Except(clean[(pair.Item.Id, pair.Item.Language)].Select(Key)).Any());
        }
    }

    private static (string Check, string? Found, string Message) Key(Finding finding) => (finding.Check, finding.Found, finding.Message);

    private static IReadOnlyList<Finding> All(Segment item, string english) => TranslationVerifier.Check(new TranslatedArticle(
        new CleanArticle(new RawArticle(new ArticleId("x"), null, item.Source, ArticleFormat.Text, null, ArticleSource.Unknown, null, ArticlePriority.Normal, [], null), null, Paragraph.Number([item.Source]), [], PageMetadata.None),
        new ArticleLanguage(new DetectedLanguage(item.Language, 1), new Dictionary<string, DetectedLanguage>()),
        null,
        [new TranslatedParagraph("p1", item.Source, english, ParagraphStatus.Translated)],
        [],
        [],
        []));

    private static IEnumerable<Row> Wmt(string folder, bool worst)
    {
        string[] folders = ["mt_wmt2021_xx-en", "mt_wmt_classic_dev"];
        foreach (var file in folders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists).SelectMany(path => Directory.GetFiles(path, "*.jsonl")).Order())
        {
            var language = Path.GetFileName(file)[..2];
            var segments = Lines(file)
                .Select((line, index) => new Segment(index, language, Text(line, "src"), "", Reference(line)))
                .Where(item => HasDigit(item.Source) || HasDigit(item.Reference)).ToArray();
            yield return Rate(Path.GetFileName(file), language, "hard number flag on reference", segments, item => Flags(item, item.Reference, hardOnly: true));
            yield return Rate(Path.GetFileName(file), language, "naive flag on reference", segments, item => Naive(item.Source, item.Reference));
            if (worst)
            {
                Print(segments.Select(item => (item, item.Reference)));
            }
        }
    }

    private static string Reference(JsonElement line) =>
        Text(line, "ref") is { Length: > 0 } one ? one
        : line.TryGetProperty("ref", out var refs) && refs.ValueKind == JsonValueKind.Object ? refs.EnumerateObject().First().Value.GetString()!
        : "";

    private static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static void Print(IEnumerable<(Segment Item, string Text)> pairs)
    {
        foreach (var (item, text) in pairs.Where(pair => Flags(pair.Item, pair.Text, hardOnly: true)).Take(25))
        {
            Console.WriteLine($"FALSE ALARM {item.Language}: {item.Source}\n    en: {text}");
            foreach (var finding in NumberCheck.Check("p1", item.Source, item.Language, text).Where(finding => finding.Severity == Severity.Hard))
            {
                Console.WriteLine($"    {finding.Check} {finding.Message}");
            }
        }
    }

    private static Row Rate<T>(string set, string group, string metric, IReadOnlyCollection<T> items, Func<T, bool> isHit) =>
        new(set, group, metric, items.Count == 0 ? 0 : (double)items.Count(isHit) / items.Count, items.Count);

    private static bool Flags(Segment item, string english, bool hardOnly) =>
        NumberCheck.Check("p1", item.Source, item.Language, english).Any(finding => !hardOnly || finding.Severity == Severity.Hard);

    /// <summary>What anybody would write first: the same groups of digits, separators ignored.</summary>
    private static bool Naive(string source, string english) => !Groups(source).SetEquals(Groups(english));

    private static HashSet<string> Groups(string text) => [.. DigitGroup().Matches(DigitFolding.Fold(text)).Select(match => match.Value.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal))];

    private static bool HasDigit(string text) => text.Any(char.IsDigit);

    private static IEnumerable<JsonElement> Lines(string file) => File.ReadLines(file).Where(line => line.Length > 1).Select(line => JsonDocument.Parse(line).RootElement);

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.NonBacktracking)]
    private static partial Regex DigitGroup();

    private sealed record Segment(int Id, string Language, string Source, string Translation, string Reference);
}
