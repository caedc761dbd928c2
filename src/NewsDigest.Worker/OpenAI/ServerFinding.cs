namespace NewsDigest.Worker.OpenAI;

/// <summary>What a look at a model server found before the first article.</summary>
/// <param name="IsProblem">Somebody should mend it; else it is good to know.</param>
internal sealed record ServerFinding(bool IsProblem, string Text);
