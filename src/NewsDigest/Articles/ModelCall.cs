namespace NewsDigest.Articles;

/// <summary>One paid call, as the service itself reported it. Null is unknown, never 0.</summary>
internal sealed record ModelCall(
    string Stage,
    int Attempt,
    string Model,
    long? InputTokens,
    long? CachedTokens,
    long? OutputTokens,
    long? ReasoningTokens);

/// <summary>Who did the work: named in every result, and hashed into the key under which it is stored.</summary>
/// <param name="Name"><c>azure</c>, <c>openai</c> or <c>offline</c>.</param>
/// <param name="Model">The model, or for the offline engine the program and its version.</param>
/// <param name="Prompts">Each as <c>name@version+hash</c>; empty where no prompt is used.</param>
internal sealed record EngineInfo(string Name, string Model, string? Deployment, IReadOnlyList<string> Prompts);
