namespace NewsDigest.Facts;

/// <summary>What a check is, for lists and legends.</summary>
/// <param name="Id"><c>V02…</c> for translations, <c>S01…</c> for summaries.</param>
/// <param name="Title">A word or two.</param>
/// <param name="Meaning">One sentence for readers who know nothing of checks.</param>
/// <param name="Finds">What exactly it finds, in Markdown.</param>
/// <param name="Severity">When a finding is hard and when soft.</param>
public record CheckInfo(string Id, string Title, string Meaning, string Finds, string Severity)
{
    /// <summary>Codes of the source languages that it speaks; empty where it speaks all.</summary>
    public IReadOnlyCollection<string> Languages { get; init; } = [];
}
