using System.Text;

namespace NewsDigest.Publishing;

/// <summary>
/// The line of links on a result's page. When the page is written nobody knows what comes next, so the links are put in later, between
/// two marks that no text of an article can look like, because all text is escaped.
/// </summary>
internal sealed record PageLinks(PageLink? Newer, PageLink? Older)
{
    public const string Begin = "<!--links-->";
    public const string End = "<!--/links-->";

    /// <summary>From the folder of a result to the root of the store.</summary>
    public const string ToRoot = "../../../";

    /// <summary>The page with other links; null when it has no place for them, as pages of earlier versions.</summary>
    /// <param name="links">HTML.</param>
    public static ReadOnlyMemory<byte>? Replace(
        ReadOnlyMemory<byte> page,
        ReadOnlyMemory<byte> links
    )
    {
        var begin = page.Span.IndexOf(Encoding.UTF8.GetBytes(Begin));
        var end = page.Span.IndexOf(Encoding.UTF8.GetBytes(End));
        if (begin < 0 || end < begin)
        {
            return null;
        }

        byte[] whole = [.. page.Span[..(begin + Begin.Length)], .. links.Span, .. page.Span[end..]];
        return whole;
    }
}
