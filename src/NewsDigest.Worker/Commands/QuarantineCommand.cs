using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using NewsDigest.Articles;
using NewsDigest.Dashboard;
using NewsDigest.Intake;
using NewsDigest.Publishing;
using NewsDigest.Worker.Configuration;

namespace NewsDigest.Worker.Commands;

internal static class QuarantineCommand
{
    private static readonly Argument<string[]> Keys = new("KEY")
    {
        Description = "Keys from 'quarantine list', or article ids.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private static readonly Argument<string> OneKey = new("KEY")
    {
        Description = "A key from 'quarantine list', or an article id.",
    };
    private static readonly Option<string?> Reason = new("--reason")
    {
        Description = "All records with this reason code.",
        HelpName = "CODE",
    };
    private static readonly Option<bool> All = new("--all") { Description = "All records." };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask." };

    public static Command Create()
    {
        var list = new Command(
            "list",
            "Lists the messages that could not be worked on: key, reason, field, age."
        )
        {
            CommonOptions.Json,
        };
        list.SetAction(ListAsync);
        var show = new Command("show", "Shows one record and the message as it was received.")
        {
            OneKey,
            CommonOptions.Json,
        };
        show.SetAction(ShowAsync);
        var requeue = new Command(
            "requeue",
            "Puts messages back on the queue, byte for byte, and takes them out of quarantine."
        )
        {
            Keys,
            Reason,
            All,
        };
        requeue.SetAction(RequeueAsync);
        var release = new Command(
            "release",
            "Publishes held results as they are (see the key 'Review') and takes their messages out of quarantine."
        )
        {
            Keys,
            Reason,
            All,
        };
        release.SetAction(ReleaseAsync);
        var drop = new Command("drop", "Deletes messages for good.") { Keys, Reason, All, Yes };
        drop.SetAction(DropAsync);
        return new Command(
            "quarantine",
            "Messages that could not be worked on, kept with the reason and their original bytes until somebody decides."
        )
        {
            list,
            show,
            requeue,
            release,
            drop,
        };
    }

    private static async Task<int> ListAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var records = services.GetRequiredService<Quarantine>().ListAsync(cancellationToken);
        if (command.GetValue(CommonOptions.Json))
        {
            using var output = JsonOutput.StartList("quarantine list");
            await foreach (var record in records)
            {
                output.Add(record);
            }

            output.EndList(CommandLine.Done, []);
            return CommandLine.Done;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var count = 0;
        await foreach (var record in records)
        {
            count++;
            Console.WriteLine(
                $"{record.Key}  {Ages.Of(now - record.QuarantinedAt)}  {record.Code}{Environment.NewLine}  {record.Field ?? "whole message"}: {record.Detail}"
            );
        }

        if (count == 0)
        {
            Console.WriteLine("Nothing is quarantined.");
        }

        return CommandLine.Done;
    }

    private static async Task<int> ShowAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var quarantine = services.GetRequiredService<Quarantine>();
        var held = services.GetRequiredService<HeldResults>();
        var records = await SelectAsync(
            quarantine,
            [command.GetRequiredValue(OneKey)],
            cancellationToken
        );
        var exitCode = records is [] ? CommandLine.Failed : CommandLine.Done;
        using var output = command.GetValue(CommonOptions.Json)
            ? JsonOutput.StartList("quarantine show")
            : null;
        foreach (var record in records)
        {
            var message = await quarantine.ReadMessageAsync(record, cancellationToken);
            var heldFile = record.Held is { } path ? held.Locate(path) : null;
            if (output is null)
            {
                PrintRecord(record, message, heldFile);
            }
            else
            {
                output.Add(Shown.Of(record, message, heldFile));
            }
        }

        output?.EndList(exitCode, []);
        return exitCode;
    }

    private static void PrintRecord(
        QuarantineRecord record,
        ReadOnlyMemory<byte>? message,
        string? heldFile
    )
    {
        Console.WriteLine(JsonSerializer.Serialize(record, ArticleJson.Options));
        if (heldFile is not null)
        {
            Console.WriteLine($"held result: {heldFile}");
        }

        Console.WriteLine(
            message is { } bytes
                ? Encoding.UTF8.GetString(bytes.Span)
                : "(the message itself is missing from the store)"
        );
    }

    private static async Task<int> RequeueAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var quarantine = services.GetRequiredService<Quarantine>();
        var decisions = services.GetRequiredService<QuarantineDecisions>();
        var records = await SelectAsync(quarantine, command, cancellationToken);
        foreach (var record in records)
        {
            await decisions.RequeueAsync(record, cancellationToken);
        }

        Console.WriteLine($"{records.Count} put back on the queue.");
        return records is [] ? CommandLine.Failed : CommandLine.Done;
    }

    /// <summary>Publishes first and drops the record then: a crash between the two publishes nothing twice and loses nothing.</summary>
    private static async Task<int> ReleaseAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var quarantine = services.GetRequiredService<Quarantine>();
        var held = services.GetRequiredService<HeldResults>();
        var released = 0;
        var records = await SelectAsync(quarantine, command, cancellationToken);
        foreach (var record in records)
        {
            if (record.Held is { } path && await held.ReleaseAsync(path, cancellationToken))
            {
                await quarantine.DropAsync(record, cancellationToken);
                released++;
            }
            else
            {
                Console.Error.WriteLine(
                    $"newsdigest: '{record.Key}' has no held result to publish: it was quarantined as {record.Code}. Requeue it, or drop it."
                );
            }
        }

        Console.WriteLine($"{released} published.");
        return released == records.Count && released > 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static async Task<int> DropAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var quarantine = services.GetRequiredService<Quarantine>();
        var records = await SelectAsync(quarantine, command, cancellationToken);
        if (records is not [] && !command.GetValue(Yes) && !Confirm(records.Count))
        {
            Console.WriteLine("Nothing was deleted.");
            return CommandLine.Failed;
        }

        var decisions = services.GetRequiredService<QuarantineDecisions>();
        foreach (var record in records)
        {
            await decisions.DropAsync(record, cancellationToken);
        }

        Console.WriteLine($"{records.Count} deleted.");
        return records is [] ? CommandLine.Failed : CommandLine.Done;
    }

    private static bool Confirm(int count)
    {
        Console.Write(
            $"Delete {count} quarantined {(count == 1 ? "message" : "messages")} for good? [y/N] "
        );
        return Console.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    private static Task<IReadOnlyList<QuarantineRecord>> SelectAsync(
        Quarantine quarantine,
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var (keys, reason, all) = (
            command.GetValue(Keys) ?? [],
            command.GetValue(Reason),
            command.GetValue(All)
        );
        if ((keys is [] ? 0 : 1) + (reason is null ? 0 : 1) + (all ? 1 : 0) != 1)
        {
            throw new BadConfigurationException(
                "quarantine: say which messages, in one way: KEY…, --reason CODE or --all."
            );
        }

        return keys is not []
            ? SelectAsync(quarantine, keys, cancellationToken)
            : SelectAsync(quarantine, record => all || record.Code == reason, cancellationToken);
    }

    private static async Task<IReadOnlyList<QuarantineRecord>> SelectAsync(
        Quarantine quarantine,
        string[] keys,
        CancellationToken cancellationToken
    )
    {
        var records = await SelectAsync(
            quarantine,
            record => keys.Contains(record.Key) || (record.Id is { } id && keys.Contains(id)),
            cancellationToken
        );
        foreach (
            var missing in keys.Where(key =>
                !records.Any(record => record.Key == key || record.Id == key)
            )
        )
        {
            Console.Error.WriteLine(
                $"newsdigest: '{missing}' is not in quarantine. See 'newsdigest quarantine list'."
            );
        }

        return records;
    }

    private static async Task<IReadOnlyList<QuarantineRecord>> SelectAsync(
        Quarantine quarantine,
        Func<QuarantineRecord, bool> wanted,
        CancellationToken cancellationToken
    ) => await quarantine.ListAsync(cancellationToken).Where(wanted).ToListAsync(cancellationToken);

    /// <param name="Message">The message as text; null when it is missing or no UTF-8.</param>
    /// <param name="MessageBase64">Its bytes, when they are no UTF-8.</param>
    private sealed record Shown(
        QuarantineRecord Record,
        string? HeldFile,
        string? Message,
        string? MessageBase64
    )
    {
        public static Shown Of(
            QuarantineRecord record,
            ReadOnlyMemory<byte>? message,
            string? heldFile
        )
        {
            if (message is not { } bytes)
            {
                return new Shown(record, heldFile, null, null);
            }

            return Utf8.IsValid(bytes.Span)
                ? new Shown(record, heldFile, Encoding.UTF8.GetString(bytes.Span), null)
                : new Shown(record, heldFile, null, Convert.ToBase64String(bytes.Span));
        }
    }
}
