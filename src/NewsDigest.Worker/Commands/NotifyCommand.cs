using System.CommandLine;
using NewsDigest.MessageLoop;
using NewsDigest.Storage;
using NewsDigest.Worker.Configuration;
using NewsDigest.Worker.Visible;

namespace NewsDigest.Worker.Commands;

internal static class NotifyCommand
{
    public static Command Create()
    {
        var resend = new Command(
            "resend",
            "Sends what the webhook did not take again. Exit code 1: some of it was not taken this time either."
        );
        resend.SetAction(ResendAsync);
        return new Command("notify", "Notices of what became of articles.") { resend };
    }

    private static async Task<int> ResendAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var settings = CommonOptions.ReadSettings(command);
        DataFolder.Require(settings);
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddVisibleConsole(settings, toStandardError: true))
            .AddQueueAndStore(settings)
            .AddNotices(settings)
            .BuildServiceProvider();
        services.GetService<Microsoft.Extensions.Options.IStartupValidator>()?.Validate();
        if (NoticeServices.OpenWebhook(services) is not { } webhook)
        {
            throw new BadConfigurationException(
                $"{NotifyOptions.Section}:{nameof(NotifyOptions.Webhook)} is missing: there is nowhere to send to."
            );
        }

        var store = services.GetRequiredService<IResultStore>();
        var (sent, left) = (0, 0);
        await foreach (var path in store.ListAsync(Webhook.Undelivered, cancellationToken))
        {
            var name = path.Value.Split('/')[^1].Replace(".json", "", StringComparison.Ordinal);
            if (
                await store.ReadAsync(path, cancellationToken) is { } notice
                && await webhook.TryPostAsync(name, notice)
            )
            {
                await store.DeleteAsync(path, cancellationToken);
                sent++;
            }
            else
            {
                left++;
            }
        }

        Console.WriteLine($"{sent} sent, {left} left.");
        return left == 0 ? CommandLine.Done : CommandLine.Failed;
    }
}
