using NewsDigest.Models;
using NewsDigest.Operations;
using NewsDigest.Summarization;
using NewsDigest.Translation;
using NewsDigest.Worker.Commands;

namespace NewsDigest.Worker.OpenAI;

/// <summary>What translates and what summarizes.</summary>
internal sealed record ChatModels(ChatModel Translation, ChatModel Summary);

internal static class ChatEngine
{
    /// <summary>Translator and summarizer over chat models: the same for every service.</summary>
    public static IServiceCollection AddChatEngine(this IServiceCollection services, string name, Func<IServiceProvider, ChatModels> create) =>
        services
            .AddSingleton(create)
            .AddSingleton<ITranslator>(provider => new ChatTranslator(provider.GetRequiredService<ChatModels>().Translation, Prompts(provider), name))
            .AddSingleton<ISummarizer>(provider => new ChatSummarizer(provider.GetRequiredService<ChatModels>().Summary, Prompts(provider), name))
            .AddSingleton(provider => new EngineProbe(name, _ => Probe(provider)));

    /// <summary>Asking the service would cost a call; what it refuses, it refuses at the first article, and intake stops.</summary>
    private static Task Probe(IServiceProvider provider)
    {
        Prompts(provider);
        return Task.CompletedTask;
    }

    private static PromptFolder Prompts(IServiceProvider provider)
    {
        try
        {
            return provider.GetRequiredService<PromptFolder>();
        }
        catch (InvalidDataException exception)
        {
            throw new BadConfigurationException(exception.Message);
        }
    }
}
