using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NewsDigest.Worker.Commands;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>Words of libraries may quote what they were given, which is an article.</summary>
public sealed class UnexpectedFailureTests
{
    private const string Quote = "La alcaldesa abrió este jueves el mercado";

    [Fact]
    public void A_foreign_exception_is_told_by_its_kind_and_whole_only_to_whoever_asks_for_it()
    {
        var exception = new FormatException(Quote, new ArgumentException(Quote));

        var said = CommandLine.Unexpected(exception, verbose: false);
        Assert.DoesNotContain("alcaldesa", said, StringComparison.Ordinal);
        Assert.Contains("FormatException (ArgumentException)", said, StringComparison.Ordinal);
        Assert.Contains("--verbose", said, StringComparison.Ordinal);

        Assert.Contains(
            "alcaldesa",
            CommandLine.Unexpected(exception, verbose: true),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_live_view_shows_no_word_of_an_article_that_a_foreign_exception_quotes()
    {
        var lines = new ConcurrentQueue<string>();
        using var log = new LiveLog(lines);

        log.CreateLogger("any")
            .Log(
                LogLevel.Error,
                default,
                "The call failed.",
                new FormatException(Quote),
                (text, _) => text
            );

        Assert.Equal(["fail: The call failed. FormatException"], lines);
    }
}
