using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading;

namespace NewsDigest.Facts.Checks;

/// <summary>A paragraph with what several checks read of it: each is read once, and only when a check asks.</summary>
/// <param name="Text">Which it is a part of.</param>
internal sealed record CheckedParagraph(
    string Id,
    CheckedText Source,
    CheckedText English,
    BilingualText Text
)
{
    private IReadOnlyList<SentencePair>? _sentences;
    private NameReport? _names;

    public IReadOnlyList<SentencePair> Sentences =>
        _sentences ??= SentencePair.Of(
            Source.Text,
            Source.Sentences,
            English.Text,
            English.Sentences
        );

    public NameReport Names => _names ??= NameCheck.Read(Id, Source, English, Text.Entities);

    public static CheckedParagraph Of(BilingualParagraph paragraph, BilingualText text) =>
        new(
            paragraph.Id,
            new CheckedText(paragraph.Source, text.LanguageOf(paragraph)),
            new CheckedText(paragraph.English ?? "", LanguageCodes.English),
            text
        );
}
