namespace NewsDigest.Facts.Reading;

/// <summary>A sentence and its translation, known by their order where both sides have as many sentences.</summary>
/// <param name="Number">From 1.</param>
internal sealed record SentencePair(
    int Number,
    string LowerSource,
    string LowerEnglish,
    TextSpan SourceSpan,
    TextSpan EnglishSpan
)
{
    /// <summary>Nothing where the numbers of sentences differ: what belongs together is not known then.</summary>
    public static IReadOnlyList<SentencePair> Of(
        string source,
        IReadOnlyList<string> theirs,
        string english,
        IReadOnlyList<string> ours
    )
    {
        if (theirs.Count != ours.Count)
        {
            return [];
        }

        List<SentencePair> pairs = [];
        var (sourceStart, englishStart) = (0, 0);
        for (var index = 0; index < theirs.Count; index++)
        {
            var span = Find(source, theirs[index], sourceStart);
            var englishSpan = Find(english, ours[index], englishStart);
            pairs.Add(
                new SentencePair(
                    index + 1,
                    theirs[index].ToLowerInvariant(),
                    ours[index].ToLowerInvariant(),
                    span,
                    englishSpan
                )
            );
            (sourceStart, englishStart) = (
                span.Start + span.Length,
                englishSpan.Start + englishSpan.Length
            );
        }

        return pairs;
    }

    private static TextSpan Find(string text, string sentence, int start) =>
        new(Math.Max(0, text.IndexOf(sentence, start, StringComparison.Ordinal)), sentence.Length);
}
