namespace NewsDigest.Facts;

/// <summary>A paragraph of the source and its English.</summary>
/// <param name="Id">The caller's own; findings name it. <c>p1</c>, <c>p2</c>, … is customary.</param>
/// <param name="Source">In its own language; empty where the English belongs to no paragraph of the source.</param>
/// <param name="English">Null where there is none.</param>
public sealed record BilingualParagraph(string Id, string Source, string? English)
{
    /// <summary>What happened to the paragraph; <see cref="ParagraphStatus.Missing"/> where nothing else is said and there is no English.</summary>
    public ParagraphStatus Status { get; init; } =
        English is null ? ParagraphStatus.Missing : ParagraphStatus.Translated;

    /// <summary>Where it is another than the text's, as in a quotation that stands in its own language; null where it is the same.</summary>
    public string? Language { get; init; }

    /// <summary>There is a translation to be checked.</summary>
    internal bool IsTranslated =>
        Status == ParagraphStatus.Translated && English is { Length: > 0 };
}

/// <summary>What happened to a paragraph on its way into English.</summary>
public enum ParagraphStatus
{
    /// <summary>It has an English translation.</summary>
    Translated,

    /// <summary>It was English already and stands as it was.</summary>
    AlreadyEnglish,

    /// <summary>The translator says that this is boilerplate of the page, not article.</summary>
    NotContent,

    /// <summary>The translator could not read it.</summary>
    Unreadable,

    /// <summary>A content filter or a refusal stands in the way; the original is kept beside the hole.</summary>
    Blocked,

    /// <summary>The engine gave no usable English; a hard finding says so.</summary>
    Missing,
}
