namespace NewsDigest.Translation;

/// <summary>The answer as prompts/translate.schema.json has it.</summary>
internal sealed record TranslationAnswer(
    string SourceLanguage,
    string ContentKind,
    IReadOnlyList<string> Entities,
    string? Headline,
    IReadOnlyList<AnsweredParagraph> Paragraphs,
    IReadOnlyList<AnsweredCaveat> Caveats);

/// <summary>The answer as prompts/repair.schema.json has it.</summary>
internal sealed record RepairAnswer(IReadOnlyList<AnsweredParagraph> Paragraphs, IReadOnlyList<AnsweredCaveat> Caveats);

internal sealed record AnsweredParagraph(string Id, string Status, string Text);

internal sealed record AnsweredCaveat(string Id, string Kind, string Note);
