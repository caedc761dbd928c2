namespace NewsDigest.Translation;

/// <summary>The how-manieth time something is asked for, and what was wrong with the answer before. The same words would bring the same answer.</summary>
/// <param name="Request">What the prompt says of it.</param>
internal sealed record Asking(string Request, bool MayRepeat, bool IsRefused, Finding Reason)
{
    private const string NoUsableAnswer = "no_usable_answer";

    public static Asking First { get; } =
        new(
            "first",
            MayRepeat: true,
            IsRefused: false,
            new Finding(NoUsableAnswer, Severity.Hard, null, "")
        );

    private bool IsFirst => ReferenceEquals(this, First);

    /// <param name="fault">A clause that follows "the answer".</param>
    /// <param name="quote">How the answer began; null when a part of it was of use.</param>
    public Asking Unreadable(string? fault, string? quote)
    {
        var clause = fault ?? "could not be used";
        var began = quote is null ? "" : $" The answer: {quote}";
        var message = IsFirst
            ? $"The model's answer {clause}.{began}"
            : $"{Reason.Message.Split(" The answer: ")[0]} Asked again, its answer {clause}.{began}";
        return new Asking(
            $"again; the earlier answer {clause}",
            IsFirst,
            IsRefused: false,
            new Finding(NoUsableAnswer, Severity.Hard, null, message)
        );
    }

    /// <param name="detail">What the model said.</param>
    public Asking Refused(string detail) =>
        new(
            "again; the earlier answer was a refusal or empty",
            IsFirst,
            IsRefused: true,
            new Finding(
                "refused",
                Severity.Hard,
                null,
                IsFirst ? detail : $"{detail} Asked 2 times."
            )
        );
}
