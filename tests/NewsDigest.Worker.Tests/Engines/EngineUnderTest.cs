using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsDigest.Articles;
using NewsDigest.Storage;
using NewsDigest.Summarization;
using NewsDigest.Translation;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.OpenAI;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

/// <summary>A real engine with the vendor's real client, pointed at a scripted server.</summary>
internal sealed class EngineUnderTest : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly TemporaryFolder _folder;

    private EngineUnderTest(
        (string Key, string Value)[] settings,
        Action<IServiceCollection, IConfiguration> add
    )
    {
        _folder = new TemporaryFolder();
        _services = Services(_folder, settings, add);
    }

    public ITranslator Translator => _services.GetRequiredService<ITranslator>();

    public ISummarizer Summarizer => _services.GetRequiredService<ISummarizer>();

    public static EngineUnderTest Azure(
        ScriptedServer server,
        params (string Key, string Value)[] settings
    ) =>
        new(
            [
                ("AzureOpenAI:Endpoint", server.Address.ToString()),
                ("AzureOpenAI:Key", "secret-key"),
                ("AzureOpenAI:Deployment", "news-mini"),
                ("AzureOpenAI:Model", "gpt-4.1-mini"),
                .. settings,
            ],
            (services, configuration) => services.AddAzureOpenAIEngine(configuration)
        );

    public static EngineUnderTest OpenAI(
        ScriptedServer server,
        params (string Key, string Value)[] settings
    ) => OpenAI(server.Address, settings);

    public static EngineUnderTest OpenAI(
        Uri address,
        params (string Key, string Value)[] settings
    ) =>
        new(
            [
                ("OpenAI:BaseUrl", new Uri(address, "/v1").ToString()),
                ("OpenAI:Model", "llama3.1"),
                .. settings,
            ],
            (services, configuration) => services.AddOpenAIEngine(configuration)
        );

    public async Task<TranslatedArticle> TranslateAsync(params string[] paragraphs) =>
        Assert.IsType<TranslationOutcome.Done>(await TryTranslateAsync(paragraphs)).Article;

    public Task<TranslationOutcome> TryTranslateAsync(params string[] paragraphs) =>
        Translator.TranslateAsync(
            Article(paragraphs),
            Language,
            TestContext.Current.CancellationToken
        );

    public static ArticleLanguage Language { get; } =
        new(new DetectedLanguage("es", 1), new Dictionary<string, DetectedLanguage>());

    public static CleanArticle Article(params string[] paragraphs) =>
        new(
            new RawArticle(
                new ArticleId("a-1"),
                null,
                string.Join('\n', paragraphs),
                ArticleFormat.Text,
                null,
                ArticleSource.Unknown,
                null,
                ArticlePriority.Normal,
                [],
                null
            ),
            "Título de prueba",
            Paragraph.Number(paragraphs),
            [],
            PageMetadata.None
        );

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }

    private static ServiceProvider Services(
        TemporaryFolder folder,
        (string Key, string Value)[] settings,
        Action<IServiceCollection, IConfiguration> add
    )
    {
        // Short waits keep the tests fast; those that measure waits set their own.
        (string Key, string Value)[] fast =
        [
            ("Model:FirstWait", "00:00:00.005"),
            ("Model:AttemptTimeout", "00:00:20"),
        ];
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection(
                fast.Concat(settings)
                    .GroupBy(setting => setting.Key)
                    .Select(group => KeyValuePair.Create(group.Key, (string?)group.Last().Value))
            )
            .Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IResultStore>(new FolderResultStore(folder.Path));
        add(services, configuration);
        return services.BuildServiceProvider();
    }
}
