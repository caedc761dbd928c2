namespace NewsDigest.Facts.Reading.Names;

/// <summary>A name of the English text, or what may be one by its capital.</summary>
/// <param name="Parts">Its words that are no common ones; "Foreign Minister Lavrov" has one.</param>
internal sealed record EnglishName(string Text, IReadOnlyList<string> Parts, TextSpan Span);
