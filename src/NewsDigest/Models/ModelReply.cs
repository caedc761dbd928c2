namespace NewsDigest.Models;

/// <summary>How a model answered, where the end is expected. The text is read only when the model came to its own end.</summary>
internal abstract record ModelReply
{
    private ModelReply()
    {
    }

    public sealed record Answer(string Text) : ModelReply;

    /// <summary>Prompt or answer did not fit: ask for less.</summary>
    public sealed record TooLong : ModelReply;

    /// <summary>A content filter stands in the way of the prompt or of the answer.</summary>
    public sealed record Filtered(string Detail) : ModelReply;

    /// <summary>The model declined, or said nothing at all.</summary>
    public sealed record Refused(string Detail) : ModelReply;

    /// <summary>Not asked: the article has used up the calls it may cost.</summary>
    public sealed record OverBudget(string Detail) : ModelReply;
}
