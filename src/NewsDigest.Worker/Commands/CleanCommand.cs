using System.CommandLine;
using NewsDigest.Articles;
using NewsDigest.Cleaning;
using NewsDigest.Intake;
using NewsDigest.Languages;
using NewsDigest.Worker.Visible;

namespace NewsDigest.Worker.Commands;

internal static class CleanCommand
{
    private const string Name = "clean";

    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Files or folders, as for 'submit'.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Repeated = new("--repeated")
    {
        Description =
            "Print only the lines that cleaning left in three or more different articles of one host, as 'Cleaning:Lines' wants them.",
    };

    public static Command Create()
    {
        var command = new Command(
            Name,
            "Shows what cleaning makes of your own pages and texts, and what it removed or mended and why. Sends nothing."
        )
        {
            Paths,
            Repeated,
            CommonOptions.Json,
        };
        command.SetAction(CleanAsync);
        return command;
    }

    private static async Task<int> CleanAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var settings = CommonOptions.ReadSettings(command);
        var hostLines = CleaningServices.ReadHostLines(settings);
        var repeated = command.GetValue(Repeated) ? new RepeatedLines() : null;
        var files = new MessageFiles(Name, DataFolder.Of(settings));
        files.RequireAll(command.GetRequiredValue(Paths));
        using var output = command.GetValue(CommonOptions.Json) ? JsonOutput.StartList(Name) : null;
        var allGood = true;
        await foreach (
            var message in files.ReadAsync(command.GetRequiredValue(Paths), cancellationToken)
        )
        {
            if (Clean(message, hostLines) is not { } clean)
            {
                allGood = false;
            }
            else if (repeated is null)
            {
                Print(message.Name, clean, output);
            }
            else
            {
                repeated.Add(clean);
            }
        }

        foreach (var line in repeated?.Lines() ?? [])
        {
            Print(line, output);
        }

        var exitCode = allGood && !files.HasFailed ? CommandLine.Done : CommandLine.Failed;
        output?.EndList(exitCode, files.Skipped);
        return exitCode;
    }

    private static CleanArticle? Clean(MessageFile message, HostLines hostLines)
    {
        var parsed = MessageParser.Parse(message.Content);
        if (parsed is not ParsedMessage.Accepted { Article: var raw })
        {
            Console.Error.WriteLine(
                $"{message.Name}: refused: {((ParsedMessage.Refused)parsed).Reason.Detail}"
            );
            return null;
        }

        var clean = ArticleCleaner.TryClean(raw, hostLines);
        if (clean is null)
        {
            Console.Error.WriteLine(
                $"{message.Name}: nothing readable is left of its {raw.Body.Length} characters."
            );
        }

        return clean;
    }

    private static void Print(string name, CleanArticle clean, JsonOutput? output)
    {
        var language = LanguageDetector.Detect(clean).Main;
        if (output is null)
        {
            CleanView.Print(name, clean, language);
        }
        else
        {
            output.Add(
                new Cleaned(name, clean.Title, language.Code, clean.Paragraphs, clean.Receipts)
            );
        }
    }

    private static void Print(HostLine line, JsonOutput? output)
    {
        if (output is null)
        {
            VisibleConsole.WriteRow([line.Host, line.Text]);
        }
        else
        {
            output.Add(line);
        }
    }

    private sealed record Cleaned(
        string File,
        string? Title,
        string Language,
        IReadOnlyList<Paragraph> Paragraphs,
        IReadOnlyList<Receipt> Removed
    );
}
