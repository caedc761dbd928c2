using System.CommandLine;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Cleaning;
using NewsDigest.Intake;
using NewsDigest.Languages;

namespace NewsDigest.Worker.Commands;

internal static class CleanCommand
{
    private static readonly Argument<string[]> Paths = new("FILE") { Description = "Files or folders, as for 'submit'.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object a line for each article: file, title, language, paragraphs, removed." };

    private static readonly JsonSerializerOptions OneLine = new(ArticleJson.Options) { WriteIndented = false };

    public static Command Create()
    {
        var command = new Command("clean", "Shows what cleaning makes of your own pages and texts, and what it removed or mended and why. Sends nothing.") { Paths, Json };
        command.SetAction(CleanAsync);
        return command;
    }

    private static async Task<int> CleanAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var allGood = true;
        await foreach (var message in MessageFiles.ReadAsync(command.GetValue(Paths) ?? [], cancellationToken))
        {
            allGood &= Print(message.Name, MessageParser.Parse(message.Content), command.GetValue(Json));
        }

        return allGood ? CommandLine.Done : CommandLine.Failed;
    }

    private static bool Print(string name, ParsedMessage message, bool asJson)
    {
        if (message is not ParsedMessage.Accepted { Article: var raw })
        {
            Console.Error.WriteLine($"{name}: refused: {((ParsedMessage.Refused)message).Reason.Detail}");
            return false;
        }

        if (ArticleCleaner.TryClean(raw) is not { } clean)
        {
            Console.Error.WriteLine($"{name}: nothing readable is left of its {raw.Body.Length} characters.");
            return false;
        }

        var language = LanguageDetector.Detect(clean).Main;
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new Cleaned(name, clean.Title, language.Code, clean.Paragraphs, clean.Receipts), OneLine));
        }
        else
        {
            CleanView.Print(name, clean, language);
        }

        return true;
    }

    private sealed record Cleaned(string File, string? Title, string Language, IReadOnlyList<Paragraph> Paragraphs, IReadOnlyList<Receipt> Removed);
}
