using System.ClientModel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using NewsDigest.ChatModels;
using NewsDigest.Settings;
using OpenAI;

namespace NewsDigest.Worker.OpenAI;

internal static class OpenAIServices
{
    public const string EngineName = "openai";

    /// <summary>The client insists on a key; servers that need none ignore this one.</summary>
    private const string NoKey = "none";

    public static IServiceCollection AddOpenAIEngine(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        return services
            .AddSettings<OpenAIOptions>(configuration)
            .AddModels(configuration)
            .AddSingleton(provider =>
                Client(provider.GetRequiredService<IOptions<OpenAIOptions>>().Value)
            )
            .AddChatEngine(
                EngineName,
                provider =>
                {
                    var options = provider.GetRequiredService<IOptions<OpenAIOptions>>().Value;
                    return new EngineModels(
                        Model(provider, options, options.Model!),
                        Model(provider, options, options.SummaryModel ?? options.Model!)
                    ); // validated
                }
            )
            .AddSingleton<ServerCheck>()
            .AddHostedService(provider => provider.GetRequiredService<ServerCheck>());
    }

    private static OpenAIClient Client(OpenAIOptions options)
    {
        var client = ModelTransport.Apply(
            new OpenAIClientOptions { Endpoint = new Uri(options.BaseUrl!) }
        ); // validated
        return new OpenAIClient(
            new ApiKeyCredential(string.IsNullOrEmpty(options.Key) ? NoKey : options.Key),
            client
        );
    }

    private static ChatModel Model(IServiceProvider provider, OpenAIOptions options, string model)
    {
        var endpoint = new ModelEndpoint(
            new Uri(options.BaseUrl!), // validated
            $"model '{model}'",
            $"Set {OpenAIOptions.Section}:{nameof(OpenAIOptions.Key)}.",
            $"Set {OpenAIOptions.Section}:{nameof(OpenAIOptions.Model)} to a model that the server has, and look whether {OpenAIOptions.Section}:{nameof(OpenAIOptions.BaseUrl)} ends in /v1.",
            $"{OpenAIOptions.Section}:{nameof(OpenAIOptions.BaseUrl)} must lead to the API, and with most servers it must end in /v1."
        );
        var client = provider
            .GetRequiredService<OpenAIClient>()
            .GetChatClient(model)
            .AsIChatClient();
        return ChatEngine.CreateModel(provider, client, endpoint, model, deployment: null);
    }
}
