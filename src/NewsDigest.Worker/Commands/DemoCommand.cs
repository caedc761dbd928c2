using System.CommandLine;
using System.Globalization;
using NewsDigest.Articles;
using NewsDigest.Digests;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Worker.Visible;
using Spectre.Console;

namespace NewsDigest.Worker.Commands;

internal static class DemoCommand
{
    private const string EditionName = "demo";

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder for the queue and the results.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "./out",
    };

    public static Command Create()
    {
        var command = new Command(
            "demo",
            "Puts the sample articles on an embedded queue, works on them with the offline engine, and says which file to open. Needs no account."
        )
        {
            Out,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.GetFullPath(command.GetRequiredValue(Out));
        var settings = CommonOptions.ReadSettings(
            command,
            ("Data", folder),
            ("Logging:LogLevel:Default", "Error"),
            ("Logging:LogLevel:NewsDigest", "Error"),
            ("Queue:Kind", "local"),
            ("Store:Kind", "local"),
            (Health.HealthOptions.UrlKey, "none"),
            ($"Digest:Editions:{EditionName}:Schedule", "0 0 * * *"),
            ($"Digest:Editions:{EditionName}:Title", "NewsDigest demo")
        );
        using var signals = new SecondSignal();
        using var host = WorkerHost.Build(
            settings,
            drain: true,
            logging => logging.AddVisibleConsole(settings, toStandardError: true)
        );
        var services = host.Services;
        DataFolder.Make(settings);

        var submitter = new ArticleSubmitter(
            services.GetRequiredService<IArticleQueue>(),
            services.GetRequiredService<ArticleBodies>()
        );
        var samples = new MessageFiles("demo").ReadAsync(
            [Path.Combine(AppContext.BaseDirectory, "samples")],
            cancellationToken
        );
        var submitted = await SubmitCommand.SubmitAsync(
            submitter,
            samples,
            strict: false,
            cancellationToken
        );
        Console.WriteLine(
            $"{submitted.Line()} Working on them with the engine '{settings["Engine"]}':"
        );

        var statistics = services.GetRequiredService<RunStatistics>();
        List<FinishedArticle> finished = [];
        statistics.OnFinished(article =>
        {
            finished.Add(article);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {finished.Count, 2}/{submitted.Sent}{FinishedLine.Of(article)}"
                )
            );
        });
        var crashed = await host.RunToExitCodeAsync(signals.First) != CommandLine.Done;
        var report = RunReport.Of(services, crashed, isDemo: true);

        AnsiConsole.WriteLine();
        AnsiConsole.Write(Table(finished, folder));
        Console.WriteLine(report.Line);
        if (report.ExitCode != CommandLine.Done)
        {
            return report.ExitCode;
        }

        if (
            report.Counts.Repeated + report.Counts.BlockedBefore == finished.Count
            && finished.Count > 0
        )
        {
            Console.WriteLine(
                "Every sample had its result already: no engine work was done. Delete the folder, or give --out another, to see the work again."
            );
        }

        Console.WriteLine($"Open {await WriteIndexAsync(services, cancellationToken)}");
        Console.WriteLine(
            $"Open {await WriteEditionAsync(services, cancellationToken)} for today's edition: the same story once, with the figures of every source."
        );
        return CommandLine.Done;
    }

    private static Table Table(IReadOnlyList<FinishedArticle> finished, string folder)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 160;
        }

        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = true };
        table.AddColumns("Article", "Language", "Verdict", "Engine", "Summary and file");
        foreach (var article in finished.OrderBy(article => article.Id, StringComparer.Ordinal))
        {
            var (result, location) = article.Outcome switch
            {
                Outcome.Published published => (published.Result, published.Location),
                Outcome.Blocked blocked => (blocked.Result, blocked.Location),
                _ => (null, null),
            };
            if (result is not null && location is not null)
            {
                table.AddRow(
                    new Text(FinishedLine.ShortId(article.Id)),
                    new Text(result.Language.Code),
                    new Text(result.Verdict.Words()),
                    new Text(
                        result.Engine.Route is { } route
                            ? $"{result.Engine.Name} {route}"
                            : result.Engine.Name
                    ),
                    new Rows(
                        new Text(result.Summary?.OneSentence ?? result.Reasons[0].Message),
                        new Text(
                            Path.ChangeExtension(Path.GetRelativePath(folder, location), "html"),
                            new Style(decoration: Decoration.Dim)
                        )
                    )
                );
            }
        }

        return table;
    }

    /// <summary>Of today, though the day is not over: what has been worked on is in it.</summary>
    private static async Task<string> WriteEditionAsync(
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var maker = services.GetRequiredService<EditionMaker>();
        var definition = maker.Definitions.First(definition => definition.Name == EditionName);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var end = new EditionSchedule(definition).After(now) ?? now;
        var edition = await maker.MakeAsync(definition, end, cancellationToken);
        return services
            .GetRequiredService<IResultStore>()
            .Locate(EditionKey.OfId(edition.Id)!.Html); // an edition has an id
    }

    private static async Task<string> WriteIndexAsync(
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        return await services.GetRequiredService<IndexPublisher>().PublishAsync(cancellationToken);
    }
}
