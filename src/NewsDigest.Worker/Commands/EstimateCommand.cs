using System.CommandLine;
using Microsoft.Extensions.Options;
using NewsDigest.Cleaning;
using NewsDigest.Intake;
using NewsDigest.Languages;
using NewsDigest.Models;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Commands;

internal static class EstimateCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Files or folders, as for 'submit'.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<double?> Rate = new("--tokens-per-second") { Description = "How fast your model writes, to estimate the time of one article after the other." };

    public static Command Create()
    {
        var command = new Command("estimate", "Says how many tokens a chat model would read and write for your articles, and what that costs by the prices in Model:Families. Sends nothing.") { Paths, Rate };
        command.SetAction(EstimateAsync);
        return command;
    }

    private static async Task<int> EstimateAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.ReadSettings(command);
        await using var services = new ServiceCollection().AddModels(settings).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<ModelOptions>>().Value;
        var hostLines = CleaningServices.ReadHostLines(settings);
        var prompts = ChatEngine.LoadPrompts(options);
        var (model, summaryModel) = Models(settings);
        var (translation, summary) = (ChatEngine.FamilyOf(model, options), ChatEngine.FamilyOf(summaryModel, options));

        var (translating, summarizing) = (ArticleEstimate.None, ArticleEstimate.None);
        var (articles, refused) = (0, 0);
        await foreach (var message in MessageFiles.ReadAsync(command.GetValue(Paths) ?? [], cancellationToken))
        {
            if (MessageParser.Parse(message.Content) is not ParsedMessage.Accepted { Article: var raw } || ArticleCleaner.TryClean(raw, hostLines) is not { } clean)
            {
                refused++;
                Console.Error.WriteLine($"{message.Name}: holds no article; 'newsdigest clean' says why. Left out.");
                continue;
            }

            var (first, second) = ArticleEstimate.Parts(clean, LanguageDetector.Detect(clean), prompts, translation, summary);
            (translating, summarizing, articles) = (translating + first, summarizing + second, articles + 1);
            var estimate = first + second;
            Console.WriteLine($"{message.Name}: {estimate.Calls} {(estimate.Calls == 1 ? "call" : "calls")}, {estimate.Input} tokens in, {estimate.Output} out");
        }

        var total = translating + summarizing;
        Console.WriteLine($"{articles} {(articles == 1 ? "article" : "articles")}: {total.Calls} calls, {total.Input} tokens in (of these {total.Cacheable} from the cache while it is warm), {total.Output} out; repairs not included.");
        Console.WriteLine(Cost(translating, translation.Price, summarizing, summary.Price));
        Console.WriteLine(command.GetValue(Rate) is { } rate and > 0
            ? $"Time: {TimeSpan.FromSeconds(total.Output / rate):d\\.hh\\:mm\\:ss} at {rate} tokens a second, one article after the other."
            : "Time: unknown. Give --tokens-per-second as you measured it.");
        return refused > 0 ? CommandLine.Failed : CommandLine.Done;
    }

    /// <summary>Who would translate and who would summarize. Without a chat engine in the settings, whatever model is named there.</summary>
    private static (string Translation, string Summary) Models(IConfiguration settings)
    {
        string? Azure(string name) => settings[$"{AzureOpenAIOptions.Section}:{name}"];
        string? OpenAI(string name) => settings[$"{OpenAIOptions.Section}:{name}"];

        var azure = Azure(nameof(AzureOpenAIOptions.Model)) ?? Azure(nameof(AzureOpenAIOptions.Deployment));
        if (azure is not null && !string.Equals(settings["Engine"], OpenAIServices.EngineName, StringComparison.OrdinalIgnoreCase))
        {
            return (azure, Azure(nameof(AzureOpenAIOptions.SummaryModel)) ?? Azure(nameof(AzureOpenAIOptions.SummaryDeployment)) ?? azure);
        }

        var model = OpenAI(nameof(OpenAIOptions.Model)) ?? FamilyOptions.Any;
        return (model, OpenAI(nameof(OpenAIOptions.SummaryModel)) ?? model);
    }

    private static string Cost(ArticleEstimate translation, ModelPrice? translationPrice, ArticleEstimate summary, ModelPrice? summaryPrice)
    {
        if (translationPrice is null || summaryPrice is null)
        {
            return "Cost: unknown. Add the prices of your model to Model:Families.";
        }

        var cold = translationPrice.Cost(translation.Input, 0, translation.Output) + summaryPrice.Cost(summary.Input, 0, summary.Output);
        var warm = translationPrice.Cost(translation.Input, translation.Cacheable, translation.Output) + summaryPrice.Cost(summary.Input, summary.Cacheable, summary.Output);
        var dates = string.Join(" and ", new[] { translationPrice.AsOf, summaryPrice.AsOf }.Distinct());
        return $"Cost: {cold:0.0000} with a cold cache, {warm:0.0000} with a warm one, by the prices in Model:Families as of {dates}.";
    }
}
