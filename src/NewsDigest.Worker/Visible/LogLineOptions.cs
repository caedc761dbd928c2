using Microsoft.Extensions.Logging.Console;

namespace NewsDigest.Worker.Visible;

internal sealed class LogLineOptions : ConsoleFormatterOptions
{
    public LogLineOptions()
    {
        UseUtcTimestamp = true;
        TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ";
    }

    /// <summary>Exceptions with stack and inner ones. On where the log is set to Debug or Trace.</summary>
    public bool WholeExceptions { get; set; }
}
