using NewsDigest.Facts.Reading;

namespace NewsDigest.Facts;

/// <summary>A text in its own language beside its English: all that the fact check needs.</summary>
/// <param name="Language">Of the source: ISO 639-1 (639-3 where there is none), or <c>und</c>, with which names and words are hardly checked.</param>
/// <param name="Paragraphs">In reading order.</param>
public sealed record BilingualText(string Language, IReadOnlyList<BilingualParagraph> Paragraphs)
{
    /// <summary>The headline; null where there is none, or none is to be checked.</summary>
    public BilingualParagraph? Title { get; init; }

    /// <summary>Names as printed in the source, each with the one English form that the translation says it uses.</summary>
    public IReadOnlyList<Entity> Entities { get; init; } = [];

    /// <summary>Terms whose English is fixed.</summary>
    public IReadOnlyList<GlossaryTerm> Glossary { get; init; } = [];

    /// <summary>Words of the prompts that a model was asked with, which must not come back as text.</summary>
    public PromptWords Prompts { get; init; } = PromptWords.None;

    /// <summary>Two whole texts as paragraphs that belong together, where a translator split, merged, left out or added some.</summary>
    /// <param name="source">Paragraphs apart by empty lines; in a text without any, every line is one.</param>
    public static BilingualText Align(string source, string english, string language) =>
        new(language, WholeTexts.Align(source, english, language)) { IsAligned = true };

    /// <summary>Those that have a source: all but what the English has too much.</summary>
    public IEnumerable<BilingualParagraph> SourceParagraphs =>
        Paragraphs.Where(paragraph => paragraph.Source.Length > 0);

    /// <summary>The paragraphs that both sides have.</summary>
    internal IEnumerable<BilingualParagraph> Translated =>
        SourceParagraphs.Where(paragraph => paragraph.IsTranslated);

    /// <summary>Nobody said which paragraphs belong together.</summary>
    internal bool IsAligned { get; private init; }

    internal string LanguageOf(BilingualParagraph paragraph) => paragraph.Language ?? Language;
}

/// <summary>A name as printed in the source, with its one English form.</summary>
/// <param name="Type">person, org, place, event or other.</param>
public sealed record Entity(string Source, string English, string Type);

/// <summary>A term whose English form is fixed.</summary>
/// <param name="Language">Of the source; null for any.</param>
/// <param name="Flags">Any of <c>case</c> (match case), <c>exact</c> (a missing target is a hard finding), <c>dnt</c> (do not translate).</param>
public sealed record GlossaryTerm(
    string Source,
    string Target,
    string? Language = null,
    IReadOnlyList<string>? Flags = null
);
