namespace NewsDigest.Articles;

/// <summary>How the work on one queue message ended. Exactly one of these is reached for every message that ends.</summary>
internal abstract record Outcome
{
    private Outcome() { }

    /// <summary>A result with English text lies in the store.</summary>
    /// <param name="Repeated">True when it lay there before: the message was delivered again and no engine was called.</param>
    public sealed record Published(ArticleResult Result, string Location, bool Repeated) : Outcome;

    /// <summary>No English could be made, for a reason that asking again would not change; the result in the store says which.</summary>
    public sealed record Blocked(ArticleResult Result, string Location, bool Repeated) : Outcome;

    /// <summary>The message can never be worked on, or its result waits for a person; it goes to quarantine with its original bytes.</summary>
    public sealed record Rejected(Rejection Reason) : Outcome;
}

/// <summary>Why a message was refused.</summary>
/// <param name="Code">Stable, for grouping and <c>quarantine requeue --reason</c>: for example <c>invalid_message</c>.</param>
/// <param name="Field">The field of the message that is wrong, as the producer wrote it; null when the whole is.</param>
/// <param name="Detail">What happened, with the values, and what to do.</param>
/// <param name="Held">The path of a finished result that waits for a person; null when there is none.</param>
internal sealed record Rejection(string Code, string? Field, string Detail, string? Held = null)
{
    /// <summary>In words, what of the message is wrong.</summary>
    public string Where() => Field is null ? "the whole message" : $"field '{Field}'";
}
