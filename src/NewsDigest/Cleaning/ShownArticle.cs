namespace NewsDigest.Cleaning;

/// <summary>What a page shows of its article, and what it says of it to machines.</summary>
internal sealed record ShownArticle(
    FlatPage Page,
    JsonLdArticle? Data,
    string? Title,
    IReadOnlyList<PageBlock> Found
)
{
    public int Letters { get; } = Found.Sum(block => block.Letters);

    public static ShownArticle Of(FlatPage page)
    {
        PageBoilerplate.Mark(page);
        var data = JsonLdArticle.Find(page);
        var title = PageDescription.Title(page, data);
        var found = JsonLdBody.Choose(page, ArticleBlocks.Find(page, title), data);
        return new ShownArticle(page, data, title, found.Count > 0 ? found : page.Blocks); // a page of links alone
    }
}
