using System.Collections.Concurrent;
using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.MessageLoop;

namespace NewsDigest.Worker.Commands;

/// <summary>Warnings and errors for the live view; what is good news stands in its foot.</summary>
internal sealed class LiveLog(ConcurrentQueue<string> lines) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Lines(lines);

    public void Dispose() { }

    /// <summary>Articles that were blocked or quarantined, which have a line of their own.</summary>
    private static bool IsSaidAlready(EventId eventId) => eventId.Id is 712 or 713;

    private sealed class Lines(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel) && !IsSaidAlready(eventId))
            {
                var cause = exception is null ? "" : $" {FailureText.Of(exception)}";
                var level = logLevel == LogLevel.Warning ? "warn" : "fail";
                lines.Enqueue(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{level}: {VisibleText.Line($"{formatter(state, null)}{cause}")}"
                    )
                );
            }
        }
    }
}
