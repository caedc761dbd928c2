using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using NewsDigest.Articles;

namespace NewsDigest.Worker.Visible;

/// <summary>The same entry for a log collector, in the shape that .NET's own JSON formatter has, whose place it takes.</summary>
internal sealed class JsonLineFormatter(IOptionsMonitor<LogLineOptions> options, TimeProvider time)
    : ConsoleFormatter(ConsoleFormatterNames.Json)
{
    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        using var bytes = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                bytes,
                new JsonWriterOptions { Encoder = ArticleJson.Options.Encoder }
            )
        )
        {
            json.WriteStartObject();
            json.WriteString(
                "Timestamp",
                time.GetUtcNow()
                    .ToString(options.CurrentValue.TimestampFormat, CultureInfo.InvariantCulture)
            );
            json.WriteNumber("EventId", logEntry.EventId.Id);
            json.WriteString("LogLevel", logEntry.LogLevel.ToString());
            json.WriteString("Category", logEntry.Category);
            json.WriteString("Message", VisibleText.Line(LogLine.Message(logEntry)));
            if (options.CurrentValue.WholeExceptions && logEntry.Exception is { } exception)
            {
                json.WriteString("Exception", string.Join('\n', LogLine.Whole(exception)));
            }

            WriteState(json, logEntry.State);
            json.WriteEndObject();
        }

        textWriter.Write($"{Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length)}\n");
    }

    private static void WriteState<TState>(Utf8JsonWriter json, TState state)
    {
        if (state is not IEnumerable<KeyValuePair<string, object?>> values)
        {
            return;
        }

        json.WriteStartObject("State");
        foreach (var (name, value) in values.DistinctBy(value => value.Key))
        {
            switch (value)
            {
                case int or long or double or decimal:
                    json.WritePropertyName(name);
                    json.WriteRawValue(
                        string.Create(CultureInfo.InvariantCulture, $"{value}"),
                        skipInputValidation: false
                    );
                    break;
                case null:
                    json.WriteNull(name);
                    break;
                default:
                    json.WriteString(
                        name,
                        VisibleText.Line(string.Create(CultureInfo.InvariantCulture, $"{value}"))
                    );
                    break;
            }
        }

        json.WriteEndObject();
    }
}
