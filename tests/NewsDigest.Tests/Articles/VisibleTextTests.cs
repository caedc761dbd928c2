using System.Text;
using CsCheck;
using NewsDigest.Articles;

namespace NewsDigest.Tests.Articles;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\u001b]0;P\u0007", "U+001B]0;PU+0007")]
    [InlineData("a\r\nforged line\tb\rc", "a · forged line b · c")]
    [InlineData("\u202eevil\u2066", "U+202EevilU+2066")]
    [InlineData("\u009b31m \ufffe", "U+009B31m U+FFFE")]
    [InlineData("می\u200cخواهم e\u0301", "می\u200cخواهم e\u0301")]
    public void What_cannot_be_seen_is_written_as_its_number(string text, string shown) =>
        Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void A_receipt_also_tells_of_marks_and_joiners() =>
        Assert.Equal("eU+0301U+200D", VisibleText.Exact("e\u0301\u200d"));

    [Fact]
    public void A_long_line_is_cut_in_its_middle_and_says_by_how_much()
    {
        var line = VisibleText.Line($"start {new string('x', 9_000)} end");

        Assert.InRange(line.Length, VisibleText.MaxLine - 5, VisibleText.MaxLine);
        Assert.StartsWith("start xx", line, StringComparison.Ordinal);
        Assert.EndsWith("xx end", line, StringComparison.Ordinal);
        Assert.Contains("[…8510 letters…]", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrapping_breaks_at_spaces_and_loses_no_word()
    {
        var text = string.Join(' ', Enumerable.Range(0, 400).Select(number => $"word{number}"));

        var lines = VisibleText.Wrap(text, 60).ToArray();

        Assert.All(lines, line => Assert.True(line.Length <= 60));
        Assert.Equal(text, string.Join(' ', lines));
    }

    [Fact]
    public void No_text_makes_a_line_too_long_or_a_letter_that_steers() =>
        Gen.Select(Gen.Char.Array[0, 300].Select(letters => new string(letters)), Gen.Int[20, 100])
            .Sample(
                (text, max) =>
                    VisibleText
                        .Wrap(text, max)
                        .Append(VisibleText.Line(text, max))
                        .All(line => line.Length <= max && line.EnumerateRunes().All(IsHarmless))
            );

    private static bool IsHarmless(Rune rune) =>
        rune.Value >= ' ' && !IncomingText.IsUnseen(rune) && !Rune.IsControl(rune);
}
