using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Publishing;
using NewsDigest.Worker.Configuration;

namespace NewsDigest.Worker.Commands;

/// <summary>Which articles have a result, and what it is: of each article the one that counts now.</summary>
internal static partial class ListCommand
{
    private const string Name = "list";
    private const int ShownId = 40; // letters
    private const int ShownTitle = 60;

    private static readonly Option<string?> Since = new("--since")
    {
        Description =
            "Only results of this time or later: a date, an ISO 8601 time (UTC when it has no offset), or an age such as 90m, 24h or 7d.",
        HelpName = "TIME",
    };
    private static readonly Option<string?> WithVerdict = new("--verdict")
    {
        Description =
            "Only results with this verdict: verified, verified_with_notes, needs_review or failed.",
        HelpName = "VERDICT",
    };
    private static readonly Option<string?> Language = new("--language")
    {
        Description = "Only articles in this language, such as es.",
        HelpName = "CODE",
    };
    private static readonly Option<string?> Source = new("--source")
    {
        Description = "Only articles of this source: its name, or the host of its address.",
        HelpName = "NAME",
    };
    private static readonly Option<bool> Failed = new("--failed")
    {
        Description = "The same as --verdict failed.",
    };

    public static Command Create()
    {
        WithVerdict.CompletionSources.Add([.. Enum.GetValues<Verdict>().Select(Word)]);
        var command = new Command(
            Name,
            "Lists the articles that have a result, newest first: when, verdict, language, source, engine, cost, id, title."
        )
        {
            Since,
            WithVerdict,
            Language,
            Source,
            Failed,
            CommonOptions.Json,
        };
        command.SetAction(ListAsync);
        return command;
    }

    private static async Task<int> ListAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var filter = ReadFilter(command, services.GetRequiredService<TimeProvider>().GetUtcNow());
        var library = services.GetRequiredService<ResultLibrary>();
        var (all, damaged) = (0, 0);
        List<CurrentResult> found = [];
        await foreach (var current in library.ListCurrentAsync(OnDamaged, cancellationToken))
        {
            all++;
            if (filter.Fits(current))
            {
                found.Add(current);
            }
        }

        var exitCode = damaged > 0 ? CommandLine.Failed : CommandLine.Done;
        var newestFirst = found
            .OrderByDescending(current => current.FinishedAt)
            .ThenBy(current => current.Id, StringComparer.Ordinal);
        if (command.GetValue(CommonOptions.Json))
        {
            using var output = JsonOutput.StartList(Name);
            foreach (var current in newestFirst)
            {
                output.Add(Row.Of(current, library.Locate(current)));
            }

            output.EndList(exitCode, []);
            return exitCode;
        }

        Console.WriteLine(
            string.Join(Environment.NewLine, [.. Lines([.. newestFirst]), Sum(found, all)])
        );
        return exitCode;

        void OnDamaged(DamagedResultException exception)
        {
            damaged++;
            Console.Error.WriteLine($"newsdigest: {exception.Message}");
        }
    }

    private static Filter ReadFilter(ParseResult command, DateTimeOffset now)
    {
        var verdict = command.GetValue(WithVerdict) is { } word
            ? ReadVerdict(word)
            : (Verdict?)null;
        if (command.GetValue(Failed))
        {
            verdict = verdict is null or Verdict.Failed
                ? Verdict.Failed
                : throw new BadConfigurationException(
                    "list: --failed and --verdict ask for different results. Keep one of them."
                );
        }

        return new Filter(
            command.GetValue(Since) is { } since ? ReadTime(since, now) : DateTimeOffset.MinValue,
            verdict,
            command.GetValue(Language),
            command.GetValue(Source)
        );
    }

    private static Verdict ReadVerdict(string word)
    {
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            if (Word(verdict).Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return verdict;
            }
        }

        throw new BadConfigurationException(
            $"--verdict: '{word}' is not one of {string.Join(", ", Enum.GetValues<Verdict>().Select(Word))}."
        );
    }

    private static DateTimeOffset ReadTime(string text, DateTimeOffset now)
    {
        if (Age().Match(text) is { Success: true } age)
        {
            var count = double.Parse(age.Groups[1].Value, CultureInfo.InvariantCulture);
            return now
                - (
                    age.Groups[2].Value switch
                    {
                        "m" => TimeSpan.FromMinutes(count),
                        "h" => TimeSpan.FromHours(count),
                        _ => TimeSpan.FromDays(count),
                    }
                );
        }

        return
            IsoStart().IsMatch(text)
            && DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
            ? time
            : throw new BadConfigurationException(
                $"--since: '{text}' is not a date such as 2026-11-30, a time such as 2026-11-30T08:00:00Z, or an age such as 90m, 24h or 7d."
            );
    }

    private static IEnumerable<string> Lines(IReadOnlyList<CurrentResult> results)
    {
        string[][] rows = [.. results.Select(Cells)];
        for (var number = 0; number < rows.Length; number++)
        {
            var cells = rows[number]
                .Select(
                    (cell, column) =>
                        column == rows[number].Length - 1
                            ? cell
                            : cell.PadRight(rows.Max(row => row[column].Length))
                );
            yield return string.Join("  ", cells);
        }
    }

    private static string[] Cells(CurrentResult result) =>
        [
            result.FinishedAt.UtcDateTime.ToString(
                "yyyy-MM-dd HH:mm",
                CultureInfo.InvariantCulture
            ),
            result.Verdict.Words(),
            result.Language,
            Shown(result.Source ?? "-", ShownId),
            result.Engine == result.Model ? result.Engine : $"{result.Engine} {result.Model}",
            result.Cost is { } cost
                ? cost.Amount.ToString("0.0000", CultureInfo.InvariantCulture)
                : "cost unknown",
            Shown(result.Id, ShownId),
            Shown(result.Title ?? "", ShownTitle),
        ];

    private static string Sum(List<CurrentResult> found, int all)
    {
        if (all == 0)
        {
            return "No article has a result yet.";
        }

        if (found.Count == 0)
        {
            return $"None of the {all} articles with a result fits.";
        }

        var verdicts = found
            .GroupBy(result => result.Verdict)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.Words()}");
        return $"{found.Count} of {all} {(all == 1 ? "article" : "articles")}: {string.Join(", ", verdicts)}.";
    }

    private static string Word(Verdict verdict) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.ToString());

    private static string Shown(string text, int length)
    {
        var visible = VisibleText.Of(text);
        return visible.Length <= length ? visible : $"{visible[..(length - 1)]}…";
    }

    [GeneratedRegex("^([0-9]{1,6})([mhd])$", RegexOptions.NonBacktracking)]
    private static partial Regex Age();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex IsoStart();

    private sealed record Filter(
        DateTimeOffset Since,
        Verdict? Verdict,
        string? Language,
        string? Source
    )
    {
        public bool Fits(CurrentResult result) =>
            result.FinishedAt >= Since
            && (Verdict is null || result.Verdict == Verdict)
            && (
                Language is null
                || result.Language.Equals(Language, StringComparison.OrdinalIgnoreCase)
            )
            && (Source is null || IsOf(result, Source));

        private static bool IsOf(CurrentResult result, string source)
        {
            var host = result.Url is { IsAbsoluteUri: true } url ? url.Host : null;
            var isNamed = source.Equals(result.Source, StringComparison.OrdinalIgnoreCase);
            return isNamed
                || source.Equals(host, StringComparison.OrdinalIgnoreCase)
                || $"www.{source}".Equals(host, StringComparison.OrdinalIgnoreCase);
        }
    }

    private sealed record Row(
        string Id,
        Verdict Verdict,
        string Language,
        string? Source,
        Uri? Url,
        DateTimeOffset? PublishedAt,
        DateTimeOffset FinishedAt,
        string? Title,
        string? Sentence,
        string Engine,
        string Model,
        ResultCost? Cost,
        string File
    )
    {
        public static Row Of(CurrentResult result, string file) =>
            new(
                result.Id,
                result.Verdict,
                result.Language,
                result.Source,
                result.Url,
                result.PublishedAt,
                result.FinishedAt,
                result.Title,
                result.Sentence,
                result.Engine,
                result.Model,
                result.Cost,
                file
            );
    }
}
