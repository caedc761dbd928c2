using System.CommandLine;
using System.Globalization;
using NewsDigest.Digests;
using NewsDigest.Digests.Deliveries;
using NewsDigest.Worker.Configuration;
using NewsDigest.Worker.Deliveries;

namespace NewsDigest.Worker.Commands;

/// <summary>Mails and webhooks of an edition by hand: what was held up, or a mail once more for a reader who asks for it.</summary>
internal static class DigestSendCommand
{
    private static readonly Argument<string> EditionId = new("EDITION")
    {
        Description = "Id of an edition, as 'digest list' shows it.",
    };
    private static readonly Option<string[]> To = new("--to")
    {
        Description =
            "Only to this address; may be given several times. Default: Mail:To and Delivery:Webhooks.",
        HelpName = "ADDRESS",
    };
    private static readonly Option<string[]> Again = new("--to")
    {
        Description = "The reader who gets the mail again; may be given several times.",
        HelpName = "ADDRESS",
    };
    private static readonly Option<bool> Unknown = new("--unknown")
    {
        Description =
            "Every reader of Mail:To of whose mail nobody knows whether it arrived: the server gave no answer, or the worker died while sending.",
    };

    public static Command CreateSend()
    {
        var command = new Command(
            "send",
            "Sends a published edition to everybody who does not have it yet. Nobody gets it twice."
        )
        {
            EditionId,
            To,
            CommonOptions.Json,
        };
        command.SetAction(SendAsync);
        return command;
    }

    public static Command CreateResend()
    {
        var command = new Command(
            "resend",
            "Sends a published edition again to the readers that you name: it may come to them twice."
        )
        {
            EditionId,
            Again,
            Unknown,
            CommonOptions.Json,
        };
        command.SetAction(ResendAsync);
        return command;
    }

    private static async Task<int> SendAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var edition = await DigestCommand.ReadAsync(
            command.GetRequiredValue(EditionId),
            services,
            cancellationToken
        );
        var to = AddressesOf(command.GetValue(To));
        RequireServer(services, "digest send", isNeeded: to is not []);
        var report = to is []
            ? await services
                .GetRequiredService<EditionCourier>()
                .DeliverAsync(edition, cancellationToken)
            : await services
                .GetRequiredService<MailCourier>()
                .DeliverAsync(edition, to, cancellationToken);
        return Print(command, "digest send", edition, report);
    }

    private static async Task<int> ResendAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        await using var services = Services.BuildForLooking(CommonOptions.ReadSettings(command));
        var edition = await DigestCommand.ReadAsync(
            command.GetRequiredValue(EditionId),
            services,
            cancellationToken
        );
        RequireServer(services, "digest resend", isNeeded: true);
        var ledger = services.GetRequiredService<DeliveryLedger>();
        var to = AddressesOf(command.GetValue(Again));
        if (command.GetValue(Unknown))
        {
            var uncertain = await UncertainAsync(ledger, edition, cancellationToken);
            to =
            [
                .. to,
                .. services
                    .GetRequiredService<MailOptions>()
                    .To.Where(address => uncertain.Contains(DeliveryLedger.RecipientOf(address))),
            ];
        }
        else if (to is [])
        {
            throw new BadConfigurationException(
                "digest resend: say to whom, with --to ADDRESS, or --unknown for every mail of which nobody knows whether it arrived."
            );
        }

        foreach (var address in to)
        {
            await ledger.AskAgainAsync(
                edition.Id,
                DeliveryLedger.RecipientOf(address),
                cancellationToken
            );
        }

        var report = await services
            .GetRequiredService<MailCourier>()
            .DeliverAsync(edition, to, cancellationToken);
        return Print(command, "digest resend", edition, report);
    }

    private static async Task<HashSet<string>> UncertainAsync(
        DeliveryLedger ledger,
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        var known = await ledger.ListAsync(edition.Id, cancellationToken);
        return
        [
            .. known
                .Where(delivery => delivery.State is DeliveryState.Unknown or DeliveryState.Claimed)
                .Select(delivery => delivery.Recipient),
        ];
    }

    private static string[] AddressesOf(string[]? given)
    {
        foreach (var address in given ?? [])
        {
            if (!MailOptions.IsAddress(address))
            {
                throw new BadConfigurationException($"--to: '{address}' is not a mail address.");
            }
        }

        return given ?? [];
    }

    private static void RequireServer(IServiceProvider services, string name, bool isNeeded)
    {
        if (isNeeded && services.GetRequiredService<MailOptions>().Host is null)
        {
            throw new BadConfigurationException(
                $"{name}: there is no mail server in the settings. Set {MailOptions.Section}:{nameof(MailOptions.Host)}."
            );
        }
    }

    private static int Print(
        ParseResult command,
        string name,
        Edition edition,
        DeliveryReport report
    )
    {
        var isGood = report is { Refused: 0, Unknown: 0, Pending: 0 };
        var exitCode = isGood ? CommandLine.Done : CommandLine.Failed;
        if (command.GetValue(CommonOptions.Json))
        {
            JsonOutput.WriteObject(
                name,
                new
                {
                    edition = edition.Id,
                    report.Sent,
                    report.Refused,
                    report.Unknown,
                    report.Pending,
                    report.Skipped,
                },
                exitCode
            );
            return exitCode;
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{edition.Id}: {report.Sent} sent, {report.Refused} refused, {report.Unknown} unknown, {report.Pending} pending, {report.Skipped} skipped (sent before, unsubscribed, or with another sender)."
            )
        );
        return exitCode;
    }
}
