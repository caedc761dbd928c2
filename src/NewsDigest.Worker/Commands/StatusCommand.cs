using System.CommandLine;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.ChatModels.Pacing;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using static System.FormattableString;

namespace NewsDigest.Worker.Commands;

internal static class StatusCommand
{
    private static readonly Argument<string?> Id = new("ID")
    {
        Description = "The article's id.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var command = new Command(
            "status",
            "Shows how many articles wait, are in work, are quarantined and are published, and the age of the oldest that waits; or with an id where that article is."
        )
        {
            Id,
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
        if (command.GetValue(Id) is { } id)
        {
            return await ShowOneAsync(
                services.GetRequiredService<IResultStore>(),
                id,
                command.GetValue(CommonOptions.Json),
                cancellationToken
            );
        }

        var depth = await services
            .GetRequiredService<IArticleQueue>()
            .MeasureAsync(cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var age = now - depth.OldestWaiting;
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
            ),
            await PacerHeartbeats.ReadAllAsync(
                services.GetRequiredService<IResultStore>(),
                now,
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

    private static async Task<int> ShowOneAsync(
        IResultStore store,
        string id,
        bool asJson,
        CancellationToken cancellationToken
    )
    {
        if (
            await StatusPages.ReadAsync(store, new ArticleId(id), cancellationToken)
            is not { } found
        )
        {
            Console.Error.WriteLine(
                $"newsdigest: No worker has begun with '{VisibleText.Line(id, 80)}': it waits on the queue, was never sent, or Notify:Status is not set."
            );
            return CommandLine.Failed;
        }

        if (asJson)
        {
            JsonOutput.WriteObject("status", found, CommandLine.Done);
            return CommandLine.Done;
        }

        Console.WriteLine(
            $"{found.State}, delivery {found.Delivery}, {found.At:yyyy-MM-dd HH:mm:ss} UTC"
        );
        string?[] more =
        [
            found.Verdict is { } verdict ? $"verdict  {verdict}" : null,
            found.Code is { } code ? $"because  {code} {found.Field}".TrimEnd() : null,
            found.Detail,
            found.Result is { } result ? $"result   {result}" : null,
        ];
        foreach (var line in more.OfType<string>())
        {
            Console.WriteLine(VisibleText.Line(line, 1000));
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
                    .. status.Pace.Select(PaceLine),
                ]
        );

    /// <summary>One for each worker that calls a deployment now.</summary>
    private static string PaceLine(PacerHeartbeat beat)
    {
        var facts = beat.Facts;
        var limit = facts is { Pace: { } pace, LimitTokens: { } tokens }
            ? Invariant($"{pace:#,0} of {tokens:#,0} tokens a minute")
            : Invariant($"{facts.InFlight} of {facts.FlightLimit} requests under way");
        var refused = (double)facts.Refused / Math.Max(1, facts.Requests);
        return Invariant(
            $"pace            {beat.Deployment}: {limit}, {facts.Workers} {(facts.Workers == 1 ? "worker" : "workers")}, {facts.Waiting} waiting, {100 * refused:0.##} % refused"
        );
    }

    private sealed record Status(
        int Waiting,
        int? InWork,
        int Quarantined,
        int Held,
        int Results,
        double? OldestWaitingSeconds,
        IReadOnlyList<LearnedLimits> Limits,
        IReadOnlyList<PacerHeartbeat> Pace
    );
}
