namespace NewsDigest.Worker.Deliveries;

/// <summary>One row of <c>Delivery:Webhooks</c>.</summary>
internal sealed class WebhookRow
{
    public const string Json = "json";
    public const string Slack = "slack";
    public const string Teams = "teams";

    private const int LeastSecret = 16;

    public string? Url { get; init; }

    /// <summary>Signs each request of the form <c>json</c>; Slack and Teams have it in their address.</summary>
    public string? Secret { get; init; }

    /// <summary><c>json</c>, <c>slack</c> or <c>teams</c>; null is <c>json</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Names of digests, apart by commas; null is all.</summary>
    public string? Editions { get; init; }

    /// <summary>The address may be one of this machine or of a network of one's own.</summary>
    public bool? AllowPrivate { get; init; }

    public bool Wants(string name) =>
        Editions is null
        || Editions
            .Split(',', StringSplitOptions.TrimEntries)
            .Contains(name, StringComparer.Ordinal);

    /// <summary>What is wrong with this row; null when nothing is.</summary>
    /// <param name="key">Of the row.</param>
    public string? Problem(string key)
    {
        if (
            !Uri.TryCreate(Url, UriKind.Absolute, out var url)
            || url.Scheme is not ("http" or "https")
        )
        {
            return $"{key}:{nameof(Url)}: '{Url}' is not an http or https address.";
        }

        if (url.Scheme == "http" && AllowPrivate != true)
        {
            return $"{key}:{nameof(Url)}: what is sent to '{url.Host}' could be read on the way. Use https, or set {key}:{nameof(AllowPrivate)} for an address in your own network.";
        }

        if (Format is not (null or Json or Slack or Teams))
        {
            return $"{key}:{nameof(Format)} is '{Format}'. It must be '{Json}', '{Slack}' or '{Teams}'.";
        }

        return Format is null or Json && Secret is not { Length: >= LeastSecret }
            ? $"{key}:{nameof(Secret)} must have {LeastSecret} letters or more: it signs what is sent, so that the receiver knows that it came from here."
            : null;
    }
}
