using Microsoft.Extensions.Options;
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
            .AddSingleton(provider => LoadPrompts(provider.GetRequiredService<IOptions<ModelOptions>>().Value))
            .AddSingleton(create)
            .AddSingleton<ITranslator>(provider => new ChatTranslator(
                provider.GetRequiredService<ChatModels>().Translation,
                provider.GetRequiredService<PromptFolder>(),
                name,
                LoadGlossary(provider.GetRequiredService<IOptions<ModelOptions>>().Value)))
            .AddSingleton<ISummarizer>(provider => new ChatSummarizer(provider.GetRequiredService<ChatModels>().Summary, provider.GetRequiredService<PromptFolder>(), name))
            .AddSingleton(provider => new EngineProbe(name, _ => Probe(provider)));

    /// <summary>Asking the service would cost a call; what it refuses, it refuses at the first article, and intake stops.</summary>
    private static Task Probe(IServiceProvider provider)
    {
        provider.GetRequiredService<PromptFolder>();
        return Task.CompletedTask;
    }

    /// <summary>Prompts that cannot be used are the operator's to mend, like any other setting.</summary>
    public static PromptFolder LoadPrompts(ModelOptions options) => Load(() => PromptFolder.Load(options.Prompts));

    private static GlossaryFile? LoadGlossary(ModelOptions options) => options.Glossary is { Length: > 0 } path ? Load(() => GlossaryFile.Read(path)) : null;

    private static T Load<T>(Func<T> load)
    {
        try
        {
            return load();
        }
        catch (InvalidDataException exception)
        {
            throw new BadConfigurationException(exception.Message);
        }
    }
}
