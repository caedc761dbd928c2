using System.Text;
using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.Storage;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.Tests.Azurite;

namespace NewsDigest.Worker.Tests.Quarantines;

/// <summary>What quarantine and long bodies promise on every pair of queue and store.</summary>
public abstract class QuarantineContract
{
    private protected abstract IArticleQueue Queue { get; }

    private protected abstract IResultStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Quarantine Quarantine => new(Store, TimeProvider.System);

    [Fact]
    public async Task A_quarantined_message_keeps_its_bytes_and_the_reason_and_comes_back_byte_for_byte()
    {
        byte[] message = [0xff, 0x00, .. Encoding.UTF8.GetBytes("¿no json? 😀")];
        var lease = await LeaseAsync(message);
        await Quarantine.AddAsync(
            lease,
            "../a",
            new Rejection("invalid_json", "body", "Not JSON."),
            Token
        );
        await Queue.CompleteAsync(lease, Token);

        var record = await Quarantine.ListAsync(Token).SingleAsync(Token);
        Assert.Equal(
            ("../a", "invalid_json", "body", "Not JSON.", 1, message.Length),
            (record.Id, record.Code, record.Field, record.Detail, record.Deliveries, record.Bytes)
        );
        Assert.Equal(message, (await Quarantine.ReadMessageAsync(record, Token))?.ToArray());

        await Quarantine.RequeueAsync(record, Queue, Token);
        Assert.Equal(
            message,
            (await Queue.ReceiveAsync(TimeSpan.FromMinutes(1), Token)).Lease?.Body.ToArray()
        );
        Assert.Empty(await Quarantine.ListAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task The_same_message_twice_is_one_record_and_another_message_of_the_same_article_is_another()
    {
        var reason = new Rejection("empty_body", "body", "Empty.");
        var first = await LeaseAsync("{\"id\":\"a\"}"u8.ToArray());
        await Quarantine.AddAsync(first, "a", reason, Token);
        await Quarantine.AddAsync(first with { DeliveryCount = 2 }, "a", reason, Token);
        await Quarantine.AddAsync(
            first with
            {
                Body = "{\"id\":\"a\",\"x\":1}"u8.ToArray(),
            },
            "a",
            reason,
            Token
        );

        Assert.Equal(
            [1, 2],
            (await Quarantine.ListAsync(Token).ToListAsync(Token))
                .Select(record => record.Deliveries)
                .Order()
        );
    }

    [Fact]
    public async Task A_damaged_record_is_listed_as_such_and_hides_no_other()
    {
        await Quarantine.AddAsync(
            await LeaseAsync("x"u8.ToArray()),
            "a",
            new Rejection("empty_body", "body", "Empty."),
            Token
        );
        await Store.PutAsync(
            StorePath.Of("quarantine", "broken-1", "record.json"),
            "{"u8.ToArray(),
            Token
        );

        Assert.Equal(
            ["damaged_record", "empty_body"],
            (await Quarantine.ListAsync(Token).ToListAsync(Token))
                .Select(record => record.Code)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_dropped_record_is_gone_with_its_message()
    {
        await Quarantine.AddAsync(
            await LeaseAsync("x"u8.ToArray()),
            null,
            new Rejection("invalid_json", null, "Not JSON."),
            Token
        );
        var record = await Quarantine.ListAsync(Token).SingleAsync(Token);

        await Quarantine.DropAsync(record, Token);

        Assert.Null(await Quarantine.ReadMessageAsync(record, Token));
        Assert.Empty(await Store.ListAsync(StorePath.Of("quarantine"), Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_body_over_the_limit_of_the_queue_goes_by_way_of_the_store()
    {
        var body = string.Concat(Enumerable.Repeat("Una frase larga. ", 20_000));
        var bodies = new ArticleBodies(Store);

        var submission = await new ArticleSubmitter(Queue, bodies).SubmitAsync(
            Encoding.UTF8.GetBytes($"{{\"id\":\"long\",\"own\":1,\"body\":\"{body}\"}}"),
            Token
        );
        var lease = (await Queue.ReceiveAsync(TimeSpan.FromMinutes(1), Token)).Lease;
        var message = await new ArticleIntake(bodies).ReadAsync(
            ArticleIntake.Parse(lease!.Body),
            Token
        );

        Assert.Equal(("long", true, null), (submission.Id, submission.Sent, submission.Refusal));
        Assert.InRange(lease.Body.Length, 1, 300);
        var article = Assert.IsType<ParsedMessage.Accepted>(message).Article;
        Assert.Equal(body, article.Body);
        Assert.Equal("{\"own\":1}", article.Extra?.ToJsonString());
    }

    [Theory]
    [InlineData("bodies/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("bodies/../results/x")]
    [InlineData("results/a/b/result.json")]
    [InlineData("https://example.org/body")]
    public async Task A_reference_to_anything_but_a_stored_body_is_refused_with_the_field(
        string reference
    )
    {
        await Store.PutAsync(
            StorePath.Of("results", "a", "b", "result.json"),
            "{}"u8.ToArray(),
            Token
        );

        var message = await new ArticleIntake(new ArticleBodies(Store)).ReadAsync(
            ArticleIntake.Parse(
                Encoding.UTF8.GetBytes($"{{\"id\":\"a\",\"bodyRef\":\"{reference}\"}}")
            ),
            Token
        );

        Assert.Equal(
            ("missing_body", "bodyRef"),
            Assert.IsType<ParsedMessage.Refused>(message).Reason is var reason
                ? (reason.Code, reason.Field)
                : default
        );
    }

    private async Task<ArticleLease> LeaseAsync(byte[] message)
    {
        await Queue.SendAsync(message, Token);
        return (await Queue.ReceiveAsync(TimeSpan.FromMinutes(1), Token)).Lease!; // it was just sent
    }
}

public sealed class LocalQuarantineTests : QuarantineContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private protected override IArticleQueue Queue =>
        new SqliteArticleQueue(_folder.File("data", "queue.db"), TimeProvider.System);

    private protected override IResultStore Store => new FolderResultStore(_folder.File("data"));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}

public sealed class AzureQuarantineTests(AzuriteServer azurite) : QuarantineContract
{
    private readonly string _name = $"q{Guid.NewGuid():N}";

    private protected override IArticleQueue Queue =>
        new StorageArticleQueue(PatientClients.Queue(azurite.ConnectionString, _name));

    private protected override IResultStore Store =>
        new BlobResultStore(PatientClients.Container(azurite.ConnectionString, _name));
}
