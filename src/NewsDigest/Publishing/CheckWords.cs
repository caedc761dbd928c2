namespace NewsDigest.Publishing;

/// <summary>What a finding is called and what it means, for readers who do not know the ids of checks. docs/fact-check.md says more.</summary>
internal static class CheckWords
{
    private static readonly Dictionary<string, CheckInfo> Checks = FactCheck.Checks.ToDictionary(
        check => check.Id,
        StringComparer.Ordinal
    );

    /// <summary>What the stages find themselves.</summary>
    private static readonly Dictionary<string, CheckWord> Words = new(StringComparer.Ordinal)
    {
        ["V01"] = new(
            "Form of the answer",
            "The engine's answer was not in the form that was asked for."
        ),
        ["blocked_by_filter"] = new(
            "Content filter",
            "The service's content filter refused this text."
        ),
        ["refused"] = new("Refused", "The engine refused to work on this text."),
        ["budget"] = new("Budget", "The article cost more than its limit allows."),
        ["no_usable_answer"] = new(
            "No usable answer",
            "The engine gave no answer that could be used."
        ),
        ["not_an_article"] = new(
            "No article",
            "The page is no article, such as an error page or a list."
        ),
        ["no_article_text"] = new("No text", "Nothing was left of the page after cleaning."),
        ["language_not_supported"] = new("Language", "The engine does not know this language."),
        ["language_unknown"] = new("Language", "The language could not be told."),
    };

    /// <summary>A check without words of its own is called by its id.</summary>
    public static string Name(string check) => Find(check)?.Name ?? check.Replace('_', ' ');

    /// <summary>Null where nothing can be said.</summary>
    public static string? Meaning(string check) => Find(check)?.Meaning;

    private static CheckWord? Find(string check) =>
        Checks.TryGetValue(check, out var info)
            ? new CheckWord(info.Title, info.Meaning)
            : Words.GetValueOrDefault(check);

    private sealed record CheckWord(string Name, string Meaning);
}
