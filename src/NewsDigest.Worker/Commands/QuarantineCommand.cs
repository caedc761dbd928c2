using System.CommandLine;
using System.Text;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Intake;

namespace NewsDigest.Worker.Commands;

internal static class QuarantineCommand
{
    private static readonly Argument<string[]> Keys = new("KEY") { Description = "Keys from 'quarantine list', or article ids.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Argument<string> OneKey = new("KEY") { Description = "A key from 'quarantine list', or an article id." };
    private static readonly Option<string?> Reason = new("--reason") { Description = "All records with this reason code.", HelpName = "CODE" };
    private static readonly Option<bool> All = new("--all") { Description = "All records." };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask." };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object a line." };

    public static Command Create()
    {
        var list = new Command("list", "Lists the messages that could not be worked on: key, reason, field, age.") { Json };
        list.SetAction(ListAsync);
        var show = new Command("show", "Shows one record and the message as it was received.") { OneKey };
        show.SetAction(ShowAsync);
        var requeue = new Command("requeue", "Puts messages back on the queue, byte for byte, and takes them out of quarantine.") { Keys, Reason, All };
        requeue.SetAction(RequeueAsync);
        var drop = new Command("drop", "Deletes messages for good.") { Keys, Reason, All, Yes };
        drop.SetAction(DropAsync);
        return new Command("quarantine", "Messages that could not be worked on, kept with the reason and their original bytes until somebody decides.") { list, show, requeue, drop };
    }

    private static async Task<int> ListAsync(ParseResult command, CancellationToken cancellationToken)
    {
        await using var services = Services.Build(CommonOptions.ReadSettings(command));
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var count = 0;
        await foreach (var record in services.GetRequiredService<Quarantine>().ListAsync(cancellationToken))
        {
            count++;
            Console.WriteLine(command.GetValue(Json)
                ? JsonSerializer.Serialize(record, ArticleJson.OneLine)
                : $"{record.Key}  {Ages.Of(now - record.QuarantinedAt)}  {record.Code}{Environment.NewLine}  {record.Field ?? "whole message"}: {record.Detail}");
        }

        if (count == 0 && !command.GetValue(Json))
        {
            Console.WriteLine("Nothing is quarantined.");
        }

        return CommandLine.Done;
    }

    private static async Task<int> ShowAsync(ParseResult command, CancellationToken cancellationToken)
    {
        await using var services = Services.Build(CommonOptions.ReadSettings(command));
        var quarantine = services.GetRequiredService<Quarantine>();
        var records = await SelectAsync(quarantine, [command.GetRequiredValue(OneKey)], cancellationToken);
        foreach (var record in records)
        {
            var message = await quarantine.ReadMessageAsync(record, cancellationToken);
            Console.WriteLine(JsonSerializer.Serialize(record, ArticleJson.Options));
            Console.WriteLine(message is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : "(the message itself is missing from the store)");
        }

        return records is [] ? CommandLine.Failed : CommandLine.Done;
    }

    private static async Task<int> RequeueAsync(ParseResult command, CancellationToken cancellationToken)
    {
        await using var services = Services.Build(CommonOptions.ReadSettings(command));
        var quarantine = services.GetRequiredService<Quarantine>();
        var queue = services.GetRequiredService<IArticleQueue>();
        var records = await SelectAsync(quarantine, command, cancellationToken);
        foreach (var record in records)
        {
            await quarantine.RequeueAsync(record, queue, cancellationToken);
        }

        Console.WriteLine($"{records.Count} put back on the queue.");
        return records is [] ? CommandLine.Failed : CommandLine.Done;
    }

    private static async Task<int> DropAsync(ParseResult command, CancellationToken cancellationToken)
    {
        await using var services = Services.Build(CommonOptions.ReadSettings(command));
        var quarantine = services.GetRequiredService<Quarantine>();
        var records = await SelectAsync(quarantine, command, cancellationToken);
        if (records is not [] && !command.GetValue(Yes) && !Confirm(records.Count))
        {
            Console.WriteLine("Nothing was deleted.");
            return CommandLine.Failed;
        }

        foreach (var record in records)
        {
            await quarantine.DropAsync(record, cancellationToken);
        }

        Console.WriteLine($"{records.Count} deleted.");
        return records is [] ? CommandLine.Failed : CommandLine.Done;
    }

    private static bool Confirm(int count)
    {
        Console.Write($"Delete {count} quarantined {(count == 1 ? "message" : "messages")} for good? [y/N] ");
        return Console.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    private static Task<IReadOnlyList<QuarantineRecord>> SelectAsync(Quarantine quarantine, ParseResult command, CancellationToken cancellationToken)
    {
        var (keys, reason, all) = (command.GetValue(Keys) ?? [], command.GetValue(Reason), command.GetValue(All));
        if ((keys is [] ? 0 : 1) + (reason is null ? 0 : 1) + (all ? 1 : 0) != 1)
        {
            throw new BadConfigurationException("quarantine: say which messages, in one way: KEY…, --reason CODE or --all.");
        }

        return keys is not [] ? SelectAsync(quarantine, keys, cancellationToken) : SelectAsync(quarantine, record => all || record.Code == reason, cancellationToken);
    }

    private static async Task<IReadOnlyList<QuarantineRecord>> SelectAsync(Quarantine quarantine, string[] keys, CancellationToken cancellationToken)
    {
        var records = await SelectAsync(quarantine, record => keys.Contains(record.Key) || (record.Id is { } id && keys.Contains(id)), cancellationToken);
        foreach (var missing in keys.Where(key => !records.Any(record => record.Key == key || record.Id == key)))
        {
            Console.Error.WriteLine($"newsdigest: '{missing}' is not in quarantine. See 'newsdigest quarantine list'.");
        }

        return records;
    }

    private static async Task<IReadOnlyList<QuarantineRecord>> SelectAsync(Quarantine quarantine, Func<QuarantineRecord, bool> wanted, CancellationToken cancellationToken) =>
        await quarantine.ListAsync(cancellationToken).Where(wanted).ToListAsync(cancellationToken);
}
