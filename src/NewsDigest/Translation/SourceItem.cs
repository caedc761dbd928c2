namespace NewsDigest.Translation;

/// <summary>A piece of the article that is to become English: a paragraph, the title, or in a repair a single sentence.</summary>
internal sealed record SourceItem(string Id, string Text)
{
    public const string TitleId = "title";
}
