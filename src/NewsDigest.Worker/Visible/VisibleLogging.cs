using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace NewsDigest.Worker.Visible;

internal static class VisibleLogging
{
    /// <summary>
    /// Logs to the console in our own lines; <c>Logging:Console:FormatterName</c> = <c>json</c> for collectors. Everything goes to
    /// standard error where standard output belongs to the command.
    /// </summary>
    public static ILoggingBuilder AddVisibleConsole(
        this ILoggingBuilder logging,
        IConfiguration? settings = null,
        bool toStandardError = false
    )
    {
        // Before .NET's own ones: the first of a name counts.
        logging.Services.TryAddSingleton(TimeProvider.System);
        logging
            .AddConsoleFormatter<LineFormatter, LogLineOptions>()
            .AddConsoleFormatter<JsonLineFormatter, LogLineOptions>();
        var isDetailed =
            settings
                ?.GetSection("Logging:LogLevel")
                .GetChildren()
                .Any(level => level.Value is "Debug" or "Trace") == true;
        logging.Services.Configure<LogLineOptions>(options =>
            options.WholeExceptions |= isDetailed
        );
        logging.Services.PostConfigure<ConsoleLoggerOptions>(options =>
            options.FormatterName ??= LineFormatter.FormatterName
        );
        return logging.AddConsole(console =>
            console.LogToStandardErrorThreshold = toStandardError ? LogLevel.Trace : LogLevel.None
        );
    }
}
