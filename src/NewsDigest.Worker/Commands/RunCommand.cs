using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using NewsDigest.MessageLoop;
using NewsDigest.Worker.Configuration;
using NewsDigest.Worker.Doctor;

namespace NewsDigest.Worker.Commands;

internal static partial class RunCommand
{
    private const string FormatterKey = "Logging:Console:FormatterName";
    private const string Json = "json";

    private static readonly Option<bool> Drain = new("--drain")
    {
        Description =
            "End when the queue is empty, for schedulers. Exit code 0: all done; 3: done, and some messages need a person; 1: something failed or is left on the queue. Ends at once for a cause that waiting does not cure.",
    };

    private static readonly Option<string?> MaxTime = new("--max-time")
    {
        Description =
            "With --drain: end after this time, whatever is left. Key 'Worker:DrainTime'; default no limit.",
        HelpName = "HH:MM:SS",
    };

    private static readonly Option<int?> Concurrency = new("--concurrency")
    {
        Description =
            "Most articles in work at the same time. Key 'Worker:Concurrency'; default 64, offline 4.",
        HelpName = "N",
    };

    private static readonly Option<bool> JsonLogs = new("--json-logs")
    {
        Description =
            "Each line of the log a JSON object, the last line too, for containers. Key 'Logging:Console:FormatterName' = 'json'.",
    };

    public static Command Create()
    {
        var command = new Command(
            "run",
            "Works on articles from the queue until it is stopped. SIGTERM lets articles in work finish within Worker:ShutdownBudget."
        )
        {
            Drain,
            MaxTime,
            Concurrency,
            JsonLogs,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var drain = command.GetValue(Drain);
        var maxTime = command.GetValue(MaxTime);
        if (maxTime is not null)
        {
            CheckMaxTime(maxTime, drain);
        }

        var settings = CommonOptions.ReadSettings(
            command,
            (
                "Worker:Concurrency",
                command.GetValue(Concurrency)?.ToString(CultureInfo.InvariantCulture)
            ),
            ("Worker:DrainTime", maxTime),
            (FormatterKey, command.GetValue(JsonLogs) ? Json : null)
        );
        var isJson = Json.Equals(settings[FormatterKey], StringComparison.OrdinalIgnoreCase);
        var view = LiveView.IsPossible(settings) ? new LiveView() : null;
        RunReport report;
        using var signals = new SecondSignal();
        using (var host = WorkerHost.Build(settings, drain, view is null ? null : view.AddTo))
        {
            var logger = host
                .Services.GetRequiredService<ILoggerFactory>()
                .CreateLogger(typeof(RunCommand));
            // All that is needed is made before anything is used: a wrong setting leaves no folder behind.
            host.Services.GetService<IStartupValidator>()?.Validate();
            host.Services.GetServices<IHostedService>();
            DataFolder.Make(settings);
            Say(
                await StartBlock.ReadAsync(host.Services, settings, cancellationToken),
                isJson ? logger : null
            );
            await SayWhatIsWrongAsync(settings, logger, cancellationToken);
            var crashed = await RunAsync(host, view, signals.First) != CommandLine.Done;
            report = RunReport.Of(host.Services, crashed);
            if (isJson)
            {
                report.Log(logger);
            }
        }

        // The end of the host has written out what was logged: this is the last line.
        if (!isJson)
        {
            Console.WriteLine(report.Line);
        }

        return report.ExitCode;
    }

    /// <param name="logger">Null where people read.</param>
    private static void Say(StartBlock start, ILogger? logger)
    {
        if (logger is null)
        {
            Console.WriteLine(start.Text());
        }
        else
        {
            start.Log(logger);
        }
    }

    /// <summary>Of what the doctor looks at, the part that takes no time. The run goes on: it may do all the same.</summary>
    private static async Task SayWhatIsWrongAsync(
        IConfiguration settings,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var lines = await Checkup.RunAsync(InstallationChecks.Cheap(settings), cancellationToken);
        foreach (var line in lines.Where(line => line.Level == CheckLevel.Fail))
        {
            Log.NotWell(logger, line.What, line.Value, line.Cure ?? "");
        }
    }

    private static async Task<int> RunAsync(
        IHost host,
        LiveView? view,
        CancellationToken cancellationToken
    )
    {
        using var ended = new CancellationTokenSource();
        var shown = view?.ShowAsync(host.Services, ended.Token) ?? Task.CompletedTask;
        try
        {
            return await host.RunToExitCodeAsync(cancellationToken);
        }
        finally
        {
            await ended.CancelAsync();
            await shown;
        }
    }

    /// <summary>Without its colons .NET takes a number for days.</summary>
    private static void CheckMaxTime(string text, bool drain)
    {
        if (!drain)
        {
            throw new BadConfigurationException(
                "--max-time is for a drain: say 'run --drain --max-time HH:MM:SS'."
            );
        }

        if (
            !TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time)
            || !text.Contains(':', StringComparison.Ordinal)
            || time <= TimeSpan.Zero
        )
        {
            throw new BadConfigurationException(
                $"--max-time: '{text}' is no time. Write hours, minutes and seconds, such as 01:30:00."
            );
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            732,
            LogLevel.Warning,
            "Not well: {What}: {Value}. {Cure} 'newsdigest doctor' looks at everything."
        )]
        public static partial void NotWell(ILogger logger, string what, string value, string cure);
    }
}
