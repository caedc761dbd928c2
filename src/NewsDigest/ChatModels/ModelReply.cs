namespace NewsDigest.ChatModels;

/// <summary>How a model answered, where the end is expected. The text is read only when the model came to its own end.</summary>
internal abstract record ModelReply
{
    private ModelReply() { }

    public sealed record Answer<T>(Reading<T> Reading) : ModelReply
        where T : class;

    /// <summary>An answer came and is of no use.</summary>
    /// <param name="Fault">A clause that follows "the answer", as <see cref="Reading{T}.Fault"/>.</param>
    /// <param name="Quote">How the answer begins, cleaned.</param>
    public sealed record Unreadable(string Fault, string Quote) : ModelReply;

    /// <summary>Prompt or answer did not fit: ask for less.</summary>
    /// <param name="Refusal">The service's words where it refused the prompt.</param>
    /// <param name="IsWindowNamed">By the service, and our own words leave room in it.</param>
    public sealed record TooLong(string? Refusal = null, bool IsWindowNamed = false) : ModelReply;

    /// <summary>A content filter stands in the way of the prompt or of the answer.</summary>
    public sealed record Filtered(string Detail) : ModelReply;

    /// <summary>The model declined, or said nothing at all.</summary>
    public sealed record Refused(string Detail) : ModelReply;

    /// <summary>The server read a part of the prompt only, too little for asking in smaller parts.</summary>
    /// <param name="Reply">What the model answered to the rest of it.</param>
    public sealed record CutPrompt(ModelReply Reply, string Detail) : ModelReply;

    /// <summary>Not asked: the article has used up the calls it may cost.</summary>
    public sealed record OverBudget(string Detail) : ModelReply;
}
