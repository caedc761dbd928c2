using Microsoft.Extensions.AI;

namespace NewsDigest.ChatModels;

/// <summary>What a model takes and refuses, and how much; a parameter that it refuses is a 400 for every article.</summary>
/// <param name="ReasoningEffort">Thinks before it answers: takes an effort, and its thinking counts as output.</param>
/// <param name="MaxCompletionTokens">Takes the length of the answer under this name; an older server knows only <c>max_tokens</c>.</param>
/// <param name="StrictSchema">Holds its answer to a schema; else it is asked for JSON, and the schema stands in the request's words.</param>
/// <param name="ContextTokens">Prompt and answer together.</param>
/// <param name="OutputTokens">The longest answer.</param>
/// <param name="ThinkingTokens">Room for the thinking of a low effort, which comes on top of the visible answer.</param>
/// <param name="Price">Null is unknown.</param>
internal sealed record ModelFamily(
    bool Temperature,
    bool ReasoningEffort,
    bool Verbosity,
    bool MaxCompletionTokens,
    bool StrictSchema,
    int ContextTokens,
    int OutputTokens,
    int ThinkingTokens,
    ModelPrice? Price
)
{
    /// <summary>Names that the chat abstraction has no property for; they travel under the same names on the wire.</summary>
    public const string MaxTokensName = "max_tokens";

    public const string VerbosityName = "verbosity";

    public ChatOptions OptionsFor(Prompt prompt, int maxAnswerTokens)
    {
        var room = Math.Min(maxAnswerTokens + ThinkingTokens, OutputTokens);
        var options = new ChatOptions
        {
            Temperature = Temperature ? prompt.Parameters.Temperature : null,
            Reasoning =
                ReasoningEffort && Effort(prompt.Parameters.ReasoningEffort) is { } effort
                    ? new ReasoningOptions { Effort = effort }
                    : null,
            MaxOutputTokens = MaxCompletionTokens ? room : null,
            ResponseFormat = ChatResponseFormat.ForJsonSchema(
                prompt.Schema.Json,
                prompt.Schema.Name
            ), // see CapabilityChatClient for models without StrictSchema
            AdditionalProperties = [],
        };
        if (!MaxCompletionTokens)
        {
            options.AdditionalProperties[MaxTokensName] = room;
        }

        if (Verbosity && prompt.Parameters.Verbosity is { } verbosity)
        {
            options.AdditionalProperties[VerbosityName] = verbosity;
        }

        return options;
    }

    /// <summary>Whether a call of this size can be answered whole.</summary>
    public bool Holds(long promptTokens, long answerTokens) =>
        answerTokens + ThinkingTokens <= OutputTokens
        && promptTokens + answerTokens + ThinkingTokens <= ContextTokens;

    private static ReasoningEffort? Effort(string? name) =>
        name switch
        {
            "none" => Microsoft.Extensions.AI.ReasoningEffort.None,
            "low" => Microsoft.Extensions.AI.ReasoningEffort.Low,
            "medium" => Microsoft.Extensions.AI.ReasoningEffort.Medium,
            "high" => Microsoft.Extensions.AI.ReasoningEffort.High,
            _ => null,
        };
}
