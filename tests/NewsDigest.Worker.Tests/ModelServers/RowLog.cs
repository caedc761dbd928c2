using System.Text;
using Microsoft.Extensions.Logging;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>What the worker's log says, and the moment when it says that an article was put back.</summary>
internal sealed class RowLog(Action onPutBack) : ILoggerProvider, ILogger
{
    private readonly StringBuilder _lines = new();

    public ILogger CreateLogger(string categoryName) => this;

    public bool Contains(string text)
    {
        lock (_lines)
        {
            return _lines.ToString().Contains(text, StringComparison.Ordinal);
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        lock (_lines)
        {
            _lines.AppendLine(formatter(state, exception));
            if (exception is not null)
            {
                _lines.AppendLine(exception.ToString());
            }
        }

        if (eventId.Name == "OutOfOrder")
        {
            onPutBack();
        }
    }

    public override string ToString()
    {
        lock (_lines)
        {
            return _lines.ToString();
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
