using System.Text.Json;
using CsCheck;
using NewsDigest.Articles;

namespace NewsDigest.Tests.Articles;

public sealed class IncomingTextTests
{
    [Theory]
    [InlineData("a whole pair \ud83d\ude00", "a whole pair \ud83d\ude00")]
    [InlineData("\u001b[31mred\u0007 \u0000\u009b", "[31mred ")]
    [InlineData("\u202eturned\u2069 \u200eleft", "turned left")]
    [InlineData("no character \ufffe\uffff\ufdd0 \U0001fffe", "no character  ")]
    [InlineData("tab\tand\nline\r\nends", "tab\tand\nline\r\nends")]
    [InlineData(
        "odd\u000bends\u000cof\u0085lines\u2028and\u2029paragraphs",
        "odd\nends\nof\nlines\nand\nparagraphs"
    )]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("\ufeffmark \u00adsoft", "mark soft")]
    public void A_text_for_readers_holds_only_what_they_can_see(string text, string clean) =>
        Assert.Equal(clean, IncomingText.Clean(text));

    [Fact] // not as data of the test above: an attribute cannot hold one
    public void Half_a_surrogate_pair_is_the_sign_for_that() =>
        Assert.Equal("one \ufffd, other \ufffd", IncomingText.Clean("one \ud83d, other \udc00"));

    [Theory]
    [InlineData(" two\n\tlines ", "two lines")]
    [InlineData("\u0000\u001b", null)]
    [InlineData(null, null)]
    public void A_name_is_one_line_or_nothing(string? text, string? line) =>
        Assert.Equal(line, IncomingText.CleanLine(text));

    [Theory]
    [InlineData("""["\ud800"]""", "\ufffd")]
    [InlineData("""["\uDC00\uD800x"]""", "\ufffd\ufffdx")]
    [InlineData("""["\ud83d\ude00"]""", "\ud83d\ude00")]
    [InlineData("""["\\ud800"]""", "\\ud800")]
    [InlineData("""["\u001b[2J\b\u0000a\u202eb"]""", "[2Jab")]
    [InlineData("""["one\ftwo\u2028three\nfour"]""", "one\ntwo\nthree\nfour")]
    [InlineData("[\"\\u\u202ed83d\"]", "\ufffd")]
    [InlineData("""["\"\/\t\u00e9"]""", "\"/\té")]
    public void Strings_of_foreign_JSON_are_clean_also_where_they_are_written_as_escapes(
        string json,
        string expected
    ) =>
        Assert.Equal(
            expected,
            JsonDocument.Parse(IncomingText.CleanJson(json)).RootElement[0].GetString()
        );

    [Theory]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"a":["\uD83D","\udc00\ud800"]}""")]
    [InlineData("""{"a":"\u001b","b":"\\ud800"}""")]
    [InlineData("""{"a":"\ud8""")]
    [InlineData("\\")]
    public void Mended_JSON_is_as_long_as_before(string json) =>
        Assert.Equal(json.Length, IncomingText.MendJson(json).Length);

    [Fact]
    public void No_escape_in_mended_JSON_is_half_a_pair()
    {
        var pieces = Gen.OneOf(
            "\\ud800",
            "\\uDfff",
            "\\ud83d\\ude00",
            "\\\\",
            "\\n",
            "\\u0041",
            "\ud800",
            "\udc00",
            "\U0001f600",
            "u",
            "d800"
        );

        pieces
            .Array[0, 12]
            .Select(string.Concat)
            .Sample(text =>
            {
                using var json = JsonDocument.Parse(IncomingText.MendJson($"[\"{text}\"]"));
                return json.RootElement[0].GetString() is not null;
            });
    }

    [Fact]
    public void What_is_clean_stays_as_it_is() =>
        Gen
            .Char.Array[0, 60]
            .Select(letters => new string(letters))
            .Sample(text =>
            {
                var clean = IncomingText.Clean(text);
                return IncomingText.Clean(clean) == clean
                    && clean.EnumerateRunes().All(rune => !IncomingText.IsUnseen(rune));
            });
}
