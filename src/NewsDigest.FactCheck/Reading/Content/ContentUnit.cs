namespace NewsDigest.Facts.Reading.Content;

/// <summary>What is compared of a word.</summary>
/// <param name="Stem">Its beginning, or a piece of it where a script writes no spaces.</param>
/// <param name="Word">The whole word, for how it sounds; empty for a piece of one.</param>
internal readonly record struct ContentUnit(string Stem, string Word);
