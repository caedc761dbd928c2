using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Moq;
using NewsDigest.Articles;
using NewsDigest.Cleaning;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Publishing;
using NewsDigest.Summarization;
using NewsDigest.Tests.Storage;
using NewsDigest.Translation;

namespace NewsDigest.Tests.Fuzz;

/// <summary>The worker's way of one message, from its bytes to the store, with an engine that says everything back.</summary>
internal sealed class FuzzWorkshop : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly ArticleSlots _slots = new(1, TimeProvider.System);
    private readonly Mock<IArticleQueue> _queue = new();

    public FuzzWorkshop()
    {
        _queue
            .Setup(queue =>
                queue.CompleteAsync(It.IsAny<ArticleLease>(), It.IsAny<CancellationToken>())
            )
            .Callback(() => Completions++)
            .ReturnsAsync(true);
        _queue
            .Setup(queue =>
                queue.ReleaseAsync(
                    It.IsAny<ArticleLease>(),
                    It.IsAny<TimeSpan>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(true);
    }

    public MemoryStore Store { get; } = new();

    public RunStatistics Statistics { get; } = new();

    public FakeLogger<ArticleHandler> Logger { get; } = new();

    public int Completions { get; private set; }

    public Task HandleAsync(byte[] message) =>
        Handler()
            .HandleAsync(
                new ArticleLease("m-1", message, "r-1", 1, DateTimeOffset.UnixEpoch),
                CancellationToken.None
            );

    public ValueTask DisposeAsync()
    {
        _slots.Dispose();
        return _services.DisposeAsync();
    }

    private ArticleHandler Handler()
    {
        var time = TimeProvider.System;
        var translator = new Mock<ITranslator>(MockBehavior.Strict);
        translator
            .Setup(engine => engine.Engine)
            .Returns(new EngineInfo("test", "model", null, []));
        translator
            .Setup(engine =>
                engine.TranslateAsync(
                    It.IsAny<CleanArticle>(),
                    It.IsAny<ArticleLanguage>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                (CleanArticle article, ArticleLanguage language, CancellationToken _) =>
                    new TranslationOutcome.Done(TranslatedArticle.AlreadyEnglish(article, language))
            );
        translator
            .Setup(engine =>
                engine.RepairAsync(
                    It.IsAny<TranslatedArticle>(),
                    It.IsAny<IReadOnlyList<Finding>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                (TranslatedArticle article, IReadOnlyList<Finding> _, CancellationToken _) =>
                    article
            );
        var publisher = new ResultPublisher(
            Store,
            new PageRenderer(_services, NullLoggerFactory.Instance)
        );
        return new ArticleHandler(
            _queue.Object,
            new ArticleIntake(new ArticleBodies(Store)),
            new ArticlePipeline(
                translator.Object,
                new ExtractiveSummarizer(),
                publisher,
                new SingleFlight(leases: null),
                TestArticles.Facts,
                HostLines.None,
                ReviewPolicy.Publish,
                time
            ),
            new Quarantine(Store, time),
            new AttemptLedger(Store),
            _slots,
            new IntakeCircuitBreaker(time, TimeSpan.FromSeconds(10)),
            new PoisonMessageDetector((_, _) => Task.FromResult(true)),
            new DamagedResults(Store),
            Statistics,
            Options.Create(new WorkerOptions()),
            time,
            Logger
        );
    }
}
