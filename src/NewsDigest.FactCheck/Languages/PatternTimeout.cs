namespace NewsDigest.Facts.Languages;

/// <summary>
/// The bound on patterns that do not run as automata: those that need to go back, and those of letter classes that never do, whose
/// automata would take 300 KB each. It counts by the wall clock, so it is far above what any of them
/// takes: a process that is paused or starved for a moment must not fail an article.
/// </summary>
internal static class PatternTimeout
{
    public const int Milliseconds = 10_000;
}
