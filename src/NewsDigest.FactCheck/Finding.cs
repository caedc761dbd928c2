namespace NewsDigest.Facts;

/// <summary>One thing that a check found, with its place in both texts.</summary>
/// <param name="Check">Id of the check: <c>V02…</c> for translations, <c>S01…</c> for summaries; a host may add its own, such as <c>language_not_supported</c>.</param>
/// <param name="Paragraph">Paragraph id, <c>title</c>, <c>b1…</c> for bullets, <c>one_sentence</c>; null for the whole text.</param>
/// <param name="Message">A fact in words, usable as feedback to a model: "the source has 15.6 percent; the translation has 16.5".</param>
/// <param name="Expected">What the source has, where the finding is about one thing.</param>
/// <param name="Found">What the English has instead, or has too much.</param>
public sealed record Finding(
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
public readonly record struct TextSpan(int Start, int Length);

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth a look; never decides alone.</summary>
    Soft,

    /// <summary>Something is wrong or missing.</summary>
    Hard,
}
