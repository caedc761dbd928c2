using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Worker.Visible;

namespace NewsDigest.Worker.Tests.Visible;

public sealed class VisibleWriterTests
{
    [Fact]
    public void Text_that_would_steer_a_terminal_or_forge_a_line_is_shown_and_long_lines_are_wrapped()
    {
        var output = Written(writer =>
        {
            writer.WriteLine("\u001b]0;P\u0007\u001b[2J\u009b \u202e");
            writer.Write("a prompt? ");
            writer.Write('y');
            writer.WriteLine();
            writer.WriteLine(string.Join(' ', Enumerable.Repeat("word", 400)));
            writer.WriteLine("two\r\nlines");
        });

        Assert.Equal("U+001B]0;PU+0007U+001B[2JU+009B U+202E", output[0]);
        Assert.Equal("a prompt? y", output[1]);
        Assert.Equal(400, string.Join(' ', output).Split("word").Length - 1);
        Assert.All(output, line => Assert.InRange(line.Length, 0, VisibleText.MaxLine));
        Assert.Equal(["two", "lines", ""], output[^3..]);
    }

    [Fact]
    public void A_prompt_and_what_follows_it_are_no_longer_than_a_line()
    {
        var output = Written(writer =>
        {
            writer.Write(new string('a', 300));
            writer.Write(new string('b', 300));
        });

        Assert.Equal([300, 300], output.Select(line => line.Length));
    }

    [Theory]
    [InlineData("{\"a\":\"\u202e\u0085\",\t\"b\":[1]}")]
    [InlineData("[\"\U000e0041\"]")]
    public void JSON_stays_the_same_document_with_escapes_for_what_cannot_be_seen(string json)
    {
        var output = Written(writer => writer.WriteLine(json));

        Assert.All(output, line => Assert.Equal(VisibleText.Of(line), line));
        Assert.True(
            JsonElement.DeepEquals(
                JsonDocument.Parse(json).RootElement,
                JsonDocument.Parse(output[0]).RootElement
            )
        );
    }

    [Fact]
    public void JSON_is_never_cut_or_wrapped()
    {
        var json = JsonSerializer.Serialize(
            new { text = string.Join(' ', Enumerable.Repeat("word", 4000)) }
        );

        Assert.Equal([json, ""], Written(writer => writer.WriteLine(json)));
    }

    private static string[] Written(Action<TextWriter> write)
    {
        using var inner = new StringWriter();
        using var writer = new VisibleWriter(inner);
        write(writer);
        return inner.ToString().Split('\n');
    }
}
