using NewsDigest.Articles;

namespace NewsDigest.Publishing;

internal static class MarkdownPage
{
    public static string Render(ArticleResult result) => $"# {result.Title.English}\n";
}
