using System.CommandLine;
using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.Publishing;

namespace NewsDigest.Worker.Commands;

internal static class ShowCommand
{
    private static readonly Argument<string> Id = new("ID")
    {
        Description = "The article's id, as the producer gave it.",
    };
    private static readonly Option<bool> Receipts = new("--receipts")
    {
        Description = "Also list what cleaning removed or mended, with the rule.",
    };

    public static Command Create()
    {
        var command = new Command(
            "show",
            "Shows where an article ended: its results with verdict and reasons, or why it is quarantined."
        )
        {
            Id,
            Receipts,
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
        var id = command.GetRequiredValue(Id);
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var library = services.GetRequiredService<ResultLibrary>();
        List<DamagedResultException> damaged = [];
        var found = await library.FindAsync(new ArticleId(id), damaged.Add, cancellationToken);
        var current = await library.FindCurrentAsync(new ArticleId(id), cancellationToken);
        IReadOnlyList<StoredResult> results =
        [
            .. found.OrderByDescending(stored => IsCurrent(stored, current)),
        ]; // the one that counts first, then the newest
        var quarantined = await services
            .GetRequiredService<Quarantine>()
            .ListAsync(cancellationToken)
            .Where(record => record.Id == id)
            .ToListAsync(cancellationToken);

        var held = services.GetRequiredService<HeldResults>();
        foreach (var file in damaged)
        {
            Console.Error.WriteLine($"newsdigest: {file.Message}");
        }

        var isUnknown = results is [] && quarantined is [];
        var exitCode = isUnknown || damaged is not [] ? CommandLine.Failed : CommandLine.Done;
        if (command.GetValue(CommonOptions.Json))
        {
            JsonOutput.WriteObject("show", Shown.Of(id, results, quarantined), exitCode);
            return exitCode;
        }

        if (isUnknown)
        {
            if (damaged is [])
            {
                Console.Error.WriteLine(
                    $"newsdigest: '{id}' has no result and is not quarantined. It may wait on the queue (see 'newsdigest status'), or was never submitted."
                );
            }

            return exitCode;
        }

        var lines = results
            .SelectMany(stored =>
                ResultLines(stored, IsCurrent(stored, current), command.GetValue(Receipts))
            )
            .Concat(
                quarantined.Select(record =>
                    $"quarantined  {record.Code}, {record.Field ?? "whole message"}: {record.Detail}{Environment.NewLine}             key {record.Key}{(record.Held is { } path ? $"{Environment.NewLine}             held result {held.Locate(path)}" : "")}"
                )
            );
        Console.WriteLine(string.Join(Environment.NewLine, lines));
        return exitCode;
    }

    private static bool IsCurrent(StoredResult stored, CurrentResult? current) =>
        stored.Path.Value == current?.Result;

    private static IEnumerable<string> ResultLines(
        StoredResult stored,
        bool isCurrent,
        bool receipts
    )
    {
        var result = stored.Result;
        return
        [
            $"{result.Verdict.Words()}  {result.Title.English ?? result.Title.Original ?? "(no title)"}",
            $"  language   {result.Language.Code}, confidence {result.Language.Confidence:0.00}",
            $"  engine     {result.Engine.Name}: {result.Engine.Model}; summary {result.Engine.SummaryModel}",
            $"  cost       {ResultCost.Words(result.Cost, result.Usage)}",
            $"  finished   {result.Timings.FinishedAt:yyyy-MM-dd HH:mm:ss} UTC, after {result.Timings.TotalSeconds:0.0} s",
            $"  file       {stored.Location}{(isCurrent ? "" : " (another result counts now, see above)")}",
            .. result.Verification is { } extent
                ? (string[])
                    [
                        $"  checked    {extent.NumbersMatched} of {extent.NumbersChecked} numbers matched; {extent.NamesChecked} names, {extent.NamesUnverifiable} of them not verifiable",
                    ]
                : [],
            .. result.Summary is { } summary
                ? summary.Bullets.Select(bullet =>
                    $"  - {bullet.Text} [{string.Join(", ", bullet.Paragraphs)}]"
                )
                : [],
            .. result.Reasons.Select(reason =>
                $"  {reason.Severity.ToString().ToLowerInvariant()}  {reason.Check} {reason.Paragraph}: {reason.Message}"
            ),
            .. result.Caveats.Select(caveat =>
                $"  note  {caveat.Kind} {caveat.Paragraph}: {caveat.Note}"
            ),
            .. receipts ? ReceiptLines.Whole(result.Removed).Select(line => $"  {line}") : [],
        ];
    }

    /// <param name="Result">The result that counts now, as it lies in the store; null when there is none.</param>
    /// <param name="File">Where it lies.</param>
    private sealed record Shown(
        string Id,
        ArticleResult? Result,
        string? File,
        IReadOnlyList<OtherResult> Others,
        IReadOnlyList<QuarantineRecord> Quarantined
    )
    {
        public static Shown Of(
            string id,
            IReadOnlyList<StoredResult> results,
            IReadOnlyList<QuarantineRecord> quarantined
        ) =>
            new(
                id,
                results.Count == 0 ? null : results[0].Result,
                results.Count == 0 ? null : results[0].Location,
                [
                    .. results
                        .Skip(1)
                        .Select(other => new OtherResult(
                            other.Location,
                            other.Result.Verdict,
                            other.Result.Engine.Name,
                            other.Result.Timings.FinishedAt
                        )),
                ],
                quarantined
            );
    }

    private sealed record OtherResult(
        string File,
        Verdict Verdict,
        string Engine,
        DateTimeOffset FinishedAt
    );
}
