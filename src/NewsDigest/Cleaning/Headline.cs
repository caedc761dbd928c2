using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// Before the first paragraph stand the site's name, the headline, a caption, a byline. The headline is kept as title; the other
/// short lines are no article.
/// </summary>
internal static class Headline
{
    private const int MinWords = 4;
    private const int MaxWords = 30;
    private const int FewestEntries = 2;
    private const double EntrySize = 18; // on average; shorter ones are dates, authors, labels

    public static (string? Title, IReadOnlyList<TextLine> Lines) Take(
        string? title,
        IReadOnlyList<TextLine> lines,
        List<Receipt> receipts,
        bool fromPage
    )
    {
        var head = lines
            .TakeWhile(line => !IsParagraph(line) && (!fromPage || line.IsLabel))
            .ToList();
        if (head.Count == lines.Count)
        {
            // No paragraph at all: a brief, a poem, a list. What is here is the article.
            return (title, WithoutTitle(title, lines, receipts));
        }

        // A list at the top is what the article begins with: its key points, its figures.
        var entries = head.AsEnumerable().Reverse().TakeWhile(IsEntry).Count();
        if (
            entries >= FewestEntries
            && head.TakeLast(entries).Average(line => line.Size) >= EntrySize
        )
        {
            head.RemoveRange(head.Count - entries, entries);
        }

        if (head is [.., { IsPostTime: true }])
        {
            head.RemoveAt(head.Count - 1);
        }

        // A text that begins with one short line begins with its headline.
        var headline = title is null
            ? head.Where(CanBeHeadline).MaxBy(line => line.Words)
                ?? (head is [var only] && !BoilerplatePhrases.Match(only.Text) ? only : null)
            : null;
        var standfirst = head.Where(line =>
                line.IsStandfirst && line != headline && !AlphanumericKey.Same(line.Text, title)
            )
            .ToList();
        foreach (var line in head.Where(line => line != headline).Except(standfirst))
        {
            receipts.Add(
                new Receipt(
                    AlphanumericKey.Same(line.Text, title) ? "title_line" : "leading_line",
                    line.Text,
                    null,
                    line.Number
                )
            );
        }

        title ??= headline?.Text;
        return (title, WithoutTitle(title, [.. standfirst, .. lines.Skip(head.Count)], receipts));
    }

    private static bool IsEntry(TextLine line) =>
        line.IsEntry || line.Text is ['-' or '•' or '–' or '*' or '·', ' ', ..];

    private static bool CanBeHeadline(TextLine line) =>
        line.Words is >= MinWords and <= MaxWords && !line.EndsSentence;

    private static bool IsParagraph(TextLine line) =>
        line.EndsSentence
            ? line.Words >= 5 || line.Text.Length >= 25
            : line.Words > MaxWords || line.Text.Length > 220;

    private static IReadOnlyList<TextLine> WithoutTitle(
        string? title,
        IReadOnlyList<TextLine> lines,
        List<Receipt> receipts
    )
    {
        var repeated = lines.Where(line => AlphanumericKey.Same(line.Text, title)).ToList();
        if (repeated.Count == lines.Count)
        {
            return lines;
        }

        receipts.AddRange(
            repeated.Select(line => new Receipt("title_line", line.Text, null, line.Number))
        );
        return [.. lines.Except(repeated)];
    }
}
