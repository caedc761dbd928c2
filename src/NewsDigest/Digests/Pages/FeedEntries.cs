using System.Text;
using NewsDigest.Publishing;

namespace NewsDigest.Digests.Pages;

/// <summary>Makes the entries of feeds out of editions.</summary>
/// <param name="baseUrl">Where the root of the store is read from; null when nobody said.</param>
internal sealed class FeedEntries(PageRenderer pages, Uri? baseUrl)
{
    /// <summary>Readers of feeds do not know where a feed lies: without a base address there are no links to our pages inside the text.</summary>
    private readonly EditionLinks _inText = new(baseUrl?.AbsoluteUri);

    private readonly EditionLinks _links = baseUrl is null
        ? EditionLinks.AmongEditions
        : new EditionLinks(baseUrl.AbsoluteUri);

    public async Task<FeedEntry> OfEditionAsync(Edition edition)
    {
        var view = new EditionView(edition, _inText);
        var headlines = string.Join(" · ", edition.Stories.Select(story => story.Headline));
        return new FeedEntry(
            $"urn:newsdigest:{edition.Id.Replace('/', ':')}",
            XmlText.Of($"{edition.Title}, {view.Times.Long(edition.Window.To)}"),
            _links.Edition(edition.Id)!, // an edition has an id of ours
            XmlText.Of(headlines.Length > 0 ? headlines : view.Counts),
            await HtmlAsync(view, null),
            edition.Window.To,
            UpdatedOf(edition),
            []
        );
    }

    public async Task<FeedEntry> OfStoryAsync(Edition edition, Story story) =>
        new(
            $"urn:newsdigest:{edition.Id.Replace('/', ':')}:{story.Id}",
            XmlText.Of(story.Headline),
            _links.Story(edition.Id, story.Id)!, // as above
            XmlText.Of(story.Sentences is [var first, ..] ? first.Text : story.Headline),
            await HtmlAsync(new EditionView(edition, _inText), story),
            edition.Window.To,
            UpdatedOf(edition),
            [.. story.Topics.Select(XmlText.Of)]
        );

    private static DateTimeOffset UpdatedOf(Edition edition) =>
        edition.Revision == 1 ? edition.Window.To : edition.Making.FrozenAt;

    private async Task<string> HtmlAsync(EditionView view, Story? story)
    {
        var html = await pages.RenderAsync<FeedStories>((view, story));
        return XmlText.Of(Encoding.UTF8.GetString(html.Span));
    }
}
