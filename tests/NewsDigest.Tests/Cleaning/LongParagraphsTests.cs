using NewsDigest.Cleaning;

namespace NewsDigest.Tests.Cleaning;

public sealed class LongParagraphsTests
{
    [Fact]
    public void A_wall_of_text_is_cut_at_ends_of_sentences_and_loses_nothing()
    {
        var text = string.Join(
            ' ',
            Enumerable
                .Range(1, 400)
                .Select(number =>
                    $"La alcaldesa abrió este jueves el mercado número {number} de la ciudad y agradeció a los {number * 3} vecinos su paciencia."
                )
        );

        var clean = TestArticles.Clean(text);

        Assert.Equal(text, string.Join(' ', clean.Paragraphs.Select(paragraph => paragraph.Text)));
        Assert.All(
            clean.Paragraphs,
            paragraph =>
                Assert.True(
                    paragraph.Text.Length <= LongParagraphs.MaxLength
                        && paragraph.Text.EndsWith("paciencia.", StringComparison.Ordinal)
                )
        );
        Assert.Equal(clean.ContentHash, TestArticles.Clean(clean.Text).ContentHash);
        Assert.Contains(
            $"a paragraph of {text.Length} characters",
            Assert.Single(clean.Receipts, receipt => receipt.Rule == "long_paragraph").Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("mercado ", " ")] // words without an end
    [InlineData("市場開業", "")] // a script without spaces
    public void A_sentence_that_is_too_long_itself_is_cut_between_words_or_letters(
        string piece,
        string between
    )
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length)).TrimEnd();

        var pieces = Cut(text);

        Assert.Equal(3, pieces.Length);
        Assert.Equal(text, string.Join(between, pieces));
    }

    [Fact]
    public void A_number_with_spaces_is_not_cut()
    {
        for (var shift = 1; shift <= 25; shift++) // so that the limit falls on each letter once
        {
            var text =
                new string('x', shift)
                + string.Concat(Enumerable.Repeat(" el mercado 4 100 200 300", 1000));

            var pieces = Cut(text);

            Assert.True(pieces.Length > 1);
            Assert.Equal(text, string.Join(' ', pieces));
            Assert.All(
                pieces,
                piece => Assert.Equal(0, piece.Split(' ').Count(word => char.IsDigit(word[0])) % 4)
            );
        }
    }

    [Fact]
    public void A_number_is_never_cut_however_long()
    {
        var number = new string('7', LongParagraphs.MaxLength * 2);

        Assert.Equal([$"Total: {number}"], Cut($"Total: {number}"));
    }

    [Fact]
    public void An_ordinary_paragraph_stays_as_it_is()
    {
        Assert.Single(Cut(new string('a', LongParagraphs.MaxLength)));
    }

    private static string[] Cut(string text) =>
        [.. LongParagraphs.Cut([new TextLine(text, 1, false)], []).Select(line => line.Text)];
}
