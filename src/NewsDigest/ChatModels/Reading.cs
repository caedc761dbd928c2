namespace NewsDigest.ChatModels;

/// <summary>What could be read of an answer.</summary>
/// <param name="Value">Null when the answer as a whole is of no use.</param>
/// <param name="Forgiven">What was untidy and was read all the same, in words; null when nothing was.</param>
/// <param name="Fault">What is wrong, as a clause that follows "the answer": for the model that is asked again, and for people. Holds no word of the answer. Null when nothing is.</param>
internal sealed record Reading<T>(T? Value, string? Forgiven, string? Fault)
    where T : class
{
    /// <summary>A second answer to the same question stood beside it and said something else.</summary>
    public bool IsContested { get; init; }
}
