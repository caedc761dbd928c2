using System.Security.Cryptography;
using System.Text;

namespace NewsDigest.Articles;

/// <summary>The article and only the article: paragraphs <c>p1…pn</c>, with a receipt for all that was removed or mended.</summary>
internal sealed record CleanArticle(
    RawArticle Raw,
    string? Title,
    IReadOnlyList<Paragraph> Paragraphs,
    IReadOnlyList<Receipt> Receipts,
    PageMetadata Page
)
{
    /// <summary>The rule of a receipt, and a caveat of the result.</summary>
    public const string NumberNotOnPage = "number_not_on_page";

    public ArticleId Id => Raw.Id;

    /// <summary>What the text is when it is no article; null for an article.</summary>
    public NotArticle? NotArticle { get; init; }

    /// <summary>Why the text is only the beginning of the article, in words that go after "because"; null where nothing says so.</summary>
    public string? Truncated { get; init; }

    /// <summary>What stands around each number that its page does not show so: cleaning may have made it.</summary>
    public IReadOnlyList<string> NumbersNotOnPage =>
        [
            .. Receipts
                .Where(receipt => receipt.Rule == NumberNotOnPage)
                .Select(receipt => receipt.Text),
        ];

    /// <summary>Put together at each call, which for a very long article takes four times its length of memory: the pipeline works on paragraphs.</summary>
    public string Text => string.Join("\n\n", Paragraphs.Select(paragraph => paragraph.Text));

    /// <summary>SHA-256 over title and paragraphs: what makes two deliveries the same content, whatever mess came around it.</summary>
    public string ContentHash { get; } = Hash(Title, Paragraphs);

    // Piece by piece: a very long article is not copied for it.
    private static string Hash(string? title, IReadOnlyList<Paragraph> paragraphs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(title ?? ""));
        foreach (var paragraph in paragraphs)
        {
            hash.AppendData("\n"u8);
            hash.AppendData(Encoding.UTF8.GetBytes(paragraph.Text));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <param name="Id"><c>p1</c>, <c>p2</c>, … in reading order; the same id names the paragraph in every later stage.</param>
internal sealed record Paragraph(string Id, string Text)
{
    public static IReadOnlyList<Paragraph> Number(IEnumerable<string> texts) =>
        [.. texts.Select((text, index) => new Paragraph($"p{index + 1}", text))];
}

/// <summary>One span that cleaning removed or mended, so that an operator can see what was taken away and why.</summary>
/// <param name="Rule">The name of the rule, for example <c>chrome_line</c> or <c>duplicate_paragraph</c>.</param>
/// <param name="Text">The span as it stood in the input.</param>
/// <param name="Replacement">What stands there now; null when the span was removed.</param>
/// <param name="Line">Line of the input, of a page the block of text, counted from 1, when the rule knows it.</param>
/// <param name="Times">How often, when the same was mended more than once in the line.</param>
internal sealed record Receipt(
    string Rule,
    string Text,
    string? Replacement = null,
    int? Line = null,
    int? Times = null
);

/// <summary>What a page says about itself. All null for plain text.</summary>
internal sealed record PageMetadata(
    IReadOnlyList<string> Authors,
    DateTimeOffset? PublishedAt,
    string? Section,
    string? Language,
    Uri? CanonicalUrl,
    string? SiteName
)
{
    /// <summary>Why the page lists other articles and is none; null where it does not.</summary>
    public string? IndexEvidence { get; init; }

    public static PageMetadata None { get; } = new([], null, null, null, null, null);
}
