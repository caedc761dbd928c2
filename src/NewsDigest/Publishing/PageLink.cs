using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <param name="Path">In the store.</param>
/// <param name="Language">Of the title, where it is not English.</param>
internal sealed record PageLink(string Path, string Title, string? Language)
{
    public static PageLink To(CurrentResult result) =>
        new(
            result.Result[..^".json".Length] + ".html",
            VisibleText.Excerpt(result.Title ?? result.Id, 90),
            result.TitleLanguage
        );
}
