using System.Buffers;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// Labels of players, menus, sharing, subscriptions and cookie notices. A listed phrase takes its line; other short lines go
/// only when they stand together with one, or as a run: a single one may be a subheading.
/// </summary>
internal static class BoilerplateLabels
{
    private const int MenuRun = 4;

    private static readonly SearchValues<char> Quotation = SearchValues.Create("“”«»\":");

    public static IReadOnlyList<TextLine> Remove(
        IReadOnlyList<TextLine> lines,
        List<Receipt> receipts
    )
    {
        var isBoilerplate = lines
            .Select(line =>
                BoilerplatePhrases.Match(line.Text) || BoilerplateLines.Match(line.Text)
            )
            .ToArray();
        foreach (var (start, end) in LabelRuns(lines))
        {
            var run = Enumerable.Range(start, end - start).ToArray();
            var atTheEnd = end == lines.Count;
            var isMenu =
                run.Length >= MenuRun
                && run.All(index => !HasFact(lines[index].Text))
                && !IsListOfText(lines, start, end);
            var isFoot =
                atTheEnd && run.Length >= 2 && run.All(index => !HasFact(lines[index].Text));
            if (run.Any(index => isBoilerplate[index]) || isMenu || isFoot)
            {
                Array.Fill(isBoilerplate, true, start, end - start);
            }
        }

        if (isBoilerplate.All(boilerplate => boilerplate))
        {
            return lines;
        }

        receipts.AddRange(
            lines
                .Where((_, index) => isBoilerplate[index])
                .Select(line => new Receipt("chrome_line", line.Text, null, line.Number))
        );
        return [.. lines.Where((_, index) => !isBoilerplate[index])];
    }

    /// <summary>
    /// Short lines between paragraphs that are the text's own: the page marks them as entries or paragraphs, or a colon announces them.
    /// </summary>
    private static bool IsListOfText(IReadOnlyList<TextLine> lines, int start, int end)
    {
        if (start == 0 || end == lines.Count || !lines[start - 1].IsProse || !lines[end].IsProse)
        {
            return false;
        }

        return lines[start - 1].Text.TrimEnd() is [.., ':' or '：']
            || Enumerable.Range(start, end - start).All(index => lines[index].IsOfArticle);
    }

    /// <summary>A line with a number or a quotation may be an entry of a list that the article has.</summary>
    private static bool HasFact(string text) =>
        text.Any(char.IsDigit)
        || text.AsSpan().IndexOfAny(Quotation) >= 0
        || text[0] is '-' or '•' or '–' or '*'
        || text.Contains(" · ", StringComparison.Ordinal);

    private static IEnumerable<(int Start, int End)> LabelRuns(IReadOnlyList<TextLine> lines)
    {
        for (var start = 0; start < lines.Count; start++)
        {
            var end = start;
            while (end < lines.Count && lines[end].IsLabel)
            {
                end++;
            }

            if (end > start)
            {
                yield return (start, end);
                start = end;
            }
        }
    }
}
