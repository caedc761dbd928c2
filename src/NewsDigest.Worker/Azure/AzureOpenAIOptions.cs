using Microsoft.Extensions.Options;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Azure;

/// <summary>Section <c>AzureOpenAI</c>: a deployment of one's own.</summary>
internal sealed class AzureOpenAIOptions
{
    public const string Section = "AzureOpenAI";

    /// <summary>For example <c>https://NAME.openai.azure.com/</c>.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Null is Microsoft Entra identity.</summary>
    public string? Key { get; init; }

    public string? Deployment { get; init; }

    /// <summary>A cheaper deployment for summaries; null is <see cref="Deployment"/>.</summary>
    public string? SummaryDeployment { get; init; }

    /// <summary>The model behind the deployment, for example <c>gpt-5-mini</c>: says which parameters it takes. Null when the deployment is named after it.</summary>
    public string? Model { get; init; }

    /// <summary>The model behind <see cref="SummaryDeployment"/>.</summary>
    public string? SummaryModel { get; init; }

    internal sealed class Validator : IValidateOptions<AzureOpenAIOptions>
    {
        public ValidateOptionsResult Validate(string? name, AzureOpenAIOptions options)
        {
            const string EndpointKey = $"{Section}:{nameof(Endpoint)}";
            if (ModelEndpoint.Problem(EndpointKey, options.Endpoint) is { } problem)
            {
                return ValidateOptionsResult.Fail(
                    $"{problem} Set it to the endpoint that the Azure portal shows, for example https://NAME.openai.azure.com/."
                );
            }

            var endpoint = new Uri(options.Endpoint!); // not null: it has no problem
            if (endpoint.AbsolutePath != "/")
            {
                return ValidateOptionsResult.Fail(
                    $"{EndpointKey} '{endpoint}' has a path. Keep only {endpoint.GetLeftPart(UriPartial.Authority)}/, or use the engine 'openai' with this address as OpenAI:BaseUrl."
                );
            }

            if (string.IsNullOrEmpty(options.Key) && endpoint.Scheme != Uri.UriSchemeHttps)
            {
                return ValidateOptionsResult.Fail(
                    $"{Section}:{nameof(Key)} is missing. An identity's token is sent only over https, and {EndpointKey} is '{endpoint}'."
                );
            }

            return string.IsNullOrWhiteSpace(options.Deployment)
                ? ValidateOptionsResult.Fail(
                    $"{Section}:{nameof(Deployment)} is missing. Set it to the name of a deployment of {endpoint}."
                )
                : ValidateOptionsResult.Success;
        }
    }
}
