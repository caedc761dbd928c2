using System.CommandLine;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.Publishing;

namespace NewsDigest.Worker.Commands;

internal static class ShowCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The article's id, as the producer gave it." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the newest result as it lies in the store." };
    private static readonly Option<bool> Receipts = new("--receipts") { Description = "Also list what cleaning removed or mended, with the rule." };

    public static Command Create()
    {
        var command = new Command("show", "Shows where an article ended: its results with verdict and reasons, or why it is quarantined.") { Id, Json, Receipts };
        command.SetAction(ShowAsync);
        return command;
    }

    private static async Task<int> ShowAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var id = command.GetRequiredValue(Id);
        await using var services = Services.Build(CommonOptions.ReadSettings(command));
        var results = await services.GetRequiredService<ResultLibrary>().FindAsync(new ArticleId(id), cancellationToken);
        var quarantined = await services.GetRequiredService<Quarantine>().ListAsync(cancellationToken).Where(record => record.Id == id).ToListAsync(cancellationToken);

        var held = services.GetRequiredService<HeldResults>();
        if (results is [] && quarantined is [])
        {
            Console.Error.WriteLine($"newsdigest: '{id}' has no result and is not quarantined. It may wait on the queue (see 'newsdigest status'), or was never submitted.");
            return CommandLine.Failed;
        }

        if (command.GetValue(Json) && results is [var newest, ..])
        {
            Console.WriteLine(JsonSerializer.Serialize(newest.Result, ArticleJson.Options));
            return CommandLine.Done;
        }

        var lines = results.SelectMany(stored => ResultLines(stored, command.GetValue(Receipts)))
            .Concat(quarantined.Select(record => $"quarantined  {record.Code}, {record.Field ?? "whole message"}: {record.Detail}{Environment.NewLine}             key {record.Key}{(record.Held is { } path ? $"{Environment.NewLine}             held result {held.Locate(path)}" : "")}"));
        Console.WriteLine(string.Join(Environment.NewLine, lines));
        return CommandLine.Done;
    }

    private static IEnumerable<string> ResultLines(StoredResult stored, bool receipts)
    {
        var result = stored.Result;
        return
        [
            $"{result.Verdict.Words()}  {result.Title.English ?? result.Title.Original ?? "(no title)"}",
            $"  language   {result.Language.Code}, confidence {result.Language.Confidence:0.00}",
            $"  engine     {result.Engine.Name}: {result.Engine.Model}; summary {result.Engine.SummaryModel}",
            $"  cost       {ResultCost.Words(result.Cost, result.Usage)}",
            $"  finished   {result.Timings.FinishedAt:yyyy-MM-dd HH:mm:ss} UTC, after {result.Timings.TotalSeconds:0.0} s",
            $"  file       {stored.Location}",
            .. result.Verification is { } extent ? (string[])[$"  checked    {extent.NumbersMatched} of {extent.NumbersChecked} numbers matched; {extent.NamesChecked} names, {extent.NamesUnverifiable} of them not verifiable"] : [],
            .. result.Summary is { } summary ? summary.Bullets.Select(bullet => $"  - {bullet.Text} [{string.Join(", ", bullet.Paragraphs)}]") : [],
            .. result.Reasons.Select(reason => $"  {reason.Severity.ToString().ToLowerInvariant()}  {reason.Check} {reason.Paragraph}: {reason.Message}"),
            .. result.Caveats.Select(caveat => $"  note  {caveat.Kind} {caveat.Paragraph}: {caveat.Note}"),
            .. receipts ? ReceiptLines.Whole(result.Removed).Select(line => $"  {line}") : [],
        ];
    }
}
