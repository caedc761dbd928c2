namespace NewsDigest.Articles;

/// <summary>One call, as the service itself reported it. Null is unknown, never 0.</summary>
/// <param name="CountedTokens">Tokens of the prompt as we counted them before it was sent.</param>
/// <param name="Cost">In the currency of the operator's price table; null when the table or the service leaves something open.</param>
/// <param name="Unfiltered">True when the service said that its content filter was unavailable; else null.</param>
/// <param name="Forgiven">What was untidy in the answer and was read all the same; null when nothing was.</param>
/// <param name="Outcome">Why the answer was of no use, such as <c>unreadable</c>; null when it was of use.</param>
/// <param name="Search">True when a part was asked for to find what a content filter objects to; else null.</param>
/// <param name="PaidFor">The id of another article that paid for this call: it cost this one nothing. Null when it was paid for this one.</param>
internal sealed record ModelCall(
    string Stage,
    int Attempt,
    string Model,
    long? InputTokens,
    long? CachedTokens,
    long? OutputTokens,
    long? ReasoningTokens,
    long? CountedTokens = null,
    decimal? Cost = null,
    string? PricesAsOf = null,
    string? PaidFor = null,
    bool? Unfiltered = null,
    string? Forgiven = null,
    string? Outcome = null,
    bool? Search = null
);

/// <summary>Who did the work: named in every result, and hashed into the key under which it is stored.</summary>
/// <param name="Name"><c>azure</c>, <c>openai</c> or <c>offline</c>.</param>
/// <param name="Model">The model, or for the offline engine the program and its version.</param>
/// <param name="Prompts">Each as <c>name@version+hash</c>; empty where no prompt is used.</param>
internal sealed record EngineInfo(
    string Name,
    string Model,
    string? Deployment,
    IReadOnlyList<string> Prompts
);
