using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// A text that is a whole web page: menus, teasers, other articles and notices around the body. Paragraphs stand in clusters;
/// the article is the main cluster and those that belong to it, and what stands outside goes. A text without a page's many
/// labels is left alone.
/// </summary>
internal static class PageText
{
    private const int MinLabels = 8;
    private const double MinLabelShare = 0.25; // of all lines
    private const int LabelSize = 80;
    private const int ManyTimes = 3;
    private const int MaxTitleDistance = 12; // lines above the body

    public static IReadOnlyList<TextLine> Remove(
        IReadOnlyList<TextLine> lines,
        List<Receipt> receipts
    )
    {
        if (!LooksLikePage(lines) || PageCluster.Find(lines) is not [_, ..] clusters)
        {
            return lines;
        }

        var body = PageCluster.Body(lines, clusters);
        var repeated = lines
            .Where(line => !line.IsProse)
            .CountBy(line => line.Text, StringComparer.Ordinal)
            .Where(line => line.Value >= ManyTimes)
            .Select(line => line.Key)
            .ToHashSet(StringComparer.Ordinal);
        var kept = new bool[lines.Count];
        foreach (var cluster in body)
        {
            Array.Fill(kept, true, cluster.First, cluster.Last - cluster.First + 1);
            DropInside(lines, cluster, repeated, kept);
            KeepNeighbours(lines, cluster, repeated, body[0].First, kept);
        }

        if (Title(lines, body) is { } title)
        {
            kept[title] = true;
        }

        receipts.AddRange(
            lines
                .Where((_, index) => !kept[index])
                .Select(line => new Receipt("page_line", line.Text, null, line.Number))
        );
        return [.. lines.Where((_, index) => kept[index])];
    }

    private static bool LooksLikePage(IReadOnlyList<TextLine> lines)
    {
        var labels = lines.Count(line => line.IsLabel);
        return labels >= MinLabels && labels >= MinLabelShare * lines.Count;
    }

    /// <summary>Short sentences that touch a paragraph are speech or its end, and a label right above it is its subheading.</summary>
    private static void KeepNeighbours(
        IReadOnlyList<TextLine> lines,
        PageCluster cluster,
        HashSet<string> repeated,
        int end,
        bool[] kept
    )
    {
        for (
            var index = cluster.Last + 1;
            index < lines.Count && lines[index].EndsSentence;
            index++
        )
        {
            kept[index] = true;
        }

        var above = cluster.First - 1;
        for (; above >= 0 && lines[above].EndsSentence; above--)
        {
            kept[above] = true;
        }

        if (
            above >= 0
            && above > end
            && !repeated.Contains(lines[above].Text)
            && !PictureCredit.Match(lines[above].Text)
            && lines[above].Words > 2
            && lines[above].Size <= LabelSize
        )
        {
            kept[above] = true;
        }
    }

    /// <summary>
    /// Between paragraphs: what the page says again and again, who took the picture, and a label that follows a paragraph
    /// without leading to one. Other short lines may be subheadings and stay.
    /// </summary>
    private static void DropInside(
        IReadOnlyList<TextLine> lines,
        PageCluster cluster,
        HashSet<string> repeated,
        bool[] kept
    )
    {
        for (var index = cluster.First; index <= cluster.Last; index++)
        {
            var line = lines[index];
            if (!line.IsProse)
            {
                kept[index] =
                    !repeated.Contains(line.Text)
                    && !PictureCredit.Match(line.Text)
                    && (
                        line.EndsSentence
                        || line.Size > LabelSize
                        || !lines[index - 1].IsProse
                        || lines[index + 1].IsProse
                    );
            }
        }
    }

    /// <summary>The nearest line above the body that shares words with it, and the longest where several do.</summary>
    private static int? Title(IReadOnlyList<TextLine> lines, IReadOnlyList<PageCluster> body)
    {
        var first = body[0].First;
        var words = body.SelectMany(cluster => cluster.Words).ToHashSet(StringComparer.Ordinal);
        return Enumerable
            .Range(
                Math.Max(0, first - MaxTitleDistance),
                first - Math.Max(0, first - MaxTitleDistance)
            )
            .Where(index => lines[index].Words >= 3 && lines[index].Size <= 200)
            .Select(index =>
                (Index: index, Shared: PageCluster.WordsOf(lines[index].Text).Count(words.Contains))
            )
            .Where(line => line.Shared > 0)
            .OrderByDescending(line => line.Shared)
            .ThenByDescending(line => line.Index)
            .Select(line => (int?)line.Index)
            .FirstOrDefault();
    }
}
