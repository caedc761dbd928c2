using System.CommandLine;
using NewsDigest.Cleaning;
using NewsDigest.Intake;
using NewsDigest.Languages;

namespace NewsDigest.Worker.Commands;

internal static class CleanCommand
{
    private static readonly Argument<string[]> Paths = new("FILE") { Description = "Files or folders, as for 'submit'.", Arity = ArgumentArity.OneOrMore };

    public static Command Create()
    {
        var command = new Command("clean", "Shows what cleaning makes of your own pages and texts, and what it removed or mended and why. Sends nothing.") { Paths };
        command.SetAction(CleanAsync);
        return command;
    }

    private static async Task<int> CleanAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var allGood = true;
        await foreach (var message in MessageFiles.ReadAsync(command.GetValue(Paths) ?? [], cancellationToken))
        {
            Console.WriteLine($"== {message.Name}");
            allGood &= Print(MessageParser.Parse(message.Content));
        }

        return allGood ? CommandLine.Done : CommandLine.Failed;
    }

    private static bool Print(ParsedMessage message)
    {
        if (message is not ParsedMessage.Accepted { Article: var raw })
        {
            Console.WriteLine($"refused: {((ParsedMessage.Refused)message).Reason.Detail}");
            return false;
        }

        if (ArticleCleaner.TryClean(raw) is not { } clean)
        {
            Console.WriteLine("nothing is left");
            return false;
        }

        var language = LanguageDetector.Detect(clean);
        Console.WriteLine($"language  {language.Main.Code} {language.Main.Confidence:0.00}");
        Console.WriteLine($"title     {clean.Title ?? "(none)"}");
        foreach (var paragraph in clean.Paragraphs)
        {
            Console.WriteLine($"{paragraph.Id,-8}  {paragraph.Text}");
        }

        foreach (var receipt in clean.Receipts)
        {
            Console.WriteLine($"  {receipt.Rule}{(receipt.Line is { } line ? $" (line {line})" : "")}: '{Short(receipt.Text)}'{(receipt.Replacement is { } now ? $" is now '{Short(now)}'" : " was removed")}");
        }

        return true;
    }

    private static string Short(string text) => text.Length <= 100 ? text : $"{text[..60]} … {text[^35..]}";
}
