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

    private static readonly Option<bool> Repeated = new("--repeated") { Description = "Print only the lines that cleaning left in three or more different articles of one host, as 'Cleaning:Lines' wants them." };

    private static readonly JsonSerializerOptions OneLine = new(ArticleJson.Options) { WriteIndented = false };

    public static Command Create()
    {
        var command = new Command("clean", "Shows what cleaning makes of your own pages and texts, and what it removed or mended and why. Sends nothing.") { Paths, Json, Repeated };
        command.SetAction(CleanAsync);
        return command;
    }

    private static async Task<int> CleanAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var (allGood, repeated, hostLines) = (true, command.GetValue(Repeated) ? new RepeatedLines() : null, CleaningServices.ReadHostLines(CommonOptions.ReadSettings(command)));
        await foreach (var message in MessageFiles.ReadAsync(command.GetValue(Paths) ?? [], cancellationToken))
        {
            if (Clean(message, hostLines) is not { } clean)
            {
                allGood = false;
            }
            else if (repeated is null)
            {
                Print(message.Name, clean, command.GetValue(Json));
            }
            else
            {
                repeated.Add(clean);
            }
        }

        foreach (var row in repeated?.Rows() ?? [])
        {
            Console.WriteLine(row);
        }

        return allGood ? CommandLine.Done : CommandLine.Failed;
    }

    private static CleanArticle? Clean(MessageFile message, HostLines hostLines)
    {
        var parsed = MessageParser.Parse(message.Content);
        if (parsed is not ParsedMessage.Accepted { Article: var raw })
        {
            Console.Error.WriteLine($"{message.Name}: refused: {((ParsedMessage.Refused)parsed).Reason.Detail}");
            return null;
        }

        var clean = ArticleCleaner.TryClean(raw, hostLines);
        if (clean is null)
        {
            Console.Error.WriteLine($"{message.Name}: nothing readable is left of its {raw.Body.Length} characters.");
        }

        return clean;
    }

    private static void Print(string name, CleanArticle clean, bool asJson)
    {
        var language = LanguageDetector.Detect(clean).Main;
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new Cleaned(name, clean.Title, language.Code, clean.Paragraphs, clean.Receipts), OneLine));
        }
        else
        {
            CleanView.Print(name, clean, language);
        }
    }

    private sealed record Cleaned(string File, string? Title, string Language, IReadOnlyList<Paragraph> Paragraphs, IReadOnlyList<Receipt> Removed);
}
