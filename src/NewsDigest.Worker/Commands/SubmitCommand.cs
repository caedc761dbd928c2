using System.CommandLine;
using NewsDigest.Articles;
using NewsDigest.Intake;

namespace NewsDigest.Worker.Commands;

internal static class SubmitCommand
{
    private const string Name = "submit";
    private const int ProgressEach = 500; // messages

    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description =
            "Files or folders: .json (one message), .jsonl or .ndjson (one message a line), .txt and .html (one article each, its id is the file's name), .xml, .rss and .atom (a feed, each item an article; a JSON Feed as .json). '-' reads messages, one a line, from standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Strict = new("--strict")
    {
        Description = "Do not send a message that the worker would quarantine.",
    };

    public static Command Create()
    {
        var command = new Command(
            Name,
            "Puts articles on the queue. A body that is too long for the queue goes into the store, and the message names it."
        )
        {
            Paths,
            Strict,
            CommonOptions.Json,
        };
        command.SetAction(SubmitAsync);
        return command;
    }

    private static async Task<int> SubmitAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var settings = CommonOptions.ReadSettings(command);
        var paths = command.GetRequiredValue(Paths);
        var files = new MessageFiles(Name, DataFolder.Of(settings));
        files.RequireAll(paths);
        DataFolder.Make(settings);
        await using var services = Services.Build(settings);
        var messages = files.ReadAsync(paths, cancellationToken);
        using var output = command.GetValue(CommonOptions.Json) ? JsonOutput.StartList(Name) : null;

        var counts = await SubmitAsync(
            services.GetRequiredService<ArticleSubmitter>(),
            messages,
            command.GetValue(Strict),
            cancellationToken,
            output
        );

        var exitCode = files.HasFailed ? CommandLine.Failed : counts.ExitCode;
        if (output is null)
        {
            Console.WriteLine(counts.Line(files.Skipped.Count));
        }
        else
        {
            output.EndList(exitCode, files.Skipped);
        }

        return exitCode;
    }

    internal static async Task<SubmitCounts> SubmitAsync(
        ArticleSubmitter submitter,
        IAsyncEnumerable<MessageFile> messages,
        bool strict,
        CancellationToken cancellationToken,
        JsonOutput? output = null
    )
    {
        var counts = new SubmitCounts(0, 0, 0);
        await foreach (var message in messages)
        {
            var submission = await SubmitAsync(submitter, message, strict, cancellationToken);
            output?.Add(
                new Submitted(message.Name, submission.Id, submission.Sent, submission.Refusal)
            );
            if (submission.Refusal is { } reason)
            {
                Console.Error.WriteLine(
                    $"{message.Name}: {(submission.Sent ? "sent, but the worker will quarantine it" : "not sent")}: {reason.Field ?? reason.Code}: {reason.Detail}"
                );
            }

            counts = counts.With(submission);
            if (counts.Total % ProgressEach == 0)
            {
                Console.Error.WriteLine($"{counts.Total} read, {counts.Sent} on the queue");
            }
        }

        return counts;
    }

    private static async Task<Submission> SubmitAsync(
        ArticleSubmitter submitter,
        MessageFile message,
        bool strict,
        CancellationToken cancellationToken
    )
    {
        if (strict && MessageParser.Parse(message.Content) is ParsedMessage.Refused refused)
        {
            return new Submission(refused.Id, Sent: false, refused.Reason);
        }

        return await submitter.SubmitAsync(message.Content, cancellationToken, message.Name);
    }

    /// <param name="Refusal">What is wrong with it: the worker will quarantine it, or it was not sent.</param>
    private sealed record Submitted(string File, string? Id, bool Sent, Rejection? Refusal);
}

internal sealed record SubmitCounts(int Sent, int Suspect, int NotSent)
{
    public int Total => Sent + NotSent;

    public int ExitCode
    {
        get
        {
            if (NotSent > 0)
            {
                return CommandLine.Failed;
            }

            return Suspect > 0 ? CommandLine.NeedsPerson : CommandLine.Done;
        }
    }

    public string Line(int skipped = 0) =>
        string.Join(
            "; ",
            (IEnumerable<string>)
                [
                    $"{Sent} {(Sent == 1 ? "message" : "messages")} put on the queue",
                    .. Suspect > 0
                        ? [$"{Suspect} of them will be quarantined, see above"]
                        : Array.Empty<string>(),
                    .. NotSent > 0 ? [$"{NotSent} not sent, see above"] : Array.Empty<string>(),
                    .. skipped > 0
                        ? [$"{skipped} {(skipped == 1 ? "file" : "files")} skipped, see above"]
                        : Array.Empty<string>(),
                ]
        ) + ".";

    public SubmitCounts With(Submission submission)
    {
        if (!submission.Sent)
        {
            return this with { NotSent = NotSent + 1 };
        }

        return this with
        {
            Sent = Sent + 1,
            Suspect = submission.Refusal is null ? Suspect : Suspect + 1,
        };
    }
}
