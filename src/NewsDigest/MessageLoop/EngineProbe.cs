namespace NewsDigest.MessageLoop;

/// <summary>How to see, without cost, whether the engine can work: registered by the engine, asked by health and doctor.</summary>
/// <param name="CheckAsync">Throws with a message for the operator when it cannot.</param>
internal sealed record EngineProbe(string Name, Func<CancellationToken, Task> CheckAsync);
