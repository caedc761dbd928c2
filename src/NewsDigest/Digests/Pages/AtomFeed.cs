using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;

namespace NewsDigest.Digests.Pages;

/// <summary>Atom 1.0, by RFC 4287.</summary>
internal static class AtomFeed
{
    /// <param name="id">A URN of ours.</param>
    /// <param name="self">Where the feed lies, relative to itself where no base address is set.</param>
    /// <param name="page">What people read instead.</param>
    public static async Task WriteAsync(
        Stream bytes,
        string id,
        string title,
        string self,
        string page,
        IReadOnlyList<FeedEntry> entries
    )
    {
        var feed = new SyndicationFeed(entries.Select(Item))
        {
            Id = id,
            Title = new TextSyndicationContent(title),
            LastUpdatedTime = entries
                .Select(entry => entry.Updated)
                .DefaultIfEmpty(DateTimeOffset.UnixEpoch)
                .Max(),
            Generator = "NewsDigest",
            Language = "en",
        };
        feed.Authors.Add(new SyndicationPerson { Name = "NewsDigest" });
        feed.Links.Add(new SyndicationLink(Address(self), "self", null, "application/atom+xml", 0));
        feed.Links.Add(new SyndicationLink(Address(page), "alternate", null, "text/html", 0));
        await using var writer = XmlWriter.Create(
            bytes,
            new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                Async = true,
                Indent = true,
                NewLineChars = "\n",
                CloseOutput = false,
            }
        );
        new Atom10FeedFormatter(feed).WriteTo(writer);
        await writer.FlushAsync();
    }

    private static SyndicationItem Item(FeedEntry entry)
    {
        var item = new SyndicationItem
        {
            Id = entry.Id,
            Title = new TextSyndicationContent(entry.Title),
            Summary = new TextSyndicationContent(entry.Summary),
            Content = new TextSyndicationContent(entry.Html, TextSyndicationContentKind.Html),
            PublishDate = entry.Published,
            LastUpdatedTime = entry.Updated,
        };
        item.Links.Add(new SyndicationLink(Address(entry.Link), "alternate", null, "text/html", 0));
        foreach (var tag in entry.Tags)
        {
            item.Categories.Add(new SyndicationCategory(tag));
        }

        return item;
    }

    private static Uri Address(string link) => new(link, UriKind.RelativeOrAbsolute);
}
