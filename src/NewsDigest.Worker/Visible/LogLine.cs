using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.Articles;
using NewsDigest.MessageLoop;

namespace NewsDigest.Worker.Visible;

/// <summary>What a log line says of an entry: the message, and of an exception what <see cref="FailureText"/> does.</summary>
internal static class LogLine
{
    private const int MaxFailure = 300;

    public static string Message<TState>(in LogEntry<TState> entry)
    {
        var message = entry.Formatter(entry.State, null);
        return entry.Exception is { } exception
            ? $"{message} {VisibleText.Line(FailureText.Of(exception), MaxFailure)}"
            : message;
    }

    /// <summary>The exception with its stack and all that lies behind it, which may quote anything: for whoever asked for details.</summary>
    public static IEnumerable<string> Whole(Exception? exception) =>
        exception is null ? [] : VisibleText.Wrap(exception.ToString());
}
