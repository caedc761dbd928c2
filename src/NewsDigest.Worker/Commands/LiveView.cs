using System.Collections.Concurrent;
using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.MessageLoop;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NewsDigest.Worker.Commands;

/// <summary>
/// A run on a terminal: at the foot how far it is, above it a line for each finished article and each warning. All of it is
/// written by one task, because the terminal is one.
/// </summary>
internal sealed class LiveView
{
    private const int BarWidth = 40;

    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenMeasures = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>On a terminal that can go back over its lines, unless a collector reads the log.</summary>
    public static bool IsPossible(IConfiguration settings) =>
        !Console.IsOutputRedirected
        && AnsiConsole.Profile.Capabilities.Ansi
        && string.IsNullOrEmpty(settings["Logging:Console:FormatterName"]);

    public void AddTo(ILoggingBuilder logging) =>
        logging.Services.AddSingleton<ILoggerProvider>(new LiveLog(_lines));

    /// <summary>Shows it until <paramref name="ended"/>, and takes the foot away then.</summary>
    public async Task ShowAsync(IServiceProvider services, CancellationToken ended)
    {
        var watch = services.GetRequiredService<RunWatch>();
        var time = services.GetRequiredService<TimeProvider>();
        var isDrain = services.GetRequiredService<DrainMode>().IsOn;
        services
            .GetRequiredService<RunStatistics>()
            .OnFinished(article => _lines.Enqueue(FinishedLine.Of(article)));

        await AnsiConsole
            .Live(Text.Empty)
            .AutoClear(true)
            .StartAsync(async live =>
            {
                int? of = null;
                long? measuredAt = null;
                while (!ended.IsCancellationRequested)
                {
                    if (measuredAt is not { } at || time.GetElapsedTime(at) > BetweenMeasures)
                    {
                        measuredAt = time.GetTimestamp();
                        of = watch.Look(await MeasureAsync(watch, ended)).Of;
                    }

                    // Between two measures the queue is as long as it was, without what was finished since.
                    WriteLines();
                    live.UpdateTarget(
                        Frame(watch.Look(of - watch.Look(null).Counts.Finished), isDrain)
                    );
                    await PauseAsync(time, ended);
                }
            });
        WriteLines();
    }

    private static async Task<int?> MeasureAsync(RunWatch watch, CancellationToken ended)
    {
        try
        {
            return await watch.MeasureAsync(ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task PauseAsync(TimeProvider time, CancellationToken ended)
    {
        try
        {
            await Task.Delay(BetweenFrames, time, ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The run is over: the last frame is not waited for.
        }
    }

    private static Rows Frame(RunStatus status, bool isDrain)
    {
        List<IRenderable> rows = [Text.Empty];
        if (isDrain && status.Of is > 0 and var of)
        {
            rows.Add(Bar(status.Counts.Finished, of));
        }

        string[] lines =
        [
            isDrain
                ? RunStatusWords.Progress(status)
                : $"{status.Counts.Finished} finished in {RunStatusWords.Clock(status.Elapsed)}",
            RunStatusWords.Queue(status),
            RunStatusWords.Verdicts(status.Counts),
            RunStatusWords.Calls(status.Calls),
        ];
        rows.AddRange(lines.Where(line => line.Length > 0).Select(line => new Text($"  {line}")));
        if (status.Unavailable is { } cause)
        {
            rows.Add(
                new Padder(
                    new Text($"Unavailable: {VisibleText.Line(cause)}", new Style(Color.Yellow)),
                    new Padding(2, 0, 0, 0)
                )
            );
        }

        rows.Add(
            new Text(
                "  Ctrl+C lets articles in work finish and stops; a second one ends at once.",
                new Style(decoration: Decoration.Dim)
            )
        );
        return new Rows(rows);
    }

    private static Markup Bar(int finished, int of)
    {
        var done = (int)((long)BarWidth * finished / of);
        return new Markup(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  [green]{new string('━', done)}[/][grey]{new string('━', BarWidth - done)}[/] {100L * finished / of} %"
            )
        );
    }

    private void WriteLines()
    {
        while (_lines.TryDequeue(out var line))
        {
            AnsiConsole.Write(new LiveLine(line));
        }
    }
}
