using Microsoft.Extensions.AI;

namespace NewsDigest.Models;

/// <summary>What a family of models takes and refuses; a parameter that it refuses is a 400 for every article.</summary>
/// <param name="Reasons">Thinks before it answers: takes an effort instead of a temperature, and its thinking counts as output.</param>
internal sealed record ModelFamily(bool Reasons)
{
    /// <summary>Room for the thinking of a low effort.</summary>
    private const int ThinkingTokens = 2000;

    /// <summary>By the name of the model or, on Azure, of a deployment that is named after its model.</summary>
    public static ModelFamily Of(string model) =>
        new(Reasons: model.Split('/')[^1].ToLowerInvariant() is ['o', >= '1' and <= '9', ..] or ['g', 'p', 't', '-', '5', ..] or ['g', 'p', 't', '-', 'o', 's', 's', ..]);

    public ChatOptions OptionsFor(Prompt prompt, int maxAnswerTokens) => new()
    {
        Temperature = Reasons ? null : prompt.Parameters.Temperature,
        Reasoning = Reasons && Effort(prompt.Parameters.ReasoningEffort) is { } effort ? new ReasoningOptions { Effort = effort } : null,
        MaxOutputTokens = maxAnswerTokens + (Reasons ? ThinkingTokens : 0),
        ResponseFormat = ChatResponseFormat.ForJsonSchema(prompt.Schema.Json, prompt.Schema.Name),
        AdditionalProperties = new AdditionalPropertiesDictionary { ["strict"] = true },
    };

    private static ReasoningEffort? Effort(string? name) => name switch
    {
        "none" => ReasoningEffort.None,
        "low" => ReasoningEffort.Low,
        "medium" => ReasoningEffort.Medium,
        "high" => ReasoningEffort.High,
        _ => null,
    };
}
