namespace NewsDigest.Articles;

/// <summary>One thing that a check found. Stored with the result and shown at its place.</summary>
/// <param name="Check">Id of the check: <c>V01…V24</c> for translations, <c>S01…S09</c> for summaries, or a stage's own name such as <c>language_not_supported</c>.</param>
/// <param name="Paragraph">Paragraph id, <c>title</c>, <c>b1…</c> for bullets, <c>one_sentence</c>; null for the whole article.</param>
/// <param name="Message">A fact in words, usable as feedback to a model: "the source has 15.6 percent; the translation has 16.5".</param>
internal sealed record Finding(
    string Check,
    Severity Severity,
    string? Paragraph,
    string Message,
    string? Expected = null,
    string? Found = null,
    TextSpan? SourceSpan = null,
    TextSpan? EnglishSpan = null
);

/// <summary>UTF-16 offsets into the paragraph that the finding names.</summary>
internal readonly record struct TextSpan(int Start, int Length);

internal enum Severity
{
    /// <summary>Worth a look; never decides alone.</summary>
    Soft,

    /// <summary>Something is wrong or missing; repaired, or the verdict says so.</summary>
    Hard,
}

internal enum Verdict
{
    Verified,
    VerifiedWithNotes,
    NeedsReview,

    /// <summary>There is no usable English.</summary>
    Failed,
}
