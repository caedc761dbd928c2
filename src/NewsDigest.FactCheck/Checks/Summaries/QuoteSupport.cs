using System.Text.RegularExpressions;

namespace NewsDigest.Facts.Checks.Summaries;

/// <summary>S07: what a bullet quotes stands in its paragraphs word for word; marks and capitals do not count.</summary>
internal static partial class QuoteSupport
{
    private static readonly string[] Cuts = ["...", "…", "[", "]"];

    public static IEnumerable<Finding> Check(Statement statement) =>
        Quote()
            .Matches(statement.Text.Text)
            .Where(quote =>
                quote
                    .Groups[1]
                    .Value.Split(Cuts, StringSplitOptions.RemoveEmptyEntries)
                    .Any(piece =>
                        !statement.Evidence.Cited.Any(cited =>
                            Contains(cited.Sequence, new EnglishText(piece).Sequence)
                        )
                    )
            )
            .Select(quote => new Finding(
                "S07",
                Severity.Hard,
                statement.Place,
                $"The quotation '{quote.Groups[1].Value}' is not in {statement.Evidence.Where} as it stands.",
                null,
                quote.Groups[1].Value,
                null,
                new TextSpan(quote.Index, quote.Length)
            ));

    private static bool Contains(IReadOnlyList<string> text, IReadOnlyList<string> piece)
    {
        for (var start = 0; start + piece.Count <= text.Count; start++)
        {
            var length = 0;
            while (length < piece.Count && text[start + length] == piece[length])
            {
                length++;
            }

            if (length == piece.Count)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"[""“]([^""“”]{3,400})[""”]", RegexOptions.NonBacktracking)]
    private static partial Regex Quote();
}
