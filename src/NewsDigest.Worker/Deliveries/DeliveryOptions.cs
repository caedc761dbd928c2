using Microsoft.Extensions.Options;

namespace NewsDigest.Worker.Deliveries;

/// <summary>Section <c>Delivery</c>: where readers find editions, and which programs are told of a new one.</summary>
internal sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Where the root of the store can be read by a browser; feeds, mails and webhooks link to it. Null: no links to our own pages.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Programs that are told of each edition, by a name of yours.</summary>
    public IReadOnlyDictionary<string, WebhookRow> Webhooks { get; init; } =
        new Dictionary<string, WebhookRow>();

    /// <summary>With a slash at its end; null when nobody said.</summary>
    public Uri? Root => BaseUrl is null ? null : new Uri(BaseUrl.TrimEnd('/') + '/');

    internal sealed class Validator : IValidateOptions<DeliveryOptions>
    {
        public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
        {
            var isAddress =
                options.BaseUrl is null
                || (
                    Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url)
                    && url is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
                );
            if (!isAddress)
            {
                return ValidateOptionsResult.Fail(
                    $"{Section}:{nameof(BaseUrl)}: '{options.BaseUrl}' is not an http or https address."
                );
            }

            var problem = options
                .Webhooks.Select(row =>
                    row.Value.Problem($"{Section}:{nameof(Webhooks)}:{row.Key}")
                )
                .FirstOrDefault(text => text is not null);
            return problem is null
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(problem);
        }
    }
}
