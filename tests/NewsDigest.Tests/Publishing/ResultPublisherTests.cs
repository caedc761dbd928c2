using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using NewsDigest.Articles;
using NewsDigest.Publishing;
using NewsDigest.Storage;

namespace NewsDigest.Tests.Publishing;

public sealed class ResultPublisherTests : IAsyncDisposable
{
    private static readonly ResultKey Key = new(
        StorePath.KeyOf(new ArticleId("lluvia-1")),
        "aaaa-bbbb"
    );

    private readonly Mock<IResultStore> _store = new(MockBehavior.Strict);
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly List<string> _writes = [];
    private readonly Dictionary<string, string> _contents = [];

    public ResultPublisherTests()
    {
        // The time index of editions; its own tests are PublishedIndexTests.
        _store
            .Setup(store =>
                store.PutIfAbsentAsync(
                    It.Is<StorePath>(path =>
                        path.Value.StartsWith("published/", StringComparison.Ordinal)
                    ),
                    It.IsAny<ReadOnlyMemory<byte>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(true);
        _store
            .Setup(store => store.ReadAsync(It.IsAny<StorePath>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((ReadOnlyMemory<byte>?)null);
        _store
            .Setup(store => store.ListAsync(It.IsAny<StorePath>(), It.IsAny<CancellationToken>()))
            .Returns(AsyncEnumerable.Empty<StorePath>());
        _store
            .Setup(store => store.Locate(It.IsAny<StorePath>()))
            .Returns((StorePath path) => path.Value);
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
                    _writes.Add(path.Value.Split('/')[^1]);
                    _contents[path.Value] = Encoding.UTF8.GetString(content.Span);
                    return Task.CompletedTask;
                }
            );
    }

    [Fact]
    public async Task The_json_that_makes_a_result_exist_is_written_last()
    {
        AllowJson(isNew: true);
        _store
            .Setup(store => store.ReadAsync(Key.Json, It.IsAny<CancellationToken>()))
            .ReturnsAsync((ReadOnlyMemory<byte>?)null);

        var (result, wasThere) = await Publisher()
            .PublishAsync(Key, TestResults.Whole(), CancellationToken.None);

        Assert.Equal(["result.md", "result.html", "result.json"], _writes);
        Assert.False(wasThere);
        Assert.Equal("lluvia-1", result.Id);
    }

    [Fact]
    public async Task Where_another_worker_was_first_its_result_stays_and_the_pages_are_made_from_it()
    {
        AllowJson(isNew: false);
        var winner = TestResults.Whole(english: "The winner's words.");
        _store
            .Setup(store => store.ReadAsync(Key.Json, It.IsAny<CancellationToken>()))
            .ReturnsAsync(() =>
                _writes.Contains("result.md")
                    ? (ReadOnlyMemory<byte>?)
                        JsonSerializer.SerializeToUtf8Bytes(winner, ArticleJson.Options)
                    : null
            );

        var (result, wasThere) = await Publisher()
            .PublishAsync(
                Key,
                TestResults.Whole(english: "The loser's words."),
                CancellationToken.None
            );

        Assert.True(wasThere);
        Assert.Equal("The winner's words.", result.Paragraphs[0].English);
        Assert.Contains("The winner", _contents[Key.Html.Value], StringComparison.Ordinal);
        Assert.DoesNotContain("loser", _contents[Key.Markdown.Value], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_comes_late_touches_no_page_of_a_published_result()
    {
        _store
            .Setup(store => store.ReadAsync(Key.Json, It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                JsonSerializer.SerializeToUtf8Bytes(TestResults.Whole(), ArticleJson.Options)
            );

        Assert.True(
            (
                await Publisher()
                    .PublishAsync(
                        Key,
                        TestResults.Whole(english: "Other words."),
                        CancellationToken.None
                    )
            ).WasThere
        );

        Assert.Empty(_writes);
    }

    [Fact]
    public void The_key_changes_with_the_content_and_with_whatever_made_the_result()
    {
        var engine = new EngineInfo("azure", "gpt", "d1", ["translate@1+aa"]);
        string KeyFor(string id, string text, EngineInfo translator) =>
            ResultKey.For(Clean(id, text), translator, engine).Json.Value;

        string[] keys =
        [
            KeyFor("a", "x", engine),
            KeyFor("b", "x", engine),
            KeyFor("a", "y", engine),
            KeyFor("a", "x", engine with { Model = "gpt-2" }),
            KeyFor("a", "x", engine with { Deployment = "d2" }),
            KeyFor("a", "x", engine with { Prompts = ["translate@1+bb"] }),
        ];

        var clean = Clean("a", "x");
        var withTerm = clean with
        {
            Raw = clean.Raw with { Glossary = [new GlossaryTerm("OTSC", "CSTO")] },
        };
        Assert.DoesNotContain(ResultKey.For(withTerm, engine, engine).Json.Value, keys);
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], KeyFor("a", "x", engine));
        Assert.All(
            keys,
            key =>
                Assert.Matches(
                    "^results/[ab]-[0-9a-f]{32}/[0-9a-f]{32}-[0-9a-f]{32}/result.json$",
                    key
                )
        );
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static CleanArticle Clean(string id, string text) =>
        new(
            new RawArticle(
                new ArticleId(id),
                null,
                text,
                ArticleFormat.Text,
                null,
                ArticleSource.Unknown,
                null,
                ArticlePriority.Normal,
                [],
                null
            ),
            null,
            Paragraph.Number([text]),
            [],
            PageMetadata.None
        );

    private ResultPublisher Publisher() =>
        new(_store.Object, new PageRenderer(_services, NullLoggerFactory.Instance));

    private void AllowJson(bool isNew) =>
        _store
            .Setup(store =>
                store.PutIfAbsentAsync(
                    Key.Json,
                    It.IsAny<ReadOnlyMemory<byte>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Callback(() => _writes.Add("result.json"))
            .ReturnsAsync(isNew);
}
