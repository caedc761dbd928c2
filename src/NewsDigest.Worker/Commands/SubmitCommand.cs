using System.CommandLine;
using NewsDigest.Intake;

namespace NewsDigest.Worker.Commands;

internal static class SubmitCommand
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Files or folders: .json (one message), .jsonl (one message a line), .txt and .html (one article each, its id is the file's name). '-' reads messages, one a line, from standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Strict = new("--strict") { Description = "Do not send a message that the worker would quarantine." };

    public static Command Create()
    {
        var command = new Command("submit", "Puts articles on the queue. A body that is too long for the queue goes into the store, and the message names it.") { Paths, Strict };
        command.SetAction(SubmitAsync);
        return command;
    }

    private static async Task<int> SubmitAsync(ParseResult command, CancellationToken cancellationToken)
    {
        await using var services = Services.Build(CommonOptions.ReadSettings(command));
        var messages = MessageFiles.ReadAsync(command.GetValue(Paths) ?? [], cancellationToken);
        var counts = await SubmitAsync(services.GetRequiredService<ArticleSubmitter>(), messages, command.GetValue(Strict), cancellationToken);

        Console.WriteLine(counts.Line);
        return counts.NotSent > 0 ? CommandLine.Failed : CommandLine.Done;
    }

    internal static async Task<SubmitCounts> SubmitAsync(ArticleSubmitter submitter, IAsyncEnumerable<MessageFile> messages, bool strict, CancellationToken cancellationToken)
    {
        var counts = new SubmitCounts(0, 0, 0);
        await foreach (var message in messages)
        {
            var refusal = strict && MessageParser.Parse(message.Content) is ParsedMessage.Refused refused ? refused.Reason : null;
            var submission = refusal is null ? await submitter.SubmitAsync(message.Content, cancellationToken) : new Submission(null, false, refusal);
            if (submission.Refusal is { } reason)
            {
                Console.Error.WriteLine($"{message.Name}: {(submission.Sent ? "sent, but the worker will quarantine it" : "not sent")}: {reason.Field ?? reason.Code}: {reason.Detail}");
            }

            counts = counts.With(submission);
            if (counts.Total % 500 == 0)
            {
                Console.Error.WriteLine($"{counts.Total} read, {counts.Sent} on the queue");
            }
        }

        return counts;
    }
}

internal sealed record SubmitCounts(int Sent, int Suspect, int NotSent)
{
    public int Total => Sent + NotSent;

    public string Line => string.Join("; ", (IEnumerable<string>)
    [
        $"{Sent} {(Sent == 1 ? "message" : "messages")} put on the queue",
        .. Suspect > 0 ? [$"{Suspect} of them will be quarantined, see above"] : Array.Empty<string>(),
        .. NotSent > 0 ? [$"{NotSent} not sent, see above"] : Array.Empty<string>(),
    ]) + ".";

    public SubmitCounts With(Submission submission) => submission.Sent
        ? this with { Sent = Sent + 1, Suspect = Suspect + (submission.Refusal is null ? 0 : 1) }
        : this with { NotSent = NotSent + 1 };
}
