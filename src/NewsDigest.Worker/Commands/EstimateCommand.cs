using System.CommandLine;
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
        var command = new Command("estimate", "Says how many tokens a chat model would read and write for your articles, and what that costs by the prices in Model:Prices. Sends nothing.") { Paths, Rate };
        command.SetAction(EstimateAsync);
        return command;
    }

    private static async Task<int> EstimateAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.ReadSettings(command);
        var options = settings.GetSection(ModelOptions.Section).Get<ModelOptions>() ?? new ModelOptions();
        var prompts = ChatEngine.LoadPrompts(options);

        var total = ArticleEstimate.None;
        var (articles, refused) = (0, 0);
        await foreach (var message in MessageFiles.ReadAsync(command.GetValue(Paths) ?? [], cancellationToken))
        {
            if (MessageParser.Parse(message.Content) is not ParsedMessage.Accepted { Article: var raw } || ArticleCleaner.TryClean(raw) is not { } clean)
            {
                refused++;
                Console.Error.WriteLine($"{message.Name}: holds no article; 'newsdigest clean' says why. Left out.");
                continue;
            }

            var estimate = ArticleEstimate.Of(clean, LanguageDetector.Detect(clean), prompts);
            total += estimate;
            articles++;
            Console.WriteLine($"{message.Name}: {estimate.Calls} {(estimate.Calls == 1 ? "call" : "calls")}, {estimate.Input} tokens in, {estimate.Output} out");
        }

        Console.WriteLine($"{articles} {(articles == 1 ? "article" : "articles")}: {total.Calls} calls, {total.Input} tokens in (of these {total.Cacheable} from the cache while it is warm), {total.Output} out; repairs not included.");
        Console.WriteLine(Cost(settings, options, total));
        Console.WriteLine(command.GetValue(Rate) is { } rate and > 0
            ? $"Time: {TimeSpan.FromSeconds(total.Output / rate):d\\.hh\\:mm\\:ss} at {rate} tokens a second, one article after the other."
            : "Time: unknown. Give --tokens-per-second as you measured it.");
        return refused > 0 ? CommandLine.Failed : CommandLine.Done;
    }

    private static string Cost(IConfiguration settings, ModelOptions options, ArticleEstimate total)
    {
        string?[] names =
        [
            settings[$"{AzureOpenAIOptions.Section}:{nameof(AzureOpenAIOptions.Model)}"],
            settings[$"{AzureOpenAIOptions.Section}:{nameof(AzureOpenAIOptions.Deployment)}"],
            settings[$"{OpenAIOptions.Section}:{nameof(OpenAIOptions.Model)}"],
        ];
        return options.Prices.FirstOrDefault(price => names.Contains(price.Model)) is { } found
            ? $"Cost: {found.Cost(total.Input, 0, total.Output):0.0000} with a cold cache, {found.Cost(total.Input, total.Cacheable, total.Output):0.0000} with a warm one, by the prices of {found.Model} as of {found.AsOf}."
            : "Cost: unknown. Add the prices of your model to Model:Prices.";
    }
}
