using System.CommandLine;
using NewsDigest.Operations;

namespace NewsDigest.Worker.Commands;

internal static class RunCommand
{
    private static readonly Option<bool> Drain = new("--drain")
    {
        Description = "End when the queue is empty, for schedulers. Exit code 1 if an article was quarantined or had to be left on the queue.",
    };

    private static readonly Option<int?> Concurrency = new("--concurrency")
    {
        Description = "Articles in work at the same time. Key 'Worker:Concurrency'; default 4.",
        HelpName = "N",
    };

    public static Command Create()
    {
        var command = new Command("run", "Works on articles from the queue until it is stopped. SIGTERM lets articles in work finish within Worker:ShutdownBudget.") { Drain, Concurrency };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.ReadSettings(command, ("Worker:Concurrency", command.GetValue(Concurrency)?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        using var host = WorkerHost.Build(settings, command.GetValue(Drain));
        using var impatience = new SecondSignal();

        var exitCode = await host.RunToExitCodeAsync(cancellationToken);
        var counts = host.Services.GetRequiredService<RunJournal>().Counts;
        Console.WriteLine(RunReport.Line(counts));
        return exitCode != CommandLine.Done || RunReport.Failed(counts) ? CommandLine.Failed : CommandLine.Done;
    }
}
