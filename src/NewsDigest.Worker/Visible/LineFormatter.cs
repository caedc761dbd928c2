using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using NewsDigest.Articles;

namespace NewsDigest.Worker.Visible;

/// <summary>One entry, one line that is not too long, whatever is in it.</summary>
internal sealed class LineFormatter(IOptionsMonitor<LogLineOptions> options, TimeProvider time)
    : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "lines";

    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        var now = time.GetUtcNow()
            .ToString(options.CurrentValue.TimestampFormat, CultureInfo.InvariantCulture);
        textWriter.Write(
            $"{VisibleText.Line($"{now} {Short(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] {LogLine.Message(logEntry)}")}\n"
        );
        foreach (
            var line in options.CurrentValue.WholeExceptions
                ? LogLine.Whole(logEntry.Exception)
                : []
        )
        {
            textWriter.Write($"{line}\n");
        }
    }

    private static string Short(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            _ => "crit",
        };
}
