namespace NewsDigest.Articles;

/// <summary>
/// The bound on patterns that do not run as automata: those that need to go back, and those of letter classes that never do, whose
/// automata would take 300 KB each. It counts by the wall clock, so it is far above what any of them
/// takes: a process that is paused or starved for a while must not fail an article. A pattern of this kind that is asked for one
/// match in a text whose length a stranger chose looks at a bounded part of it only.
/// </summary>
internal static class PatternTimeout
{
    public const int Milliseconds = 60_000;
}
