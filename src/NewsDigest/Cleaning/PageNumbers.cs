using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// Holds the numbers of the cleaned article against those that the page shows. One that the page does not show between the same
/// letters was made by cleaning: where the page shows one other number there, that is taken; else the receipt says so.
/// </summary>
internal static class PageNumbers
{
    public static IReadOnlyList<TextLine> Check(
        IReadOnlyList<TextLine> lines,
        VisibleNumbers shown,
        List<Receipt> receipts
    ) => [.. lines.Select(line => Check(line, shown, receipts))];

    private static TextLine Check(TextLine line, VisibleNumbers shown, List<Receipt> receipts)
    {
        StringBuilder? mended = null;
        var from = 0;
        var runs = DigitRun.In(line.Text);
        foreach (var run in runs)
        {
            if (shown.Shows(run.Digits, run.Before, run.After))
            {
                continue;
            }

            // Between the letters of "10:37" stand two numbers: the one is not the other.
            var isAlone = runs.Count(other => AreBetweenTheSame(run, other)) == 1;
            var other = isAlone ? shown.Between(run.Before, run.After) : null;
            receipts.Add(
                other is null
                    ? new Receipt(
                        CleanArticle.NumberNotOnPage,
                        Around(line.Text, run),
                        null,
                        line.Number
                    )
                    : new Receipt("number_of_page", run.Digits, other, line.Number)
            );
            if (other is not null)
            {
                (mended ??= new StringBuilder(line.Text.Length))
                    .Append(line.Text, from, run.Start - from)
                    .Append(other);
                from = run.Start + run.Digits.Length;
            }
        }

        return mended is null
            ? line
            : line with
            {
                Text = mended.Append(line.Text, from, line.Text.Length - from).ToString(),
            };
    }

    private static bool AreBetweenTheSame(DigitRun run, DigitRun other) =>
        other.Before == run.Before && other.After == run.After;

    private static string Around(string text, DigitRun run)
    {
        const int Words = 24; // characters
        var end = run.Start + run.Digits.Length;
        return text[Math.Max(0, run.Start - Words)..Math.Min(text.Length, end + Words)];
    }
}
