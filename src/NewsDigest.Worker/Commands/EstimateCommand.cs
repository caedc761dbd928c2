using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Cleaning;
using NewsDigest.Digests;
using NewsDigest.Intake;
using NewsDigest.Languages;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Commands;

internal static class EstimateCommand
{
    private const string Name = "estimate";

    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Files or folders, as for 'submit'.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Digest = new("--digest")
    {
        Description =
            "Instead of articles: the edition of this digest (Digest:Editions) as it would be made now.",
        HelpName = "NAME",
    };

    private static readonly Option<double?> Rate = new("--tokens-per-second")
    {
        Description =
            "How fast your model writes, to estimate the time of one article after the other.",
    };

    public static Command Create()
    {
        var command = new Command(
            Name,
            "Says how many tokens a chat model would read and write for your articles, and what that costs by the prices in Model:Families. Sends nothing."
        )
        {
            Paths,
            Digest,
            Rate,
            CommonOptions.Json,
        };
        command.Validators.Add(result =>
        {
            var hasPaths = result.GetValue(Paths) is [_, ..];
            if (hasPaths == (result.GetValue(Digest) is not null))
            {
                result.AddError("Give files or folders, or --digest NAME.");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                parsed.GetValue(Digest) is { } name
                    ? EstimateDigestAsync(parsed, name, cancellationToken)
                    : EstimateAsync(parsed, cancellationToken)
        );
        return command;
    }

    private static async Task<int> EstimateDigestAsync(
        ParseResult command,
        string name,
        CancellationToken cancellationToken
    )
    {
        var settings = CommonOptions.ReadSettings(command);
        await using var services = Services.BuildForLooking(settings);
        await using var models = new ServiceCollection().AddModels(settings).BuildServiceProvider();
        var options = models.GetRequiredService<IOptions<ModelOptions>>().Value;
        var prompt = ChatEngine.LoadPrompts(options).Digest;
        var family = ChatEngine.FamilyOf(Models(settings).Summary, options);
        var maker = services.GetRequiredService<EditionMaker>();
        var definition = DigestCommand.DefinitionsOf(name, maker)[0];
        var at = DigestCommand.EndOf(
            definition,
            services.GetRequiredService<TimeProvider>().GetUtcNow()
        );
        var asJson = command.GetValue(CommonOptions.Json);
        var sum = new EstimateSum(family.Price, family.Price, ("story", "stories"));
        var stories = 0;
        await foreach (
            var (headline, material) in maker.AskedAsync(definition, at, cancellationToken)
        )
        {
            stories++;
            if (stories > definition.MaxCalls)
            {
                continue;
            }

            var estimate = sum.Add(
                material.Id,
                ArticleEstimate.None,
                StoryAsker.Estimate(material, prompt).Thinking(family)
            );
            if (!asJson)
            {
                Console.WriteLine(
                    $"{material.Id}: {estimate.Input} tokens in, {estimate.Output} out: {VisibleText.Line(headline, 80)}"
                );
            }
        }

        if (asJson)
        {
            JsonOutput.WriteObject(Name, sum.ToJson(command.GetValue(Rate)), CommandLine.Done);
            return CommandLine.Done;
        }

        Console.WriteLine(string.Join(Environment.NewLine, sum.Lines(command.GetValue(Rate))));
        Console.WriteLine(BudgetLine(definition, stories));
        return CommandLine.Done;
    }

    private static string BudgetLine(EditionDefinition definition, int stories)
    {
        var key = $"{DigestOptions.Section}:{nameof(DigestOptions.Editions)}:{definition.Name}";
        var budget = string.Create(
            CultureInfo.InvariantCulture,
            $"Budget: {stories} {(stories == 1 ? "story has" : "stories have")} two sources and more; at most {definition.MaxCalls} calls, repairs included ({key}:{nameof(definition.MaxCalls)}). What is left over is extractive."
        );
        return definition.Model
            ? budget
            : $"{budget} No model writes this digest as long as {key}:{nameof(definition.Model)} is false.";
    }

    private static async Task<int> EstimateAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var settings = CommonOptions.ReadSettings(command);
        await using var services = new ServiceCollection()
            .AddModels(settings)
            .BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<ModelOptions>>().Value;
        var hostLines = CleaningServices.ReadHostLines(settings);
        var prompts = ChatEngine.LoadPrompts(options);
        var (model, summaryModel) = Models(settings);
        var (translation, summary) = (
            ChatEngine.FamilyOf(model, options),
            ChatEngine.FamilyOf(summaryModel, options)
        );

        var asJson = command.GetValue(CommonOptions.Json);
        var sum = new EstimateSum(translation.Price, summary.Price, ("article", "articles"));
        var files = new MessageFiles(Name, DataFolder.Of(settings));
        await foreach (
            var message in files.ReadAsync(command.GetValue(Paths) ?? [], cancellationToken)
        )
        {
            if (
                MessageParser.Parse(message.Content)
                    is not ParsedMessage.Accepted { Article: var raw }
                || ArticleCleaner.TryClean(raw, hostLines) is not { } clean
            )
            {
                sum.Refuse();
                Console.Error.WriteLine(
                    $"{message.Name}: holds no article; 'newsdigest clean' says why. Left out."
                );
                continue;
            }

            var (first, second) = ArticleEstimate.Parts(
                clean,
                LanguageDetector.Detect(clean),
                prompts,
                translation,
                summary
            );
            var estimate = sum.Add(message.Name, first, second);
            if (!asJson)
            {
                Console.WriteLine(
                    $"{message.Name}: {estimate.Calls} {(estimate.Calls == 1 ? "call" : "calls")}, {estimate.Input} tokens in, {estimate.Output} out"
                );
            }
        }

        var exitCode = sum.Refused > 0 || files.HasFailed ? CommandLine.Failed : CommandLine.Done;
        if (asJson)
        {
            JsonOutput.WriteObject(
                Name,
                sum.ToJson(command.GetValue(Rate)),
                exitCode,
                files.Skipped
            );
        }
        else
        {
            Console.WriteLine(string.Join(Environment.NewLine, sum.Lines(command.GetValue(Rate))));
        }

        return exitCode;
    }

    /// <summary>Who would translate and who would summarize. Without a chat engine in the settings, whatever model is named there.</summary>
    public static (string Translation, string Summary) Models(IConfiguration settings)
    {
        string? Azure(string name) =>
            settings[$"{AzureOpenAIOptions.Section}:{name}"] is { Length: > 0 } value
                ? value
                : null;
        string? OpenAI(string name) =>
            settings[$"{OpenAIOptions.Section}:{name}"] is { Length: > 0 } value ? value : null;

        var azure =
            Azure(nameof(AzureOpenAIOptions.Model)) ?? Azure(nameof(AzureOpenAIOptions.Deployment));
        if (
            azure is not null
            && !string.Equals(
                settings["Engine"],
                OpenAIServices.EngineName,
                StringComparison.OrdinalIgnoreCase
            )
        )
        {
            return (
                azure,
                Azure(nameof(AzureOpenAIOptions.SummaryModel))
                    ?? Azure(nameof(AzureOpenAIOptions.SummaryDeployment))
                    ?? azure
            );
        }

        var model = OpenAI(nameof(OpenAIOptions.Model)) ?? FamilyOptions.Any;
        return (model, OpenAI(nameof(OpenAIOptions.SummaryModel)) ?? model);
    }
}
