using NewsDigest.MessageLoop;

namespace NewsDigest.Worker.Commands;

/// <summary>How a run ended: its exit code and its last line, which never contradict each other.</summary>
/// <param name="EndedEarly">Why a drain ended before the queue was empty; null when it did not, or when a signal ended it.</param>
/// <param name="Unavailable">What every article needs and could not be used at the end; null when nothing.</param>
/// <param name="IsDrain">Else it is a worker that stays: messages that wait when it is stopped are no failure, unless it could not work on them.</param>
/// <param name="Crashed">The worker ended by an error that nobody expected; the log has it.</param>
/// <param name="IsDemo">One sample is blocked on purpose, to show what that looks like.</param>
internal sealed record RunReport(
    RunCounts Counts,
    string? EndedEarly,
    string? Unavailable,
    bool IsDrain,
    bool Crashed = false,
    bool IsDemo = false
)
{
    public int ExitCode
    {
        get
        {
            if (Crashed || IsUnfinished)
            {
                return CommandLine.Failed;
            }

            return IsDrain && NeedPerson > 0 ? CommandLine.NeedsPerson : CommandLine.Done;
        }
    }

    public string Line => $"{Head}: {string.Join("; ", Parts())}.{Reason}";

    private bool IsUnfinished => Counts.Remaining != 0 && (IsDrain || Unavailable is not null);

    private int NeedPerson => IsDemo ? Counts.Quarantined + Counts.Held : Counts.NeedPerson;

    private string Head =>
        ExitCode switch
        {
            CommandLine.Failed => Crashed
                ? "Failed: the worker ended by an error that the log names"
                : "Not done",
            CommandLine.NeedsPerson =>
                $"Done, but {NeedPerson} {(NeedPerson == 1 ? "message needs" : "messages need")} a person",
            _ => IsDrain ? "Done" : "Stopped",
        };

    private string Reason
    {
        get
        {
            if (ExitCode != CommandLine.Failed || Crashed)
            {
                return "";
            }

            var cause = Unavailable is { } unavailable ? $" {unavailable}" : "";
            return EndedEarly is { } reason ? $" {reason}" : $" Ended by a stop signal.{cause}";
        }
    }

    public static RunReport Of(IServiceProvider services, bool crashed, bool isDemo = false)
    {
        var statistics = services.GetRequiredService<RunStatistics>();
        return new RunReport(
            statistics.Counts,
            statistics.EndedEarly,
            services.GetRequiredService<IntakeCircuitBreaker>().Cause,
            services.GetRequiredService<DrainMode>().IsOn,
            crashed,
            isDemo
        );
    }

    public void Log(ILogger logger)
    {
        var facts = new LogFacts(Line)
        {
            { nameof(ExitCode), ExitCode },
            { nameof(Counts.Published), Counts.Published },
            { "Left", Counts.Remaining },
        };
        facts.Add(Counts);
        facts.Log(logger, 732);
    }

    private IEnumerable<string> Parts() =>
        [
            $"{Counts.Published} published{(Counts.NeedsReview > 0 ? $" ({Counts.NeedsReview} with the verdict needs_review)" : "")}",
            .. Some(Counts.Repeated, "already there (no engine call)"),
            .. Some(
                Counts.Blocked,
                IsDemo
                    ? "blocked: no English could be made, which one sample shows on purpose"
                    : "blocked: no English could be made, see each result"
            ),
            .. Some(Counts.BlockedBefore, "blocked before: their results say why"),
            .. Some(Counts.Held, "held for review: see 'newsdigest quarantine list'"),
            .. Some(Counts.Quarantined, "quarantined: see 'newsdigest quarantine list'"),
            .. Left(),
        ];

    private IEnumerable<string> Left()
    {
        if (IsDrain)
        {
            return Counts.Remaining is { } left
                ? Some(left, "left on the queue")
                : ["the queue did not say how many are left"];
        }

        return Some(Counts.GivenBack, "put back on the queue");
    }

    private static IEnumerable<string> Some(int count, string what) =>
        count > 0 ? [$"{count} {what}"] : [];
}
