namespace NewsDigest.Translation;

/// <summary>A piece of the article that is to become English: a paragraph, the title, or in a repair a single sentence.</summary>
internal sealed record SourceItem(string Id, string Text)
{
    public const string TitleId = "title";

    /// <summary>Whether an answer may leave its English as it is: a whole paragraph that has some, in a repair.</summary>
    public bool MayStay { get; init; }

    /// <summary>The paragraph that it is, or is a piece of: <c>p3</c> for <c>p3s1</c>.</summary>
    public string ParagraphId => Id.Split('s')[0];

    /// <summary>Two halves, cut between sentences; the item itself where it is the title or has only one.</summary>
    public IReadOnlyList<SourceItem> Halves()
    {
        var sentences = Sentences.Split(Text);
        var half = sentences.Count / 2;
        return half == 0 || Id == TitleId
            ? [this]
            :
            [
                new SourceItem($"{Id}s1", string.Join(' ', sentences.Take(half))),
                new SourceItem($"{Id}s2", string.Join(' ', sentences.Skip(half))),
            ];
    }
}
