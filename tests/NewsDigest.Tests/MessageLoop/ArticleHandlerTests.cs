using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Cleaning;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Summarization;
using NewsDigest.Translation;

namespace NewsDigest.Tests.MessageLoop;

public sealed class ArticleHandlerTests : IAsyncDisposable
{
    private const string Spanish =
        "La alcaldesa abrió este jueves el nuevo mercado de la ciudad y agradeció a los vecinos su paciencia.";

    private readonly FakeTimeProvider _time = new();
    private readonly FakeLogger<ArticleHandler> _logger = new();
    private readonly Mock<IArticleQueue> _queue = new(MockBehavior.Strict);
    private readonly Mock<IResultStore> _store = new(MockBehavior.Strict);
    private readonly Mock<ITranslator> _translator = new(MockBehavior.Strict);
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly Dictionary<string, string> _stored = [];
    private readonly RunStatistics _statistics = new();
    private readonly List<string> _read = [];
    private readonly SingleFlight _singleFlight = new(leases: null);
    private readonly ArticleSlots _slots = new(2, TimeProvider.System);
    private ReviewPolicy _review = ReviewPolicy.Publish;
    private readonly PoisonMessageDetector _poison;
    private readonly IntakeCircuitBreaker _breaker;

    public ArticleHandlerTests()
    {
        _breaker = new IntakeCircuitBreaker(_time, TimeSpan.FromSeconds(10), new ServiceState());
        _poison = new PoisonMessageDetector(
            new CanaryRequest(_translator.Object, _time).IsAnsweredAsync
        );
        _translator
            .Setup(translator => translator.Engine)
            .Returns(new EngineInfo("test", "model", null, []));
        _store
            .Setup(store => store.Locate(It.IsAny<StorePath>()))
            .Returns((StorePath path) => path.Value);
        _store
            .Setup(store => store.ReadAsync(It.IsAny<StorePath>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                (StorePath path, CancellationToken _) =>
                {
                    _read.Add(path.Value);
                    return _stored.TryGetValue(path.Value, out var text)
                        ? (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(text)
                        : null;
                }
            );
        _store
            .Setup(store => store.LengthAsync(It.IsAny<StorePath>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                (StorePath path, CancellationToken _) =>
                    _stored.TryGetValue(path.Value, out var text)
                        ? Encoding.UTF8.GetByteCount(text)
                        : null
            );
        _store
            .Setup(store =>
                store.PutAsync(
                    It.IsAny<StorePath>(),
                    It.IsAny<ReadOnlyMemory<byte>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(
                (StorePath path, ReadOnlyMemory<byte> content, CancellationToken _) =>
                {
                    _stored[path.Value] = Encoding.UTF8.GetString(content.Span);
                    return Task.CompletedTask;
                }
            );
        _store
            .Setup(store => store.DeleteAsync(It.IsAny<StorePath>(), It.IsAny<CancellationToken>()))
            .Returns(
                (StorePath path, CancellationToken _) =>
                {
                    _stored.Remove(path.Value);
                    return Task.CompletedTask;
                }
            );
        _store
            .Setup(store =>
                store.PutIfAbsentAsync(
                    It.IsAny<StorePath>(),
                    It.IsAny<ReadOnlyMemory<byte>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                (StorePath path, ReadOnlyMemory<byte> content, CancellationToken _) =>
                    _stored.TryAdd(path.Value, Encoding.UTF8.GetString(content.Span))
            );
        _store
            .Setup(store => store.ListAsync(It.IsAny<StorePath>(), It.IsAny<CancellationToken>()))
            .Returns(
                (StorePath folder, CancellationToken _) =>
                    _stored
                        .Keys.Where(path => path.StartsWith($"{folder}/", StringComparison.Ordinal))
                        .Select(path => StorePath.TryParse(path)!.Value)
                        .ToArray()
                        .ToAsyncEnumerable()
            );
    }

    [Fact]
    public async Task A_good_article_is_published_and_its_message_completed_once()
    {
        Translate(article => new TranslationOutcome.Done(English(article)));
        AllowComplete();

        await HandleAsync(Message(Spanish));

        Assert.Equal((1, 0), (_statistics.Counts.Published, _statistics.Counts.Repeated));
        Assert.Single(
            _stored.Keys,
            path => path.EndsWith("/result.json", StringComparison.Ordinal)
        );
        _queue.Verify(
            queue => queue.CompleteAsync(It.IsAny<ArticleLease>(), CancellationToken.None),
            Times.Once
        );
    }

    [Fact]
    public async Task The_second_delivery_of_a_published_article_calls_no_engine()
    {
        Translate(article => new TranslationOutcome.Done(English(article)));
        AllowComplete();

        await HandleAsync(Message(Spanish));
        await HandleAsync(Message(Spanish));

        Assert.Equal(1, _statistics.Counts.Repeated);
        _translator.Verify(
            translator =>
                translator.TranslateAsync(
                    It.IsAny<CleanArticle>(),
                    It.IsAny<ArticleLanguage>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
    }

    [Fact]
    public async Task Two_deliveries_at_once_pay_once()
    {
        var begun = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        _translator
            .Setup(translator =>
                translator.TranslateAsync(
                    It.IsAny<CleanArticle>(),
                    It.IsAny<ArticleLanguage>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(
                async (CleanArticle article, ArticleLanguage _, CancellationToken _) =>
                {
                    begun.SetResult();
                    await finish.Task;
                    return new TranslationOutcome.Done(English(article));
                }
            );
        AllowComplete();

        var first = HandleAsync(Message(Spanish));
        await begun.Task;
        var second = HandleAsync(Message(Spanish));
        finish.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal((1, 1), (_statistics.Counts.Published, _statistics.Counts.Repeated));
        _translator.Verify(
            translator =>
                translator.TranslateAsync(
                    It.IsAny<CleanArticle>(),
                    It.IsAny<ArticleLanguage>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
    }

    [Fact]
    public async Task An_English_article_calls_no_translator()
    {
        AllowComplete();

        await HandleAsync(
            Message(
                "The council opened the new market on Thursday and thanked the neighbours for their patience."
            )
        );

        Assert.Equal(1, _statistics.Counts.Published);
        _translator.Verify(
            translator =>
                translator.TranslateAsync(
                    It.IsAny<CleanArticle>(),
                    It.IsAny<ArticleLanguage>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Never
        );
    }

    [Fact]
    public async Task What_the_engine_cannot_do_is_blocked_with_a_result_that_says_why()
    {
        Translate(_ => new TranslationOutcome.Unavailable(
            new Finding("language_not_supported", Severity.Hard, null, "No way from 'es'."),
            []
        ));
        AllowComplete();

        await HandleAsync(Message(Spanish));

        Assert.Equal(1, _statistics.Counts.Blocked);
        var json = Assert
            .Single(
                _stored,
                stored => stored.Key.EndsWith("/result.json", StringComparison.Ordinal)
            )
            .Value;
        Assert.Contains("\"failed\"", json, StringComparison.Ordinal);
        Assert.Contains("No way from 'es'.", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"english\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_message_is_quarantined_at_the_first_delivery_with_its_bytes_and_the_field()
    {
        AllowComplete();

        await HandleAsync("{\"body\":\"x\"}");

        Assert.Equal(1, _statistics.Counts.Quarantined);
        Assert.Equal(
            "{\"body\":\"x\"}",
            Assert
                .Single(
                    _stored,
                    stored => stored.Key.EndsWith("/message.bin", StringComparison.Ordinal)
                )
                .Value
        );
        Assert.Contains(
            "\"field\": \"id\"",
            Assert
                .Single(
                    _stored,
                    stored => stored.Key.EndsWith("/record.json", StringComparison.Ordinal)
                )
                .Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Bytes_that_no_reader_survives_are_quarantined_at_the_first_delivery_with_all_of_them()
    {
        var message = $$"""{"id":"a-1","bodyRef":"bodies/{{new string('0', 64)}}"}""";
        _store
            .Setup(store =>
                store.ReadAsync(
                    It.Is<StorePath>(path => path.Value.StartsWith("bodies/")),
                    It.IsAny<CancellationToken>()
                )
            )
            .ThrowsAsync(new NotSupportedException("La alcaldesa abrió este jueves."));
        AllowComplete();

        await HandleAsync(message);

        Assert.Equal((1, 0), (_statistics.Counts.Quarantined, _statistics.Counts.Requeued));
        Assert.Equal(
            message,
            Assert
                .Single(
                    _stored,
                    stored => stored.Key.EndsWith("/message.bin", StringComparison.Ordinal)
                )
                .Value
        );
        Assert.Contains("\"unreadable_message\"", Record(), StringComparison.Ordinal);
        Assert.Contains("NotSupportedException", Record(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "alcaldesa",
            Record()
                + string.Concat(_logger.Collector.GetSnapshot().Select(record => record.Message)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_message_that_can_be_neither_settled_nor_given_back_is_left_to_its_lease_and_stops_nobody()
    {
        _store
            .Setup(store =>
                store.PutAsync(
                    It.IsAny<StorePath>(),
                    It.IsAny<ReadOnlyMemory<byte>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ThrowsAsync(new InvalidOperationException("broken"));

        await HandleAsync("no json");

        Assert.Equal((1, 0), (_statistics.Counts.Requeued, _statistics.Counts.Finished));
        Assert.Contains(
            _logger.Collector.GetSnapshot(),
            record =>
                record.Message.Contains(
                    "comes back by itself when its lease ends",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task Throttling_puts_the_article_back_with_the_wait_that_was_asked_for_and_holds_intake_back()
    {
        Translate(_ =>
            throw new ModelCallException(
                ModelFailure.Throttled,
                "The deployment is throttled.",
                TimeSpan.FromSeconds(33)
            )
        );
        AllowRelease();

        await HandleAsync(Message(Spanish), deliveryCount: 99);

        _queue.Verify(
            queue =>
                queue.ReleaseAsync(
                    It.IsAny<ArticleLease>(),
                    TimeSpan.FromSeconds(33),
                    CancellationToken.None
                ),
            Times.Once
        );
        Assert.Equal(
            ("The deployment is throttled.", TimeSpan.FromSeconds(33)),
            (_breaker.Cause, _breaker.Wait)
        );
        Assert.Equal((1, 0), (_statistics.Counts.Requeued, _statistics.Counts.Finished));
    }

    [Fact]
    public async Task A_success_resets_the_circuit_breaker()
    {
        _breaker.Trip("throttled", null);
        Translate(article => new TranslationOutcome.Done(English(article)));
        AllowComplete();

        await HandleAsync(Message(Spanish));

        Assert.Null(_breaker.Cause);
    }

    [Fact]
    public async Task A_page_that_is_no_article_is_blocked_without_a_call_and_does_not_reset_the_circuit_breaker()
    {
        _breaker.Trip("throttled", null);
        AllowComplete();

        await HandleAsync(Message("Please enable JavaScript and disable any ad blocker."));

        Assert.Equal(1, _statistics.Counts.Blocked);
        Assert.Equal("throttled", _breaker.Cause);
        _translator.Verify(
            translator =>
                translator.TranslateAsync(
                    It.IsAny<CleanArticle>(),
                    It.IsAny<ArticleLanguage>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Never
        );
    }

    [Fact]
    public async Task An_article_that_fails_by_itself_is_tried_again_later_and_then_quarantined_with_the_last_error()
    {
        Translate(_ => throw new InvalidOperationException("Boom."));
        AllowRelease();
        AllowComplete();

        for (var delivery = 1; delivery <= 4; delivery++)
        {
            await HandleAsync(Message(Spanish), delivery);
        }

        Assert.Equal((4, 0), (_statistics.Counts.Requeued, _statistics.Counts.Quarantined));
        _queue.Verify(
            queue =>
                queue.ReleaseAsync(
                    It.IsAny<ArticleLease>(),
                    TimeSpan.FromSeconds(80),
                    CancellationToken.None
                ),
            Times.Once
        );

        await HandleAsync(Message(Spanish), 5);
        Assert.Equal(1, _statistics.Counts.Quarantined);
        Assert.Contains(
            "failed 5 times by itself; last with InvalidOperationException",
            Record(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            _stored.Keys,
            path => path.StartsWith("attempts/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Deliveries_that_are_not_the_articles_fault_never_quarantine_it()
    {
        Translate(_ =>
            throw new ModelCallException(ModelFailure.Transient, "The service is away.")
        );
        AllowRelease();

        for (var delivery = 1; delivery <= 40; delivery++)
        {
            await HandleAsync(Message(Spanish), delivery);
        }

        Assert.Equal((40, 0), (_statistics.Counts.Requeued, _statistics.Counts.Quarantined));
    }

    [Fact]
    public async Task An_article_that_ended_the_worker_too_often_is_quarantined_before_it_is_worked_on()
    {
        AllowComplete();
        var ledger = new AttemptLedger(_store.Object);
        for (var delivery = 2; delivery <= 6; delivery++)
        {
            // Begun, and then the process was gone.
            var lease = new ArticleLease(
                "m-1",
                Encoding.UTF8.GetBytes(Message(Spanish)),
                "r-1",
                delivery,
                DateTimeOffset.UnixEpoch
            );
            await ledger.BeginAsync(
                lease,
                await ledger.ReadAsync(lease, TestContext.Current.CancellationToken),
                TestContext.Current.CancellationToken
            );
        }

        await HandleAsync(Message(Spanish), 7);

        Assert.Equal(1, _statistics.Counts.Quarantined);
        Assert.Contains(
            "The worker ended 5 times while this article was in work",
            Record(),
            StringComparison.Ordinal
        );
        _translator.Verify(
            translator =>
                translator.TranslateAsync(
                    It.IsAny<CleanArticle>(),
                    It.IsAny<ArticleLanguage>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Never
        );
    }

    [Fact]
    public async Task An_article_that_waits_for_its_turn_when_the_worker_ends_has_begun_no_attempt()
    {
        using var company = await _slots.EnterAsync(
            alone: true,
            _ => Task.FromResult(0L),
            TestContext.Current.CancellationToken
        );

        var waiting = HandleAsync(Message(Spanish), deliveryCount: 2);

        Assert.False(waiting.IsCompleted);
        Assert.DoesNotContain(
            _stored.Keys,
            path => path.StartsWith("attempts/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_very_long_article_that_waits_for_its_turn_is_not_read_and_has_no_attempt_yet()
    {
        Translate(article => new TranslationOutcome.Done(English(article)));
        AllowComplete();
        var text = string.Concat(Enumerable.Repeat(Spanish + " ", 11_000));
        var body =
            $"bodies/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
        _stored[body] = text;
        var turn = await _slots.EnterAsync(
            alone: false,
            _ => Task.FromResult(2_000_000L),
            TestContext.Current.CancellationToken
        );

        var waiting = HandleAsync($$"""{"id":"long","bodyRef":"{{body}}"}""", deliveryCount: 2);

        Assert.False(waiting.IsCompleted);
        Assert.Equal([body], _stored.Keys);
        Assert.DoesNotContain(body, _read);
        turn.Dispose();
        await waiting;
        Assert.Equal(1, _statistics.Counts.Published);
        Assert.Contains(body, _read);
    }

    [Fact]
    public async Task An_article_that_may_have_ended_the_worker_works_only_when_no_other_does()
    {
        Translate(article => new TranslationOutcome.Done(English(article)));
        AllowComplete();
        var lease = new ArticleLease(
            "m-1",
            Encoding.UTF8.GetBytes(Message(Spanish)),
            "r-1",
            2,
            DateTimeOffset.UnixEpoch
        );
        await new AttemptLedger(_store.Object).BeginAsync(
            lease,
            AttemptCounts.None,
            TestContext.Current.CancellationToken
        ); // and was not heard of again

        Task suspect;
        using (
            await _slots.EnterAsync(
                alone: false,
                _ => Task.FromResult(0L),
                TestContext.Current.CancellationToken
            )
        )
        {
            suspect = HandleAsync(Message(Spanish), 3);
            _translator.Verify(
                translator =>
                    translator.TranslateAsync(
                        It.IsAny<CleanArticle>(),
                        It.IsAny<ArticleLanguage>(),
                        It.IsAny<CancellationToken>()
                    ),
                Times.Never
            );
        }

        await suspect;
        Assert.Equal(1, _statistics.Counts.Published);
    }

    [Fact]
    public async Task A_result_that_the_store_could_not_take_is_published_later_without_asking_the_engine_again()
    {
        Translate(article => new TranslationOutcome.Done(English(article)));
        AllowRelease();
        AllowComplete();
        var publisher = new ResultPublisher(
            _store.Object,
            new PageRenderer(_services, NullLoggerFactory.Instance)
        );
        _store
            .Setup(store =>
                store.PutIfAbsentAsync(
                    It.IsAny<StorePath>(),
                    It.IsAny<ReadOnlyMemory<byte>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ThrowsAsync(new StoreUnavailableException("The disk is full.", new IOException()));
        await Handler(publisher).HandleAsync(Lease(Message(Spanish)), CancellationToken.None);
        Assert.Equal((0, 1), (_statistics.Counts.Published, _statistics.Counts.Requeued));

        _store
            .Setup(store =>
                store.PutIfAbsentAsync(
                    It.IsAny<StorePath>(),
                    It.IsAny<ReadOnlyMemory<byte>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(true);
        await Handler(publisher).HandleAsync(Lease(Message(Spanish)), CancellationToken.None);

        Assert.Equal(1, _statistics.Counts.Published);
        _translator.Verify(
            translator =>
                translator.TranslateAsync(
                    It.IsAny<CleanArticle>(),
                    It.IsAny<ArticleLanguage>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
    }

    [Fact]
    public async Task An_article_that_the_engine_never_answers_is_quarantined_when_others_are_finished_meanwhile()
    {
        Translate(article =>
            article.Id.Value == "hangs"
                ? throw new ModelCallException(
                    ModelFailure.Transient,
                    "The model gave no answer within 00:06:00."
                )
                : new TranslationOutcome.Done(English(article))
        );
        AllowRelease();
        AllowComplete();

        for (var delivery = 1; delivery <= 6; delivery++)
        {
            await HandleAsync(Message(Spanish, "hangs"), delivery, "m-hangs");
            await HandleAsync(
                Message($"{Spanish} Van {delivery}.", $"good-{delivery}"),
                messageId: $"m-{delivery}"
            );
        }

        Assert.Equal((6, 1), (_statistics.Counts.Published, _statistics.Counts.Quarantined));
        Assert.Contains(
            "failed 5 times by itself; last with ModelCallException: The model gave no answer",
            Record(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_article_that_the_engine_never_answers_is_quarantined_also_when_it_is_alone_and_the_engine_answers_a_sentence_of_our_own()
    {
        Translate(article =>
            article.Id.Value == "hangs"
                ? throw new ModelCallException(
                    ModelFailure.Transient,
                    "The model gave no answer within 00:06:00."
                )
                : new TranslationOutcome.Done(English(article))
        );
        AllowRelease();
        AllowComplete();

        for (var delivery = 1; delivery <= 7; delivery++)
        {
            await HandleAsync(Message(Spanish, "hangs"), delivery);
        }

        Assert.Equal((7, 0), (_statistics.Counts.Requeued, _statistics.Counts.Quarantined));
        await HandleAsync(Message(Spanish, "hangs"), 8);
        Assert.Equal(1, _statistics.Counts.Quarantined);
        Assert.Contains(
            "failed 5 times by itself; last with ModelCallException: The model gave no answer",
            Record(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_message_that_is_done_counts_as_done_when_its_attempts_cannot_be_forgotten()
    {
        Translate(article => new TranslationOutcome.Done(English(article)));
        AllowComplete();
        _store
            .Setup(store => store.DeleteAsync(It.IsAny<StorePath>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StoreUnavailableException("The disk is full.", new IOException()));

        await HandleAsync(Message(Spanish), deliveryCount: 2);

        Assert.Equal((1, 0), (_statistics.Counts.Published, _statistics.Counts.Requeued));
    }

    [Fact]
    public async Task At_a_shutdown_the_message_is_given_back_at_once()
    {
        using var stop = new CancellationTokenSource();
        Translate(_ =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        });
        AllowRelease();

        await HandleUntilAsync(Message(Spanish), 1, stop.Token);

        _queue.Verify(
            queue =>
                queue.ReleaseAsync(It.IsAny<ArticleLease>(), TimeSpan.Zero, CancellationToken.None),
            Times.Once
        );
    }

    [Fact]
    public async Task A_time_out_of_the_engine_is_no_shutdown()
    {
        Translate(_ => throw new TaskCanceledException("The network timed out."));
        AllowRelease();

        await HandleAsync(Message(Spanish));

        _queue.Verify(
            queue =>
                queue.ReleaseAsync(
                    It.IsAny<ArticleLease>(),
                    TimeSpan.FromSeconds(10),
                    CancellationToken.None
                ),
            Times.Once
        );
    }

    [Theory]
    [InlineData("Publish", 1, 0, 0)]
    [InlineData("Hold", 0, 1, 1)]
    [InlineData("Quarantine", 0, 1, 0)]
    public async Task A_result_that_needs_a_review_ends_as_the_policy_says(
        string policy,
        int published,
        int quarantined,
        int held
    )
    {
        _review = Enum.Parse<ReviewPolicy>(policy);
        Translate(article => new TranslationOutcome.Done(
            English(article) with
            {
                Caveats = [new Caveat("p1", "ambiguous_number", "It may be either.")],
            }
        ));
        AllowComplete();

        await HandleAsync(Message(Spanish));
        await HandleAsync(Message(Spanish));

        Assert.Equal(
            published,
            _stored.Keys.Count(path =>
                path.StartsWith("results/", StringComparison.Ordinal)
                && path.EndsWith("/result.json", StringComparison.Ordinal)
            )
        );
        Assert.Equal(
            held,
            _stored.Keys.Count(path =>
                path.StartsWith("held/", StringComparison.Ordinal)
                && path.EndsWith("/result.json", StringComparison.Ordinal)
            )
        );
        Assert.Equal(
            quarantined,
            _stored.Keys.Count(path => path.EndsWith("/record.json", StringComparison.Ordinal))
        );
        Assert.Equal(
            quarantined,
            _stored.Values.Count(text =>
                text.Contains("\"code\": \"needs_review\"", StringComparison.Ordinal)
            )
        );
        _translator.Verify(
            translator =>
                translator.TranslateAsync(
                    It.IsAny<CleanArticle>(),
                    It.IsAny<ArticleLanguage>(),
                    It.IsAny<CancellationToken>()
                ),
            policy == "Quarantine" ? Times.Exactly(2) : Times.Once()
        );
    }

    [Fact]
    public async Task A_damaged_result_keeps_the_article_waiting_without_counting_and_is_named_until_it_is_removed()
    {
        Translate(article => new TranslationOutcome.Done(English(article)));
        AllowComplete();
        AllowRelease();
        await HandleAsync(Message(Spanish));
        var result = _stored.Keys.Single(path =>
            path.EndsWith("/result.json", StringComparison.Ordinal)
        );
        var whole = _stored[result];
        _stored[result] = whole[..(whole.Length / 2)];

        for (var delivery = 2; delivery <= 12; delivery++)
        {
            await HandleAsync(Message(Spanish), delivery);
        }

        Assert.Equal(
            (1, 0, 11),
            (
                _statistics.Counts.Published,
                _statistics.Counts.Quarantined,
                _statistics.Counts.Requeued
            )
        );
        Assert.Null(_breaker.Cause);
        Assert.Contains(
            _logger.Collector.GetSnapshot(),
            record =>
                record.Message.Contains(result, StringComparison.Ordinal)
                && record.Message.Contains("remove it", StringComparison.Ordinal)
        );

        _stored.Remove(result);
        await HandleAsync(Message(Spanish), deliveryCount: 13);
        Assert.Equal(2, _statistics.Counts.Published);
        Assert.True(_stored.ContainsKey(result));
    }

    [Fact]
    public async Task An_article_that_an_earlier_version_published_under_a_shorter_key_is_found_and_counts()
    {
        Translate(article => new TranslationOutcome.Done(English(article)));
        AllowComplete();
        await HandleAsync(Message(Spanish));
        var result = _stored.Keys.Single(path =>
            path.EndsWith("/result.json", StringComparison.Ordinal)
        );
        var key = ResultKey.OfPublished(StorePath.TryParse(result)!.Value)!;
        var text = _stored[result];
        _stored.Clear();
        _stored[key.Earlier!.Json.Value] = text;

        await HandleAsync(Message(Spanish));

        Assert.Equal((1, 1), (_statistics.Counts.Published, _statistics.Counts.Repeated));
        Assert.Equal(
            [key.Earlier.Json.Value, $"results/{key.Article}/current.json"],
            _stored.Keys.Where(path => path.StartsWith("results/", StringComparison.Ordinal))
        );
        Assert.Contains(
            key.Earlier.Json.Value,
            _stored[$"results/{key.Article}/current.json"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_result_that_an_earlier_version_held_under_a_shorter_name_is_found_and_released_and_not_made_again()
    {
        _review = ReviewPolicy.Hold;
        Translate(article => new TranslationOutcome.Done(
            English(article) with
            {
                Caveats = [new Caveat("p1", "ambiguous_number", "It may be either.")],
            }
        ));
        AllowComplete();
        await HandleAsync(Message(Spanish));
        var held = _stored.Keys.Single(path =>
            path.StartsWith("held/", StringComparison.Ordinal)
            && path.EndsWith("/result.json", StringComparison.Ordinal)
        );
        var earlier = ResultKey.OfHeld(held)!.Earlier!;
        var text = _stored[held];
        _stored.Clear();
        _stored[earlier.Held.Json.Value] = text;

        await HandleAsync(Message(Spanish));
        Assert.Contains(earlier.Held.Json.Value, Record(), StringComparison.Ordinal);

        var publisher = new ResultPublisher(
            _store.Object,
            new PageRenderer(_services, NullLoggerFactory.Instance)
        );
        Assert.True(
            await new HeldResults(_store.Object, publisher, TimeProvider.System).ReleaseAsync(
                earlier.Held.Json.Value,
                CancellationToken.None
            )
        );
        await HandleAsync(Message(Spanish));

        Assert.Equal(1, _statistics.Counts.Repeated);
        Assert.Equal(
            "a-1",
            (
                await new ResultLibrary(_store.Object).FindCurrentAsync(
                    new ArticleId("a-1"),
                    CancellationToken.None
                )
            )?.Id
        );
        _translator.Verify(
            translator =>
                translator.TranslateAsync(
                    It.IsAny<CleanArticle>(),
                    It.IsAny<ArticleLanguage>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
    }

    [Fact]
    public async Task A_message_that_an_earlier_version_quarantined_under_a_shorter_name_keeps_its_one_record()
    {
        AllowComplete();
        await HandleAsync("""{"id":"a-1","body":""}""");
        var names = _stored.Keys.ToArray();
        Assert.All(
            names,
            name => Assert.Matches("^quarantine/a-1-[0-9a-f]{32}-[0-9a-f]{32}/", name)
        );
        foreach (var name in names)
        {
            var parts = name.Split('/');
            var (id, bytes) = (StorePath.EarlierKey(parts[1][..^33]), parts[1][^32..^20]);
            _stored[$"quarantine/{id}-{bytes}/{parts[2]}"] = _stored[name];
            _stored.Remove(name);
        }

        var earlier = _stored.Keys.ToArray();
        await HandleAsync("""{"id":"a-1","body":""}""");

        Assert.Equal(earlier.Order(), _stored.Keys.Order());
    }

    [Fact]
    public async Task No_text_of_the_article_is_logged()
    {
        Translate(article => new TranslationOutcome.Done(English(article)));
        AllowComplete();

        await HandleAsync(Message(Spanish));

        Assert.All(
            _logger.Collector.GetSnapshot(),
            record => Assert.DoesNotContain("alcaldesa", record.Message, StringComparison.Ordinal)
        );
    }

    public ValueTask DisposeAsync()
    {
        _slots.Dispose();
        return _services.DisposeAsync();
    }

    private string Record() =>
        Assert
            .Single(
                _stored,
                stored => stored.Key.EndsWith("/record.json", StringComparison.Ordinal)
            )
            .Value;

    private static string SaidAsOftenAs(string source)
    {
        const string Sentence =
            "On Thursday the mayor opened the new market of the city and thanked the neighbours for their patience.";
        var times = source.Split("La alcaldesa abrió").Length - 1;
        return string.Join(' ', Enumerable.Repeat(Sentence, Math.Max(1, times)));
    }

    private static TranslatedArticle English(CleanArticle article)
    {
        var same = TranslatedArticle.AlreadyEnglish(article, Language("es"));
        return same with
        {
            Title = "The market",
            Paragraphs =
            [
                .. same.Paragraphs.Select(paragraph =>
                    paragraph with
                    {
                        English = SaidAsOftenAs(paragraph.Original),
                        Status = ParagraphStatus.Translated,
                    }
                ),
            ],
        };
    }

    private static string Message(string body, string id = "a-1") =>
        $$"""{"id":"{{id}}","title":"El mercado","body":"{{body}}"}""";

    private static ArticleLanguage Language(string code) =>
        new(new DetectedLanguage(code, 1), new Dictionary<string, DetectedLanguage>());

    private void Translate(Func<CleanArticle, TranslationOutcome> translate) =>
        _translator
            .Setup(translator =>
                translator.TranslateAsync(
                    It.IsAny<CleanArticle>(),
                    It.IsAny<ArticleLanguage>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                (CleanArticle article, ArticleLanguage _, CancellationToken _) => translate(article)
            );

    private void AllowComplete() =>
        _queue
            .Setup(queue =>
                queue.CompleteAsync(It.IsAny<ArticleLease>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(true);

    private void AllowRelease() =>
        _queue
            .Setup(queue =>
                queue.ReleaseAsync(
                    It.IsAny<ArticleLease>(),
                    It.IsAny<TimeSpan>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(true);

    private Task HandleAsync(string message, int deliveryCount = 1, string messageId = "m-1") =>
        HandleUntilAsync(message, deliveryCount, CancellationToken.None, messageId);

    private Task HandleUntilAsync(
        string message,
        int deliveryCount,
        CancellationToken stop,
        string messageId = "m-1"
    )
    {
        var publisher = new ResultPublisher(
            _store.Object,
            new PageRenderer(_services, NullLoggerFactory.Instance)
        );
        return Handler(publisher).HandleAsync(Lease(message, deliveryCount, messageId), stop);
    }

    private static ArticleLease Lease(
        string message,
        int deliveryCount = 1,
        string messageId = "m-1"
    ) =>
        new(
            messageId,
            Encoding.UTF8.GetBytes(message),
            "r-1",
            deliveryCount,
            DateTimeOffset.UnixEpoch
        );

    private ArticleHandler Handler(ResultPublisher publisher) =>
        new(
            _queue.Object,
            new ArticleIntake(new ArticleBodies(_store.Object)),
            new ArticlePipeline(
                _translator.Object,
                new ExtractiveSummarizer(),
                publisher,
                _singleFlight,
                TestArticles.Facts,
                HostLines.None,
                _review,
                _time
            ),
            new Quarantine(_store.Object, _time),
            new AttemptLedger(_store.Object),
            _slots,
            _breaker,
            _poison,
            new DamagedResults(_store.Object),
            _statistics,
            Options.Create(new WorkerOptions()),
            _time,
            _logger
        );
}
