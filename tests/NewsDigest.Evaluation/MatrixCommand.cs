using System.CommandLine;
using System.Globalization;
using System.Text;
using NewsDigest.Tests.Matrix;

namespace NewsDigest.Evaluation;

/// <summary>Damages the project's own fixtures in every way of the plan and prints what the checks see of it.</summary>
internal static class MatrixCommand
{
    private const string Begin =
        "<!-- matrix begins: written by `NewsDigest.Evaluation -- matrix --write` -->";
    private const string End = "<!-- matrix ends -->";

    private static readonly Option<FileInfo?> Write = new("--write")
    {
        Description = "Put the tables between the markers of this file.",
    };
    private static readonly Option<FileInfo?> Json = new("--json")
    {
        Description = "Also write the rows {set, group, metric, value, n} to this file.",
    };
    private static readonly Option<bool> Misses = new("--misses")
    {
        Description = "List what was not seen, to read.",
    };

    public static Command Create()
    {
        var command = new Command(
            "matrix",
            "What the fact check sees of every kind of damage to the project's own fixtures."
        )
        {
            Write,
            Json,
            Misses,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var fixtures = ArticleFixture.All;
        var clean = MutationMatrix.Clean(fixtures);
        var trials = MutationMatrix.Run(fixtures, Mutation.All);
        var answers = await MutationMatrix.RunAsync(fixtures);
        var tables =
            $"{Clean(fixtures, clean)}\n{Summary(trials)}\nDamage to the form of a model's answer, through the readers, the repair and the verdict:\n\n{Answers(fixtures, answers)}\nSeen by the check that is there for it, by language of the source, percent:\n\n{ByLanguage(fixtures, trials)}";
        Console.WriteLine(tables);
        if (command.GetValue(Misses))
        {
            PrintMisses(clean, trials);
            foreach (var (mutation, failed) in answers.Where(answer => answer.Failed is not []))
            {
                Console.WriteLine($"FAILED {mutation.Id}: {string.Join(", ", failed)}");
            }
        }

        if (command.GetValue(Json) is { } json)
        {
            Row.Report(
                [
                    .. Rows(fixtures, clean, trials),
                    .. answers.Select(answer => new Row(
                        "matrix",
                        $"{answer.Mutation.Id} {answer.Mutation.Name}",
                        "holds",
                        1 - ((double)answer.Failed.Count / fixtures.Count),
                        fixtures.Count
                    )),
                ],
                json
            );
        }

        if (command.GetValue(Write) is { } file)
        {
            await PutAsync(file.FullName, tables, cancellationToken);
        }

        return 0;
    }

    private static string Clean(
        IReadOnlyList<ArticleFixture> fixtures,
        IReadOnlyList<(ArticleFixture Fixture, Finding Finding)> clean
    )
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Of {fixtures.Count} right articles, {clean.Where(pair => pair.Finding.Severity == Severity.Hard).DistinctBy(pair => pair.Fixture).Count()} have a hard finding and {clean.DistinctBy(pair => pair.Fixture).Count()} have any."
        );
        foreach (
            var group in clean
                .GroupBy(pair => (pair.Finding.Check, pair.Finding.Severity))
                .OrderBy(group => group.Key)
        )
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"- {group.Key.Check} {group.Key.Severity.ToString().ToLowerInvariant()}: {string.Join(", ", group.Select(pair => pair.Fixture.Name).Distinct())}"
            );
        }

        return text.ToString();
    }

    private static string Summary(IReadOnlyList<Trial> trials)
    {
        var text = new StringBuilder(
            "| # | damage | expected | n | seen by it | hard | seen by any check | hard |\n|---|---|---|---|---|---|---|---|\n"
        );
        foreach (var group in Groups(trials))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {group.Key.Id} | {group.Key.Name} | {string.Join(' ', group.Key.Expected)} | {group.Count()} | {Percent(group, trial => trial.IsExpected(false))} | {Percent(group, trial => trial.IsExpected(true))} | {Percent(group, trial => trial.IsSeen(false))} | {Percent(group, trial => trial.IsSeen(true))} |"
            );
        }

        return text.ToString();
    }

    private static string Answers(
        IReadOnlyList<ArticleFixture> fixtures,
        IReadOnlyList<(AnswerMutation Mutation, IReadOnlyList<string> Failed)> answers
    )
    {
        var text = new StringBuilder(
            "| # | damage | what must come of it | n | holds |\n|---|---|---|---|---|\n"
        );
        foreach (var (mutation, failed) in answers)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {mutation.Id} | {mutation.Name} | {mutation.Outcome} | {fixtures.Count} | {Math.Round(100.0 * (fixtures.Count - failed.Count) / fixtures.Count)} |"
            );
        }

        return text.ToString();
    }

    private static string ByLanguage(
        IReadOnlyList<ArticleFixture> fixtures,
        IReadOnlyList<Trial> trials
    )
    {
        string[] languages =
        [
            .. fixtures
                .Select(fixture => fixture.Language)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        var text = new StringBuilder(
            $"| # | {string.Join(" | ", languages)} |\n|---|{string.Concat(languages.Select(_ => "---|"))}\n"
        );
        foreach (var group in Groups(trials))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {group.Key.Id} | {string.Join(" | ", languages.Select(language => Percent(group.Where(trial => trial.Fixture.Language == language), trial => trial.IsExpected(false))))} |"
            );
        }

        return text.ToString();
    }

    private static IEnumerable<IGrouping<Mutation, Trial>> Groups(IReadOnlyList<Trial> trials) =>
        trials
            .GroupBy(trial => trial.Mutation)
            .OrderBy(group =>
                Mutation.All.Index().First(mutation => mutation.Item == group.Key).Index
            );

    private static string Percent(IEnumerable<Trial> trials, Func<Trial, bool> isHit)
    {
        var all = trials.ToArray();
        return all is []
            ? "–"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Round(100.0 * all.Count(isHit) / all.Length)}"
            );
    }

    private static IEnumerable<Row> Rows(
        IReadOnlyList<ArticleFixture> fixtures,
        IReadOnlyList<(ArticleFixture Fixture, Finding Finding)> clean,
        IReadOnlyList<Trial> trials
    )
    {
        yield return new Row(
            "matrix",
            "clean",
            "fixtures with a hard finding",
            (double)
                clean
                    .Where(pair => pair.Finding.Severity == Severity.Hard)
                    .DistinctBy(pair => pair.Fixture)
                    .Count() / fixtures.Count,
            fixtures.Count
        );
        yield return new Row(
            "matrix",
            "clean",
            "fixtures with any finding",
            (double)clean.DistinctBy(pair => pair.Fixture).Count() / fixtures.Count,
            fixtures.Count
        );
        foreach (var group in Groups(trials))
        {
            foreach (
                var (metric, isHit) in ((string, Func<Trial, bool>)[])
                    [
                        ("expected", trial => trial.IsExpected(false)),
                        ("expected, hard", trial => trial.IsExpected(true)),
                        ("any", trial => trial.IsSeen(false)),
                        ("any, hard", trial => trial.IsSeen(true)),
                    ]
            )
            {
                yield return new Row(
                    "matrix",
                    $"{group.Key.Id} {group.Key.Name}",
                    metric,
                    (double)group.Count(isHit) / group.Count(),
                    group.Count()
                );
            }
        }
    }

    private static void PrintMisses(
        IReadOnlyList<(ArticleFixture Fixture, Finding Finding)> clean,
        IReadOnlyList<Trial> trials
    )
    {
        foreach (var (fixture, finding) in clean)
        {
            Console.WriteLine(
                $"CLEAN {fixture.Name} {finding.Check} {finding.Severity} {finding.Paragraph}: {finding.Message}"
            );
        }

        foreach (var trial in trials.Where(trial => !trial.IsExpected(false)))
        {
            var clean2 = trial.Fixture.Draft().Text.Split('\n');
            Console.WriteLine(
                $"MISSED {trial.Mutation.Id} {trial.Fixture.Name}: {string.Join(" / ", trial.Damaged.Text.Split('\n').Except(clean2))}"
            );
        }
    }

    private static async Task PutAsync(
        string file,
        string tables,
        CancellationToken cancellationToken
    )
    {
        var text = await File.ReadAllTextAsync(file, cancellationToken);
        var (from, to) = (
            text.IndexOf(Begin, StringComparison.Ordinal),
            text.IndexOf(End, StringComparison.Ordinal)
        );
        if (from < 0 || to < from)
        {
            throw new InvalidOperationException(
                $"{file} has no lines '{Begin}' and '{End}'; put them where the tables belong."
            );
        }

        await File.WriteAllTextAsync(
            file,
            $"{text[..(from + Begin.Length)]}\n\n{tables}\n{text[to..]}",
            cancellationToken
        );
    }
}
