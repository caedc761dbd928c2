using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using NewsDigest.ChatModels;
using NewsDigest.MessageLoop;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Summarization;
using NewsDigest.Translation;
using NewsDigest.Worker.Configuration;

namespace NewsDigest.Worker.OpenAI;

/// <summary>What translates and what summarizes.</summary>
internal sealed record EngineModels(ChatModel Translation, ChatModel Summary);

internal static class ChatEngine
{
    /// <summary>Translator and summarizer over chat models: the same for every service.</summary>
    public static IServiceCollection AddChatEngine(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, EngineModels> create
    ) =>
        services
            .AddSingleton(provider =>
                LoadPrompts(provider.GetRequiredService<IOptions<ModelOptions>>().Value)
            )
            .AddSingleton(provider =>
                Checked(create(provider), provider.GetRequiredService<PromptFolder>())
            )
            .AddSingleton(Budget)
            .AddSingleton(provider => new CallBook(
                provider.GetRequiredService<IResultStore>(),
                name,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<CallBook>>()
            ))
            .AddSingleton(provider => new WorkLeases(
                provider.GetRequiredService<IResultStore>(),
                provider.GetRequiredService<IOptions<WorkerOptions>>().Value.Lease,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<WorkLeases>>(),
                Local.MachineClock.Boot
            ))
            .AddSingleton<ITranslator>(provider => new ChatTranslator(
                provider.GetRequiredService<EngineModels>().Translation,
                provider.GetRequiredService<PromptFolder>(),
                name,
                LoadGlossaries(provider.GetRequiredService<IOptions<ModelOptions>>().Value),
                provider.GetRequiredService<ArticleBudget>(),
                provider.GetRequiredService<PromptDelimiters>()
            ))
            .AddSingleton<ISummarizer>(provider => new ChatSummarizer(
                provider.GetRequiredService<EngineModels>().Summary,
                provider.GetRequiredService<PromptFolder>(),
                name,
                provider.GetRequiredService<ArticleBudget>(),
                provider.GetRequiredService<PromptDelimiters>()
            ))
            .AddSingleton(provider => new EngineProbe(name, _ => Probe(provider)));

    /// <summary>Asking the service would cost a call; what it refuses, it refuses at the first article, and intake stops.</summary>
    private static Task Probe(IServiceProvider provider)
    {
        provider.GetRequiredService<PromptFolder>();
        return Task.CompletedTask;
    }

    /// <summary>Prompts that cannot be used are the operator's to mend, like any other setting.</summary>
    public static PromptFolder LoadPrompts(ModelOptions options) =>
        Load(() => PromptFolder.Load(options.Prompts));

    /// <summary>A model as the product calls it. Innermost: names on the wire, then errors in our words, then what the filter says.</summary>
    public static ChatModel CreateModel(
        IServiceProvider provider,
        IChatClient client,
        ModelEndpoint endpoint,
        string model,
        string? deployment
    )
    {
        var options = provider.GetRequiredService<IOptions<ModelOptions>>().Value;
        var errors = new ModelErrors(endpoint, provider.GetRequiredService<TimeProvider>());
        var plain = new FilterOutageChatClient(
            new ModelErrorChatClient(new WireOptionsChatClient(client), errors),
            errors,
            hold: options.WhenUnfiltered == "hold"
        );
        return Load(() =>
            provider.CreateModel(
                plain,
                model,
                deployment,
                endpoint.Address.GetLeftPart(UriPartial.Path)
            )
        );
    }

    /// <summary>What the table of families says of a model; a table that leaves something open is the operator's to mend.</summary>
    public static ModelFamily FamilyOf(string model, ModelOptions options) =>
        Load(() => ModelFamilies.Of(model, options));

    private static EngineModels Checked(EngineModels models, PromptFolder prompts) =>
        TranslationRequest.Fits(prompts.Translate, models.Translation.Family)
            ? models
            : throw new BadConfigurationException(
                $"{ModelOptions.Section}:{nameof(ModelOptions.Families)}: the model '{models.Translation.Name}' has {models.Translation.Family.ContextTokens} tokens for prompt and answer and {models.Translation.Family.OutputTokens} for the answer. The prompt alone takes {prompts.Translate.PrefixTokens} before the article. Take a larger model, or raise ContextTokens and OutputTokens if it can hold more."
            );

    private static ArticleBudget Budget(IServiceProvider provider)
    {
        var (models, prompts) = (
            provider.GetRequiredService<EngineModels>(),
            provider.GetRequiredService<PromptFolder>()
        );
        return new ArticleBudget(
            provider.GetRequiredService<IOptions<ModelOptions>>().Value,
            (article, language) =>
            {
                var (translation, summary) = ArticleEstimate.Parts(
                    article,
                    language,
                    prompts,
                    models.Translation.Family,
                    models.Summary.Family
                );
                return (translation + summary).Tokens;
            }
        );
    }

    private static Glossaries LoadGlossaries(ModelOptions options) =>
        Load(() =>
            new Glossaries(
                options.Glossary is { Length: > 0 } path
                    ? GlossaryFile.Read(
                        path,
                        $"{ModelOptions.Section}:{nameof(ModelOptions.Glossary)}"
                    )
                    : null,
                options.SourceGlossaries.ToDictionary(
                    source => source.Key,
                    source =>
                        GlossaryFile.Read(
                            source.Value,
                            $"{ModelOptions.Section}:{nameof(ModelOptions.SourceGlossaries)}:{source.Key}"
                        )
                )
            )
        );

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
