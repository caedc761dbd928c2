using NewsDigest.Digests.Pages;

namespace NewsDigest.Digests.Mail;

/// <param name="Whole">So many stories are told; the others are a headline and a link.</param>
/// <param name="Named">So many stories are named at all.</param>
/// <param name="Unsubscribe">Where a reader ends the mails; null where only a mail does.</param>
internal sealed record MailView(EditionView View, int Whole, int Named, string? Unsubscribe)
{
    public IReadOnlyList<Story> Told => [.. View.Edition.Stories.Take(Whole)];

    /// <summary>Headline, link and sources of what is only named.</summary>
    public IReadOnlyList<(string Headline, string? Link, string Sources)> Others =>
        [
            .. View
                .Edition.Stories.Skip(Whole)
                .Select(story => (story.Id, story.Headline, story.Articles))
                .Concat(
                    View.Edition.More.Select(story => (story.Id, story.Headline, story.Articles))
                )
                .Select(story =>
                    (
                        story.Headline,
                        View.Links.Story(View.Edition.Id, story.Id),
                        SourcesOf(story.Articles)
                    )
                )
                .Take(Math.Max(0, Named - Whole)),
        ];

    public int Unnamed =>
        View.Edition.Stories.Count + View.Edition.More.Count - Told.Count - Others.Count;

    private static string SourcesOf(IReadOnlyList<StoryArticle> articles)
    {
        var names = articles.Select(EditionView.SourceOf).Distinct().ToList();
        return string.Join(", ", names.Take(4))
            + (names.Count > 4 ? $" and {names.Count - 4} more" : "");
    }
}
