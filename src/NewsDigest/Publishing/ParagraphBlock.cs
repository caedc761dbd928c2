using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>Some paragraphs of a result, with the findings and caveats of all.</summary>
/// <param name="Missing">What is said where paragraphs in a row have no English, by the id of the first.</param>
/// <param name="Language">The article's; a paragraph may have one of its own.</param>
internal sealed record ParagraphBlock(
    IReadOnlyList<ResultParagraph> Paragraphs,
    ILookup<string?, Finding> Findings,
    ILookup<string?, Caveat> Caveats,
    string Language,
    IReadOnlyDictionary<string, string> Missing
);
