using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Worker.OpenAI;

/// <summary>
/// How long a service asks us to wait, in whichever header or words. A value that makes no sense does not hide another: the first
/// one that does wins, in the order of how exactly the places speak of this request.
/// </summary>
internal static partial class AskedWait
{
    private const double Longest = 24 * 60 * 60 * 1.0;

    private static readonly string[] Milliseconds = ["retry-after-ms", "x-ms-retry-after-ms"];

    private static readonly string[] Resets =
    [
        "x-ratelimit-reset-tokens",
        "x-ratelimit-reset-requests",
        "anthropic-ratelimit-tokens-reset",
        "anthropic-ratelimit-input-tokens-reset",
        "anthropic-ratelimit-output-tokens-reset",
        "anthropic-ratelimit-requests-reset",
        "x-ratelimit-reset",
        "ratelimit-reset",
        "x-rate-limit-reset",
    ];

    /// <summary>Null when the service names no wait, or none that makes sense.</summary>
    public static TimeSpan? Read(ServiceReply reply, string? message, DateTimeOffset now)
    {
        foreach (var name in Milliseconds)
        {
            if (
                reply.Headers.TryGetValue(name, out var text)
                && Number(text) is { } count
                && Sensible(count / 1000) is { } wait
            )
            {
                return wait;
            }
        }

        return (reply.Headers.TryGetValue("retry-after", out var after) ? Value(after, now) : null)
            ?? InWords(message)
            ?? (
                InBody().Match(reply.Body) is { Success: true } said
                    ? Value(said.Groups[1].Value, now)
                    : null
            )
            ?? Reset(reply, now);
    }

    /// <summary>The longest wait of a quota that is used up. Where nobody says what is left, every quota may be.</summary>
    private static TimeSpan? Reset(ServiceReply reply, DateTimeOffset now)
    {
        var waits = Resets
            .Where(name =>
                reply.Headers.ContainsKey(name)
                && !(
                    reply.Headers.TryGetValue(
                        name.Replace("reset", "remaining", StringComparison.Ordinal),
                        out var left
                    )
                    && Number(left) > 0
                )
            )
            .Select(name => Value(reply.Headers[name], now))
            .OfType<TimeSpan>()
            .ToArray();
        return waits is [] ? BodyReset(reply, now) : waits.Max();
    }

    /// <summary>OpenRouter hands the headers of the service behind it on in the body.</summary>
    private static TimeSpan? BodyReset(ServiceReply reply, DateTimeOffset now) =>
        ResetInBody().Match(reply.Body) is { Success: true } reset
            ? Value(reset.Groups[1].Value, now)
            : null;

    /// <summary>Seconds, a moment in seconds or milliseconds since 1970, a duration as Go writes it, or a date.</summary>
    public static TimeSpan? Value(string text, DateTimeOffset now)
    {
        text =
            text.Split(", ")[0] is { Length: > 0 } first && Number(first) is not null
                ? first.Trim()
                : text.Trim();
        if (Number(text) is { } number)
        {
            return number switch
            {
                > 1e12 and < 1e13 => Sensible((number / 1000) - now.ToUnixTimeSeconds()),
                > 1e9 and < 1e10 => Sensible(number - now.ToUnixTimeSeconds()),
                _ => Sensible(number),
            };
        }

        if (Duration().Match(text) is { Success: true, Length: > 0 } duration)
        {
            return Sensible(Seconds(duration));
        }

        return DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? Sensible((date - now).TotalSeconds)
            : null;
    }

    private static TimeSpan? InWords(string? message)
    {
        foreach (var match in Sentence().Matches(message ?? "").Cast<Match>())
        {
            if (Sensible(Seconds(match)) is { } wait)
            {
                return wait;
            }
        }

        return null;
    }

    private static double Seconds(Match match) =>
        match
            .Groups["n"]
            .Captures.Zip(match.Groups["u"].Captures)
            .Sum(part =>
                (Number(part.First.Value) ?? double.NaN)
                * part.Second.Value.ToLowerInvariant() switch
                {
                    "ns" or "nanosecond" or "nanoseconds" => 1e-9,
                    "us" or "µs" or "μs" => 1e-6,
                    ['m', 's', ..] or ['m', 'i', 'l', ..] => 1e-3,
                    ['s', ..] => 1,
                    ['m', ..] => 60,
                    ['h', ..] => 3600,
                    _ => 86_400,
                }
            );

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private static TimeSpan? Sensible(double seconds) =>
        seconds is > 0 and <= Longest ? TimeSpan.FromSeconds(seconds) : null;

    [GeneratedRegex(
        @"^(?:(?<n>\d+(?:\.\d+)?)(?<u>ns|us|µs|μs|ms|s|m|h|d))+$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Duration();

    [GeneratedRegex(
        @"(?:try again|retry|wait|reset\w*|available|again)\b(?: your request)?(?: after| in| for| until)*:? (?:about |at least |another )?(?:(?<n>\d+(?:\.\d+)?) ?(?<u>ns|us|µs|ms|milliseconds?|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)\b(?:,? (?:and )?)?|(?<n>\d+(?:\.\d+)?)(?<u>h|m|s)(?=\d))+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Sentence();

    [GeneratedRegex(
        @"""retry_?(?:delay|after|in|after_seconds)(?:_seconds)?""\s*:\s*""?(\d[\w.]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex InBody();

    [GeneratedRegex(
        @"""x-ratelimit-reset""\s*:\s*""?(\d[\w.]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex ResetInBody();
}
