using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.ChatModels;
using NewsDigest.Digests;
using NewsDigest.Storage;
using NewsDigest.Summarization;
using NewsDigest.Tests.Storage;
using NewsDigest.Translation;

namespace NewsDigest.Tests.ChatModels;

/// <summary>Translators and summarizers over a scripted model, with as much room as a test needs.</summary>
internal static class TestModels
{
    public static string PromptFiles { get; } = Folder();

    public static PromptFolder Prompts { get; } = PromptFolder.Load(PromptFiles);

    public static ModelFamily Family { get; } =
        new(
            Temperature: true,
            ReasoningEffort: false,
            Verbosity: false,
            MaxCompletionTokens: true,
            StrictSchema: true,
            ContextTokens: 128_000,
            OutputTokens: 16_384,
            ThinkingTokens: 0,
            Price: null
        );

    public static ChatTranslator Translator(
        IChatClient chat,
        ModelOptions? options = null,
        ModelFamily? family = null,
        IResultStore? store = null,
        Glossaries? glossaries = null
    ) =>
        new(
            Model(chat, family, store ??= new MemoryStore()),
            Prompts,
            "azure",
            glossaries ?? Glossaries.None,
            Budget(options),
            new PromptDelimiters(store)
        );

    public static ChatSummarizer Summarizer(
        IChatClient chat,
        ModelOptions? options = null,
        IResultStore? store = null
    ) =>
        new(
            Model(chat, null, store ??= new MemoryStore()),
            Prompts,
            "azure",
            Budget(options),
            new PromptDelimiters(store)
        );

    public static ModelWriter Writer(IChatClient chat, IResultStore store) =>
        new(store, Model(chat, null, store), Prompts.Digest, new PromptDelimiters(store));

    public static ArticleBudget Budget(ModelOptions? options = null) =>
        new(
            options ?? new ModelOptions { TokenCapFactor = 100 },
            (article, language) =>
            {
                var (translation, summary) = ArticleEstimate.Parts(
                    article,
                    language,
                    Prompts,
                    Family,
                    Family
                );
                return (translation + summary).Tokens;
            }
        );

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../prompts")); // a source file lies in a folder

    private static ChatModel Model(IChatClient chat, ModelFamily? family, IResultStore store) =>
        new(
            chat,
            "scripted",
            null,
            family ?? Family,
            new ResponseCache(store, TimeProvider.System, NullLogger<ResponseCache>.Instance),
            new CallMeter(),
            NullLogger<ChatModel>.Instance
        );
}
