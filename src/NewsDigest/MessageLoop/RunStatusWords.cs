using System.Globalization;
using NewsDigest.ChatModels;

namespace NewsDigest.MessageLoop;

/// <summary>A <see cref="RunStatus"/> for people: a line of each minute, and lines of the live view.</summary>
internal static class RunStatusWords
{
    /// <summary>All in one line.</summary>
    public static string Line(RunStatus status, bool isDrain)
    {
        string[] parts =
        [
            isDrain ? Progress(status) : $"{status.Counts.Finished} finished",
            Queue(status),
            Verdicts(status.Counts),
            Calls(status.Calls),
        ];
        var unavailable = status.Unavailable is { } cause ? $" Unavailable: {cause}" : "";
        return $"{string.Join("; ", parts.Where(part => part.Length > 0))}.{unavailable}";
    }

    public static string Progress(RunStatus status)
    {
        var of = status.Of is { } total ? $" of {total}" : "";
        var pace =
            status.Counts.Finished > 0 ? Invariant($", {status.PerMinute:0.#} a minute") : "";
        var remaining =
            status.Remaining is { } left && left > TimeSpan.Zero
                ? $", about {About(left)} left"
                : "";
        return $"{status.Counts.Finished}{of} finished{pace}{remaining}";
    }

    public static string Queue(RunStatus status)
    {
        var waiting = status.Waiting is { } count
            ? $"{count} waiting"
            : "the queue does not say how many wait";
        var longest = status.LongestInWork is { } time ? $" (longest {Clock(time)})" : "";
        return $"{waiting}, {status.InWork} in work{longest}";
    }

    /// <summary>Empty when nothing is finished.</summary>
    public static string Verdicts(RunCounts counts)
    {
        (int Count, string Words)[] parts =
        [
            (counts.Verified, "verified"),
            (counts.WithNotes, "with notes"),
            (counts.NeedsReview, "to review"),
            (counts.Blocked + counts.BlockedBefore, "blocked"),
            (counts.Held, "held"),
            (counts.Quarantined, "quarantined"),
            (counts.Repeated, "already there"),
        ];
        return string.Join(
            ", ",
            parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Words}")
        );
    }

    /// <summary>Empty for an engine without calls. The cost is in the currency of the operator's price table.</summary>
    public static string Calls(CallTotals calls)
    {
        if (calls.Calls == 0)
        {
            return "";
        }

        var least = calls.Untold > 0 ? "at least " : "";
        var cost = calls.Cost is { } amount ? Invariant($", cost {amount:0.0000}") : "";
        return Invariant(
            $"{calls.Calls} model {(calls.Calls == 1 ? "call" : "calls")}, tokens {least}{calls.InputTokens:N0} in, {calls.OutputTokens:N0} out{cost}"
        );
    }

    /// <summary>1:23 or 1:02:03.</summary>
    public static string Clock(TimeSpan time) =>
        time < TimeSpan.FromHours(1)
            ? time.ToString(@"m\:ss", CultureInfo.InvariantCulture)
            : Invariant($"{(int)time.TotalHours}:{time:mm\\:ss}");

    private static string About(TimeSpan time) =>
        time.TotalMinutes switch
        {
            < 1 => "a minute",
            < 90 => Invariant($"{Math.Ceiling(time.TotalMinutes):0} min"),
            < 60 * 48 => Invariant($"{time.TotalHours:0.#} h"),
            _ => Invariant($"{time.TotalDays:0.#} days"),
        };

    private static string Invariant(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);
}
