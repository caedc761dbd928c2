using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Publishing;
using NewsDigest.Worker;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Evaluation;

/// <summary>One messy article through the whole worker, with the offline engine and with Azure OpenAI as scripted on loopback.</summary>
internal static class SeedEvaluation
{
    private static readonly Option<FileInfo> File = new("--file")
    {
        Description = "The article, as text.",
        Required = true,
    };
    private static readonly Option<string[]> Numbers = new("--number")
    {
        Description = "A number that the English must have; several spellings with '|'.",
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<string[]> Chrome = new("--chrome")
    {
        Description = "A text that must stand nowhere in the result.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new Command(
            "seed",
            "Runs one article through both engines and prints what must hold: one body, its title, its numbers, nothing of the page."
        )
        {
            File,
            Numbers,
            Chrome,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var body = await System.IO.File.ReadAllTextAsync(
            command.GetRequiredValue(File).FullName,
            cancellationToken
        );
        var offline = await RunAsync("offline", [], body, cancellationToken);

        // The scripted service answers with the English of the offline engine: what is tried here is the way, not the words.
        var english = offline.Paragraphs.ToDictionary(
            paragraph => paragraph.Original,
            paragraph => paragraph.English ?? ""
        );
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(source =>
                english.GetValueOrDefault(source) ?? offline.Title.English ?? ""
            )
        );
        var azure = await RunAsync(
            "azure",
            new()
            {
                ["AzureOpenAI:Endpoint"] = server.Address.ToString(),
                ["AzureOpenAI:Key"] = "none",
                ["AzureOpenAI:Deployment"] = "scripted",
            },
            body,
            cancellationToken
        );
        var good = Print("offline", offline, command) & Print("azure, scripted", azure, command);
        Console.WriteLine($"requests to the scripted service: {server.Requests.Count}");
        return good ? 0 : 1;
    }

    private static async Task<ArticleResult> RunAsync(
        string engine,
        Dictionary<string, string?> settings,
        string body,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("newsdigest-seed-");
        try
        {
            (
                settings["Engine"],
                settings["Data"],
                settings["Health:Url"],
                settings["Logging:LogLevel:Default"]
            ) = (engine, folder.FullName, "none", "Warning");
            using var host = WorkerHost.Build(
                new ConfigurationBuilder()
                    .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
                    .AddInMemoryCollection(settings)
                    .Build(),
                drain: true,
                logging => logging.AddConsole()
            );
            var submitter = new ArticleSubmitter(
                host.Services.GetRequiredService<IArticleQueue>(),
                host.Services.GetRequiredService<ArticleBodies>()
            );
            await submitter.SubmitAsync(
                Encoding.UTF8.GetBytes(
                    new JsonObject { ["id"] = "seed", ["body"] = body }.ToJsonString()
                ),
                cancellationToken
            );
            await host.RunToExitCodeAsync(cancellationToken);
            return (
                await host
                    .Services.GetRequiredService<ResultLibrary>()
                    .FindAsync(new ArticleId("seed"), damaged => throw damaged, cancellationToken)
            )[0].Result;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Print(string engine, ArticleResult result, ParseResult command)
    {
        var english = string.Join(
            '\n',
            [
                result.Title.English ?? "",
                .. result.Paragraphs.Select(paragraph => paragraph.English),
            ]
        );
        var all = string.Join(
            '\n',
            [
                english,
                result.Summary?.OneSentence ?? "",
                .. result.Summary?.Bullets.Select(bullet => bullet.Text) ?? [],
                .. result.Paragraphs.Select(paragraph => paragraph.Original),
            ]
        );
        Console.WriteLine(
            $"== {engine}: {result.Verdict.Words()}, {result.Paragraphs.Count} paragraphs, title '{result.Title.Original}' -> '{result.Title.English}'"
        );
        var good = true;
        foreach (var number in command.GetValue(Numbers) ?? [])
        {
            var found = number
                .Split('|')
                .Any(spelling => english.Contains(spelling, StringComparison.Ordinal));
            good &= found;
            Console.WriteLine($"   {(found ? "has" : "LACKS")} {number}");
        }

        foreach (var chrome in command.GetValue(Chrome) ?? [])
        {
            var found = all.Contains(chrome, StringComparison.OrdinalIgnoreCase);
            good &= !found;
            Console.WriteLine($"   {(found ? "STILL HAS" : "is without")} '{chrome}'");
        }

        foreach (var finding in result.Reasons)
        {
            Console.WriteLine(
                $"   {finding.Severity} {finding.Check} {finding.Paragraph}: {finding.Message}"
            );
        }

        return good;
    }
}
