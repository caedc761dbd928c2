using System.CommandLine;
using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Storage;
using NewsDigest.Worker.Configuration;

namespace NewsDigest.Worker.Commands;

internal static class CostsCommand
{
    private const string Name = "costs";
    private const int DefaultDays = 30;

    private static readonly Option<string> By = new("--by")
    {
        Description = "What to add up by: day, source, engine, language or deployment.",
        DefaultValueFactory = _ => "day",
    };

    private static readonly Option<string?> Since = new("--since")
    {
        Description = $"The first day (UTC); default {DefaultDays} days ago.",
        HelpName = "YYYY-MM-DD",
    };

    private static readonly Option<string?> Until = new("--until")
    {
        Description = "The last day (UTC); default today.",
        HelpName = "YYYY-MM-DD",
    };

    public static Command Create()
    {
        By.AcceptOnlyFromAmong("day", "source", "engine", "language", "deployment");
        var command = new Command(
            Name,
            "Adds up what model calls cost, from what was booked with each call: also calls of articles that failed, and none twice."
        )
        {
            By,
            Since,
            Until,
            CommonOptions.Json,
        };
        command.SetAction(ShowAsync);
        return command;
    }

    private static async Task<int> ShowAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var today = DateOnly.FromDateTime(
            services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime
        );
        var (first, last) = (
            Day(command.GetValue(Since), "--since") ?? today.AddDays(-DefaultDays),
            Day(command.GetValue(Until), "--until") ?? today
        );
        var by = command.GetValue(By)!; // it has a default
        var isWhole = true;
        var sums = new SortedDictionary<string, BookedCalls>(StringComparer.Ordinal);
        await foreach (
            var (day, calls) in new BookedCosts(
                services.GetRequiredService<IResultStore>()
            ).ReadAsync(first, last, Complain, cancellationToken)
        )
        {
            var key = KeyOf(by, day, calls);
            sums[key] = sums.TryGetValue(key, out var sum) ? sum.Plus(calls) : calls;
        }

        var exitCode = isWhole ? CommandLine.Done : CommandLine.Failed;
        if (command.GetValue(CommonOptions.Json))
        {
            JsonOutput.WriteObject(Name, Report(by, first, last, sums), exitCode);
        }
        else
        {
            Print(by, first, last, sums);
        }

        return exitCode;

        void Complain(string damage)
        {
            isWhole = false;
            Console.Error.WriteLine($"newsdigest: {damage}");
        }
    }

    private static string KeyOf(string by, DateOnly day, BookedCalls calls) =>
        by switch
        {
            "source" => calls.Source,
            "engine" => calls.Engine,
            "language" => calls.Language,
            "deployment" => calls.Deployment,
            _ => Text(day),
        };

    private static object Report(
        string by,
        DateOnly first,
        DateOnly last,
        SortedDictionary<string, BookedCalls> sums
    ) =>
        new
        {
            by,
            since = Text(first),
            until = Text(last),
            rows = sums.Select(sum => new
                {
                    key = sum.Key,
                    sum.Value.Calls,
                    sum.Value.InputTokens,
                    sum.Value.CachedTokens,
                    sum.Value.OutputTokens,
                    sum.Value.ReasoningTokens,
                    sum.Value.Cost,
                    sum.Value.Untold,
                    sum.Value.Unpriced,
                })
                .ToArray(),
        };

    private static void Print(
        string by,
        DateOnly first,
        DateOnly last,
        SortedDictionary<string, BookedCalls> sums
    )
    {
        if (sums.Count == 0)
        {
            Console.WriteLine($"No call was booked from {Text(first)} to {Text(last)}.");
            return;
        }

        Console.WriteLine(
            $"{by, -28} {"calls", 8} {"in", 14} {"cached", 14} {"out", 14} {"cost", 12}"
        );
        foreach (var (key, calls) in sums)
        {
            Console.WriteLine(Line(VisibleText.Line(key, 28), calls));
        }

        var all = sums.Values.Aggregate((sum, calls) => sum.Plus(calls));
        Console.WriteLine(Line("all", all));
        if (all.Unpriced > 0)
        {
            Console.WriteLine(
                $"Of {all.Unpriced} calls the cost is unknown: set the prices in Model:Families; {all.Untold} of them came without their tokens."
            );
        }
    }

    private static string Line(string key, BookedCalls calls) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{key, -28} {calls.Calls, 8:N0} {calls.InputTokens, 14:N0} {calls.CachedTokens, 14:N0} {calls.OutputTokens, 14:N0} {calls.Cost, 12:0.0000}"
        );

    private static DateOnly? Day(string? text, string option)
    {
        if (text is null)
        {
            return null;
        }

        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw new BadConfigurationException(
                $"{option}: '{text}' is no day. Write it as 2026-11-30."
            );
    }

    private static string Text(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
