using CsCheck;
using NewsDigest.Articles;

namespace NewsDigest.Tests.Cleaning;

/// <summary>What must hold of the numbers of every page, tried on lines whose digits stand in markup put together by chance.</summary>
public sealed class PageNumberProperties
{
    private const int Pages = 300; // CsCheck_Iter in the environment tries more

    [Fact]
    public void Numbers_are_those_that_a_reader_sees_none_new_none_glued_none_split() =>
        MutatedLine
            .Any.Array[3, 6]
            .Sample(
                lines =>
                {
                    var clean = Clean(lines);
                    return clean.Receipts.All(receipt =>
                            receipt.Rule != CleanArticle.NumberNotOnPage
                        )
                        && Words(clean.Text)
                            .SequenceEqual(Words(string.Join(' ', lines.Select(Seen))));
                },
                iter: Pages,
                print: Print
            );

    [Theory]
    [InlineData("<br>")]
    [InlineData("<br/>\n")]
    [InlineData("<span style=\"display:block\"></span>")]
    [InlineData("<div></div>")]
    [InlineData("</div><div>")]
    [InlineData("</div>\n<!-- 88 --><div>")]
    [InlineData("</div><p>")]
    public void Numbers_on_two_lines_stay_two(string between) =>
        MutatedLine
            .Any.Select(MutatedLine.Any)
            .Sample(
                pair =>
                {
                    var (one, other) = pair;
                    return Words(OnTwoLines(one, other, between).Text)
                        .SequenceEqual(
                            Words($"{one.Seen} In all it was 12 45 came too. {other.Seen}")
                        );
                },
                iter: Pages / 6,
                print: pair => $"{pair} gives {OnTwoLines(pair.Item1, pair.Item2, between).Text}"
            );

    private static CleanArticle OnTwoLines(MutatedLine one, MutatedLine other, string between) =>
        TestArticles.Clean(
            Page($"<div>{one.Html} In all it was 12{between}45 came too. {other.Html}</div>"),
            format: ArticleFormat.Html
        );

    private static CleanArticle Clean(MutatedLine[] lines) =>
        TestArticles.Clean(
            Page(string.Concat(lines.Select(line => $"<p>{line.Html}</p>\n"))),
            format: ArticleFormat.Html
        );

    private static string Page(string body) =>
        $"<html><head><title>The bridge of Northam is counted again</title></head><body><nav><a href='/'>Home</a></nav><article><h1>The bridge of Northam is counted again</h1>\n{body}</article></body></html>";

    private static string Seen(MutatedLine line) => line.Seen;

    private static string[] Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Print(MutatedLine[] lines) =>
        $"{string.Join('\n', lines.Select(line => line.Html))}\ngives\n{Clean(lines).Text}\nand {string.Join(", ", Clean(lines).Receipts.Select(receipt => $"{receipt.Rule} '{receipt.Text}'"))}";
}
