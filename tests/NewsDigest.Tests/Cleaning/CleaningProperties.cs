using System.Globalization;
using CsCheck;
using NewsDigest.Articles;
using NewsDigest.Cleaning;

namespace NewsDigest.Tests.Cleaning;

/// <summary>What must hold of cleaning for every text, tried on texts put together by chance.</summary>
public sealed class CleaningProperties
{
    private const int Texts = 400; // CsCheck_Iter in the environment tries more

    [Fact]
    public void Cleaning_what_is_clean_changes_nothing() =>
        MessyText.Any.Sample(
            text =>
            {
                var once = Clean(text);
                var twice = once is null ? null : Clean(once.Text, once.Title);
                return once is null
                    || (
                        twice is not null
                        && once.Text == twice.Text
                        && once.Title == twice.Title
                        && once.ContentHash == twice.ContentHash
                    );
            },
            iter: Texts,
            print: Print
        );

    [Fact]
    public void Each_digit_of_the_input_is_in_the_article_or_in_a_receipt_and_no_other_one() =>
        MessyText.Any.Sample(
            text =>
            {
                var clean = Clean(text);
                var (given, kept, gone) = (
                    Digits(Readable(text)),
                    Digits(Shown(clean)),
                    Digits(
                        string.Concat(
                            clean
                                ?.Receipts.Where(receipt => receipt.Replacement is null)
                                .Select(receipt => receipt.Text)
                                ?? []
                        )
                    )
                );
                return clean is null
                    || "0123456789".All(digit =>
                        kept.GetValueOrDefault(digit) <= given.GetValueOrDefault(digit)
                        && kept.GetValueOrDefault(digit) + gone.GetValueOrDefault(digit)
                            >= given.GetValueOrDefault(digit)
                    );
            },
            iter: Texts,
            print: Print
        );

    [Fact]
    public void Every_paragraph_stands_in_the_input_letter_by_letter() =>
        MessyText.Any.Sample(
            text =>
            {
                // A line that was too mixed to be read again as a whole may be read again when its neighbours are gone; the receipt says so.
                var clean = Clean(text);
                var mended = clean
                    ?.Receipts.Where(receipt => receipt.Rule == "mojibake")
                    .Aggregate(
                        Readable(text),
                        (mending, receipt) =>
                            mending.Replace(
                                receipt.Text,
                                receipt.Replacement,
                                StringComparison.Ordinal
                            )
                    );
                var letters = AlphanumericKey.Of($"{Readable(text)}\n{mended}").Letters;
                return clean?.Paragraphs.All(paragraph =>
                        letters.Contains(
                            AlphanumericKey.Of(paragraph.Text).Letters,
                            StringComparison.Ordinal
                        )
                    )
                    ?? true;
            },
            iter: Texts,
            print: Print
        );

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void The_culture_of_the_machine_changes_nothing(string culture) =>
        MessyText.Any.Sample(
            text =>
            {
                var expected = In(CultureInfo.InvariantCulture, () => Clean(text));
                var got = In(new CultureInfo(culture), () => Clean(text));
                return expected?.ContentHash == got?.ContentHash
                    && (expected is null || expected.Receipts.SequenceEqual(got!.Receipts)); // both are null or none
            },
            iter: Texts / 4,
            print: Print
        );

    private static CleanArticle? Clean(string text, string? title = null) =>
        ArticleCleaner.TryClean(TestArticles.Raw(text, title));

    private static string Shown(CleanArticle? clean) => $"{clean?.Title}\n{clean?.Text}";

    /// <summary>The input with its letters mended, and nothing else done to it.</summary>
    private static string Readable(string text) =>
        string.Join('\n', Characters.Mend(TextLines.Split(text), []).Select(line => line.Text));

    private static Dictionary<char, int> Digits(string text) =>
        text.Where(char.IsDigit)
            .Select(digit => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(digit)))
            .CountBy(digit => digit)
            .ToDictionary();

    private static CleanArticle? In(CultureInfo culture, Func<CleanArticle?> clean)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return clean();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Print(string text) =>
        $"{System.Text.Json.JsonSerializer.Serialize(text)}\ngives\n{System.Text.Json.JsonSerializer.Serialize(Shown(Clean(text)))}";
}
