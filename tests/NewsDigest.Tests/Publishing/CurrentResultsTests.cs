using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.Articles;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Tests.Storage;

namespace NewsDigest.Tests.Publishing;

public sealed class CurrentResultsTests : IAsyncDisposable
{
    private static readonly ArticleId Id = new("lluvia-1");
    private static readonly string Folder = $"results/{StorePath.KeyOf(Id)}";

    private readonly MemoryStore _store = new();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Verified@1 Verified@2", "v2")]
    [InlineData("Verified@1 NeedsReview@2", "v1")]
    [InlineData("NeedsReview@1 Verified@2 VerifiedWithNotes@3", "v2")]
    [InlineData("Failed@1 NeedsReview@2 Failed@3", "v2")]
    [InlineData("Failed@1 Failed@2", "v2")]
    [InlineData("Verified@1 NeedsReview@2/corrected", "v2")]
    [InlineData("Verified@1 Failed@2/corrected", "v1")]
    [InlineData("Verified@1 NeedsReview@2/corrected Verified@3", "v2")]
    public async Task The_newest_text_counts_and_of_one_text_the_best_verdict_in_whatever_order_they_come(
        string runs,
        string expected
    )
    {
        var results = runs.Split(' ')
            .Select((run, index) => (Key: Key(index + 1), Result: Run(run)))
            .ToArray();
        foreach (var order in Orders(results))
        {
            var store = new MemoryStore();
            foreach (var (key, result) in order)
            {
                await Publisher(store).PublishAsync(key, result, Token);
            }

            Assert.Equal(expected, Read(store).Version);
        }
    }

    [Fact]
    public async Task The_document_says_what_a_list_needs_and_names_the_result()
    {
        await Publisher(_store).PublishAsync(Key(1), Run("Verified@1"), Token);

        var current = Read(_store);

        Assert.Equal(
            ("newsdigest.current/1", "lluvia-1", "v1", $"{Folder}/v1/result.json"),
            (current.Schema, current.Id, current.Version, current.Result)
        );
        Assert.Equal(
            (Verdict.Verified, "es", "El Faro", "offline"),
            (current.Verdict, current.Language, current.Source, current.Engine)
        );
        Assert.Equal(
            ("Schools close", "Rain closed 12 schools.", 0.0021m),
            (current.Title, current.Sentence, current.Cost?.Amount)
        );
        Assert.Contains(
            "\"verdict\": \"verified\"",
            _store.Text($"{Folder}/current.json"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_a_person_chose_counts_until_a_later_run_is_as_good()
    {
        var publisher = Publisher(_store);
        var asked = await FindAsync(await PublishAsync(1, "NeedsReview@1"));
        await PublishAsync(2, "Verified@2");
        await publisher.ChooseAsync(asked, At(5), Token);
        Assert.Equal(("v1", At(5)), (Read(_store).Version, Read(_store).Asked));

        await publisher.RepairCurrentAsync(await FindAsync(Key(2)), Token);
        await PublishAsync(3, "Failed@6");
        Assert.Equal(("v1", At(5)), (Read(_store).Version, Read(_store).Asked));

        await PublishAsync(4, "NeedsReview@7");
        Assert.Equal(("v4", null), (Read(_store).Version, Read(_store).Asked));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{\"schema\":")]
    [InlineData("null")]
    [InlineData("{\"id\":\"\\ud800\"}")]
    [InlineData("[1]")]
    public async Task A_document_that_a_kill_or_a_hand_took_is_made_anew_by_the_next_delivery(
        string? left
    )
    {
        await PublishAsync(1, "Verified@1");
        var path = StorePath.TryParse($"{Folder}/current.json")!.Value;
        await _store.DeleteAsync(path, Token);
        if (left is not null)
        {
            await _store.PutAsync(path, Encoding.UTF8.GetBytes(left), Token);
        }

        Assert.Equal("v1", (await new ResultLibrary(_store).FindCurrentAsync(Id, Token))?.Version);
        Assert.Equal("v1", (await ListAsync()).Single().Version);

        await Publisher(_store).RepairCurrentAsync(await FindAsync(Key(1)), Token);
        Assert.Equal("v1", Read(_store).Version);
    }

    [Fact]
    public async Task Many_workers_that_publish_at_once_agree()
    {
        var runs = Enumerable
            .Range(1, 24)
            .Select(number =>
                (Key(number), Run($"{(number % 5 == 0 ? "Verified" : "NeedsReview")}@{number}"))
            );

        await Task.WhenAll(
            runs.Select(run =>
                Task.Run(() => Publisher(_store).PublishAsync(run.Item1, run.Item2, Token), Token)
            )
        );

        Assert.Equal("v20", Read(_store).Version);
    }

    [Fact]
    public async Task Results_of_an_earlier_version_are_listed_and_read_with_the_new_ones_as_one_article()
    {
        var earlier = new ResultKey(StorePath.EarlierKeyOf(Id), "aaaaaaaaaaaa-bbbbbbbb");
        await _store.PutAsync(
            earlier.Json,
            JsonSerializer.SerializeToUtf8Bytes(Run("Verified@1"), ArticleJson.Options),
            Token
        );
        Assert.Equal(earlier.Json.Value, (await ListAsync()).Single().Result);

        await PublishAsync(2, "NeedsReview@2");

        Assert.Equal(earlier.Json.Value, (await ListAsync()).Single().Result);
        Assert.Equal(2, (await new ResultLibrary(_store).FindAsync(Id, _ => { }, Token)).Count);
        Assert.Equal(2, await new ResultLibrary(_store).CountAsync(Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"schema\":\"newsdigest.result/1\",\"id\":\"lluvia-1\"}")]
    [InlineData("{\"schema\":\"newsdigest.result/1\",\"id\":\"\\ud800\"}")]
    [InlineData("{\"verdict\":\"splendid\"}")]
    [InlineData("\0\0\0\0")]
    public async Task A_damaged_result_is_named_and_hides_no_other(string damage)
    {
        await PublishAsync(1, "Verified@1");
        await PublishAsync(2, "Verified@2");
        await _store.PutAsync(Key(2).Json, Encoding.UTF8.GetBytes(damage), Token);
        await _store.DeleteAsync(StorePath.TryParse($"{Folder}/current.json")!.Value, Token);

        List<DamagedResultException> damaged = [];
        Assert.Equal("v1", (await ListAsync(damaged.Add)).Single().Version);
        Assert.Contains(
            Key(2).Json.Value,
            Assert.Single(damaged).Message,
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<DamagedResultException>(() =>
            Publisher(_store).FindAsync(Key(2), "", Token)
        );
    }

    [Fact]
    public async Task Where_the_result_that_counted_was_removed_the_best_of_the_others_is_listed()
    {
        await PublishAsync(1, "NeedsReview@1");
        await PublishAsync(2, "Verified@2");
        await _store.DeleteAsync(Key(2).Json, Token);

        Assert.Equal("v1", (await ListAsync()).Single().Version);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static ResultKey Key(int number) => new(StorePath.KeyOf(Id), $"v{number}");

    private static DateTimeOffset At(int minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);

    /// <summary>VERDICT@MINUTE, and /CONTENT where it is another text.</summary>
    private static ArticleResult Run(string run)
    {
        var parts = run.Split('@', '/');
        var result = TestResults.Whole();
        return result with
        {
            Verdict = Enum.Parse<Verdict>(parts[0]),
            ContentHash = parts is [_, _, var content] ? content : result.ContentHash,
            Timings = result.Timings with
            {
                FinishedAt = At(
                    int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)
                ),
            },
        };
    }

    private static IEnumerable<T[]> Orders<T>(T[] items) =>
        items.Length <= 1
            ? [items]
            : items.SelectMany(
                (first, index) =>
                    Orders([.. items[..index], .. items[(index + 1)..]])
                        .Select(rest => (T[])[first, .. rest])
            );

    private static CurrentResult Read(MemoryStore store) =>
        JsonSerializer.Deserialize<CurrentResult>(
            store.Text($"{Folder}/current.json"),
            ArticleJson.Options
        )!;

    private async Task<ResultKey> PublishAsync(int number, string run)
    {
        await Publisher(_store).PublishAsync(Key(number), Run(run), Token);
        return Key(number);
    }

    private async Task<StoredResult> FindAsync(ResultKey key) =>
        (await Publisher(_store).FindAsync(key, "", Token))!;

    private ValueTask<List<CurrentResult>> ListAsync(
        Action<DamagedResultException>? onDamaged = null
    ) =>
        new ResultLibrary(_store)
            .ListCurrentAsync(onDamaged ?? (_ => { }), Token)
            .ToListAsync(Token);

    private ResultPublisher Publisher(IResultStore store) =>
        new(store, new PageRenderer(_services, NullLoggerFactory.Instance));
}
