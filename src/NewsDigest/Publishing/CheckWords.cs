namespace NewsDigest.Publishing;

/// <summary>What a finding is called and what it means, for readers who do not know the ids of checks. docs/fact-check.md says more.</summary>
internal static class CheckWords
{
    private static readonly Dictionary<string, CheckWord> Words = new(StringComparer.Ordinal)
    {
        ["V01"] = new(
            "Form of the answer",
            "The engine's answer was not in the form that was asked for."
        ),
        ["V02"] = new(
            "Extra paragraph",
            "A paragraph of the English belongs to none of the original."
        ),
        ["V03"] = new(
            "Missing English",
            "A paragraph or the headline has no English, or hardly any."
        ),
        ["V04"] = new(
            "Other language",
            "The English has foreign letters, or a sentence that is not English."
        ),
        ["V05"] = new("Left as it was", "Words of the original stand untranslated in the English."),
        ["V06"] = new("The engine speaks", "The engine speaks of itself instead of translating."),
        ["V07"] = new(
            "Words of the prompt",
            "The English repeats instructions that were given to the engine."
        ),
        ["V08"] = new(
            "Orders in the article",
            "The original gives orders to machines; the engine may have obeyed one."
        ),
        ["V09"] = new("Number lost", "The original has a number that the English does not have."),
        ["V10"] = new("Number added", "The English has a number that the original does not have."),
        ["V11"] = new(
            "Other unit",
            "A number has another unit in the English, or two numbers changed places."
        ),
        ["V12"] = new("Date or time", "A weekday, a month or a time stands on one side only."),
        ["V13"] = new(
            "Too short",
            "The English is shorter than it should be: something may be left out."
        ),
        ["V14"] = new(
            "Too long",
            "The English is longer than it should be: something may be added."
        ),
        ["V15"] = new(
            "Declared name",
            "A name that the engine listed is not in the text as listed."
        ),
        ["V16"] = new("Glossary", "A term is not translated as the glossary asks."),
        ["V17"] = new(
            "Name",
            "A name stands on one side, and nothing on the other looks or sounds like it."
        ),
        ["V18"] = new("Negation", "One side says no more often than the other."),
        ["V19"] = new("Quotation", "A quotation stands on one side only."),
        ["V20"] = new("Link or address", "A link, an address or a handle stands on one side only."),
        ["V21"] = new("Moved text", "The English of a paragraph fits another paragraph better."),
        ["V22"] = new("Said twice", "Ten words in a row stand there twice."),
        ["V23"] = new("Reserve", "Only one side says that something is alleged or suspected."),
        ["V24"] = new(
            "Limit or direction",
            "One side says at least and the other at most, or one rises and the other falls."
        ),
        ["S01"] = new(
            "Form of the summary",
            "The summary has too few or too many points, or a point without a source."
        ),
        ["S02"] = new(
            "Number in the summary",
            "The cited paragraphs do not have this number or date."
        ),
        ["S03"] = new("Name in the summary", "The cited paragraphs do not have this name."),
        ["S04"] = new(
            "First sentence",
            "The first sentence has a number or a name that the points below do not have."
        ),
        ["S05"] = new(
            "Thin support",
            "The point shares few words with the paragraphs that it cites."
        ),
        ["S06"] = new(
            "Tone",
            "The source denies or only alleges this, or it goes the other way; or the reverse."
        ),
        ["S07"] = new(
            "Quotation in the summary",
            "The quotation is not in the cited paragraphs word for word."
        ),
        ["S08"] = new(
            "Repetition",
            "Two points say the same, or none is of the article's beginning."
        ),
        ["S09"] = new("Text of the engine", "The summary has words that belong to no news."),
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
    public static string Name(string check) =>
        Words.TryGetValue(check, out var word) ? word.Name : check.Replace('_', ' ');

    /// <summary>Null where nothing can be said.</summary>
    public static string? Meaning(string check) => Words.GetValueOrDefault(check)?.Meaning;

    private sealed record CheckWord(string Name, string Meaning);
}
