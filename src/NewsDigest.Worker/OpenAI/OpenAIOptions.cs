using Microsoft.Extensions.Options;

namespace NewsDigest.Worker.OpenAI;

/// <summary>Section <c>OpenAI</c>: any server that speaks the OpenAI protocol, such as Ollama, vLLM, LM Studio or OpenAI itself.</summary>
internal sealed class OpenAIOptions
{
    public const string Section = "OpenAI";

    /// <summary>For example <c>http://localhost:11434/v1</c> for Ollama.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Plain http also to an address that is not private: key and articles can then be read on the way.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Servers on one's own machine need none.</summary>
    public string? Key { get; init; }

    public string? Model { get; init; }

    /// <summary>A cheaper model for summaries; null is <see cref="Model"/>.</summary>
    public string? SummaryModel { get; init; }

    internal sealed class Validator : IValidateOptions<OpenAIOptions>
    {
        public ValidateOptionsResult Validate(string? name, OpenAIOptions options)
        {
            if (
                ModelEndpoint.Problem(
                    $"{Section}:{nameof(BaseUrl)}",
                    options.BaseUrl,
                    options.AllowHttp,
                    $"{Section}:{nameof(AllowHttp)}"
                ) is
                { } problem
            )
            {
                return ValidateOptionsResult.Fail(
                    $"{problem} Set it to the address that ends in /v1, for example http://localhost:11434/v1 for Ollama."
                );
            }

            return string.IsNullOrWhiteSpace(options.Model)
                ? ValidateOptionsResult.Fail(
                    $"{Section}:{nameof(Model)} is missing. Set it to a model that the server at {options.BaseUrl} has."
                )
                : ValidateOptionsResult.Success;
        }
    }
}
