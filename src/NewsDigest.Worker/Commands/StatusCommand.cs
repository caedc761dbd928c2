using System.CommandLine;
using NewsDigest.Intake;
using NewsDigest.Models;
using NewsDigest.Publishing;
using NewsDigest.Storage;

namespace NewsDigest.Worker.Commands;

internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new Command(
            "status",
            "Shows how many articles wait, are in work, are quarantined and are published, and the age of the oldest that waits."
        )
        {
            CommonOptions.Json,
        };
        command.SetAction(ShowAsync);
        return command;
    }

    private static async Task<int> ShowAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var depth = await services
            .GetRequiredService<IArticleQueue>()
            .MeasureAsync(cancellationToken);
        var age = services.GetRequiredService<TimeProvider>().GetUtcNow() - depth.OldestWaiting;
        var quarantined = await services
            .GetRequiredService<Quarantine>()
            .ListAsync(cancellationToken)
            .ToListAsync(cancellationToken);
        var status = new Status(
            depth.Waiting,
            depth.InWork,
            quarantined.Count,
            quarantined.Count(record => record.Held is not null),
            await services.GetRequiredService<ResultLibrary>().CountAsync(cancellationToken),
            age is { } known ? Math.Round(known.TotalSeconds) : null,
            await DeploymentLimits.ListAsync(
                services.GetRequiredService<IResultStore>(),
                cancellationToken
            )
        );

        if (command.GetValue(CommonOptions.Json))
        {
            JsonOutput.WriteObject("status", status, CommandLine.Done);
        }
        else
        {
            Console.WriteLine(Lines(status));
        }

        return CommandLine.Done;
    }

    private static string Lines(Status status) =>
        string.Join(
            Environment.NewLine,
            (string[])
                [
                    $"waiting         {status.Waiting}",
                    $"in work         {status.InWork?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown (this queue counts them as waiting)"}",
                    $"quarantined     {status.Quarantined}{(status.Held > 0 ? $", {status.Held} of them held for review" : "")}",
                    $"results         {status.Results}",
                    $"oldest waiting  {(status.OldestWaitingSeconds is { } seconds ? Ages.Of(TimeSpan.FromSeconds(seconds)) : "none waits")}",
                    .. status.Limits.SelectMany(deployment =>
                        deployment.Limits.Select(limit =>
                            $"learned         {deployment.Model} at {deployment.Address}: {limit.Line}"
                        )
                    ),
                ]
        );

    private sealed record Status(
        int Waiting,
        int? InWork,
        int Quarantined,
        int Held,
        int Results,
        double? OldestWaitingSeconds,
        IReadOnlyList<LearnedLimits> Limits
    );
}
