namespace NewsDigest.ChatModels;

/// <summary>What became of a call whose answer was of no use, as <c>usage</c> in a result says it.</summary>
internal static class CallOutcomes
{
    /// <summary>The service refused the prompt, for its length or by its content filter, and nothing was read or written.</summary>
    public const string PromptRefused = "prompt_refused";

    public const string Filtered = "filtered";

    public const string CutOff = "cut_off";

    public const string Refused = "refused";

    public const string Unreadable = "unreadable";

    /// <summary>The server read a part of the prompt only.</summary>
    public const string PromptCut = "prompt_cut";

    /// <summary>Null when the answer was of use.</summary>
    public static string? Of(ModelReply reply) =>
        reply switch
        {
            ModelReply.TooLong => CutOff,
            ModelReply.Filtered => Filtered,
            ModelReply.Refused => Refused,
            ModelReply.Unreadable => Unreadable,
            _ => null,
        };
}
