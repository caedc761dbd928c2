using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using NewsDigest.ChatModels;
using NewsDigest.Settings;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Azure;

internal static class AzureOpenAIServices
{
    public const string EngineName = "azure";

    public static IServiceCollection AddAzureOpenAIEngine(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        return services
            .AddSettings<GeneralOptions>(configuration)
            .AddSettings<AzureOpenAIOptions>(configuration)
            .AddModels(configuration)
            .AddSingleton(provider =>
                Client(
                    provider.GetRequiredService<IOptions<AzureOpenAIOptions>>().Value,
                    provider.GetRequiredService<IOptions<GeneralOptions>>().Value,
                    provider.GetRequiredService<TimeProvider>()
                )
            )
            .AddChatEngine(
                EngineName,
                provider =>
                {
                    var options = provider.GetRequiredService<IOptions<AzureOpenAIOptions>>().Value;
                    var translation = Model(provider, options, options.Deployment!, options.Model); // validated
                    return new EngineModels(
                        translation,
                        options.SummaryDeployment is { Length: > 0 } summary
                            ? Model(provider, options, summary, options.SummaryModel)
                            : translation
                    );
                }
            );
    }

    private static AzureOpenAIClient Client(
        AzureOpenAIOptions options,
        GeneralOptions general,
        TimeProvider time
    )
    {
        var client = ModelTransport.Apply(new AzureOpenAIClientOptions());
        var endpoint = new Uri(options.Endpoint!); // validated
        if (options.Key is { Length: > 0 } key)
        {
            return new AzureOpenAIClient(endpoint, new ApiKeyCredential(key), client);
        }

        // The client's own policy signs too; ours stands after it and has the last word.
        var credential = new ModelCredential(AzureConnection.Credential(general));
        client.AddPolicy(new EntraTokenPolicy(credential, time), PipelinePosition.BeforeTransport);
        return new AzureOpenAIClient(endpoint, credential, client);
    }

    private static ChatModel Model(
        IServiceProvider provider,
        AzureOpenAIOptions options,
        string deployment,
        string? model
    )
    {
        var endpoint = new ModelEndpoint(
            new Uri(options.Endpoint!), // validated
            $"deployment '{deployment}'",
            options.Key is { Length: > 0 }
                ? $"Set {AzureOpenAIOptions.Section}:{nameof(AzureOpenAIOptions.Key)} to a key of this resource."
                : "Give the identity the role Cognitive Services OpenAI User on this resource; that can take half an hour to work.",
            $"Create it, or set {AzureOpenAIOptions.Section}:{nameof(AzureOpenAIOptions.Deployment)} to one that exists.",
            $"Look whether {AzureOpenAIOptions.Section}:{nameof(AzureOpenAIOptions.Endpoint)} is the endpoint that the Azure portal shows."
        );
        var client = provider
            .GetRequiredService<AzureOpenAIClient>()
            .GetChatClient(deployment)
            .AsIChatClient();
        return ChatEngine.CreateModel(provider, client, endpoint, model ?? deployment, deployment);
    }
}
