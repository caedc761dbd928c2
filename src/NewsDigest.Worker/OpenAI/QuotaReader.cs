using System.Globalization;
using NewsDigest.ChatModels.Pacing;

namespace NewsDigest.Worker.OpenAI;

/// <summary>
/// Reads what a service says of its quota, in the headers that Azure, OpenAI and those that follow them use.
/// </summary>
internal static class QuotaReader
{
    private const string Prefix = "x-ratelimit-";

    /// <summary>Null when it says nothing.</summary>
    /// <param name="find">A header by its name in lower case.</param>
    public static QuotaHeaders? Read(Func<string, string?> find, DateTimeOffset now)
    {
        var quota = new QuotaHeaders(
            Number(find($"{Prefix}limit-tokens")),
            Number(find($"{Prefix}limit-requests")),
            Number(find($"{Prefix}remaining-tokens")),
            find($"{Prefix}reset-tokens") is { } reset ? AskedWait.Value(reset, now) : null
        );
        return quota is { LimitTokens: null, LimitRequests: null, RemainingTokens: null }
            ? null
            : quota;
    }

    /// <param name="of"><c>tokens</c> or <c>requests</c>.</param>
    public static bool IsUsedUp(IReadOnlyDictionary<string, string> headers, string of) =>
        headers.TryGetValue($"{Prefix}remaining-{of}", out var left) && Number(left) <= 0;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
