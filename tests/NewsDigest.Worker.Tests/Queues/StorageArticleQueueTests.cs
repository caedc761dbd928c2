using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using NewsDigest.Intake;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Tests.Azurite;

namespace NewsDigest.Worker.Tests.Queues;

public sealed class StorageArticleQueueTests(AzuriteServer azurite) : ArticleQueueContract
{
    private readonly QueueClient _client = PatientClients.Queue(
        azurite.ConnectionString,
        $"q-{Guid.NewGuid():N}"
    );

    private protected override IArticleQueue Queue => new StorageArticleQueue(_client);

    [Theory]
    [InlineData("{\"id\":\"plain\"}")]
    [InlineData("  {\"id\":\"plain\"}")]
    public async Task A_plain_body_arrives_as_it_was_sent(string body)
    {
        await _client.CreateIfNotExistsAsync(cancellationToken: Token);
        await _client.SendMessageAsync(body, Token);

        Assert.Equal(
            body,
            System.Text.Encoding.UTF8.GetString(
                (await Queue.ReceiveAsync(LongLease, Token)).Lease!.Body.Span
            )
        );
    }

    [Fact]
    public async Task A_body_that_nobody_can_decode_hurts_no_neighbour()
    {
        await _client.CreateIfNotExistsAsync(cancellationToken: Token);
        foreach (
            var body in (string[])
                ["{\"id\":\"a\"}", "not base64 !", Convert.ToBase64String("{\"id\":\"b\"}"u8)]
        )
        {
            await _client.SendMessageAsync(body, Token);
        }

        List<string> bodies = [];
        while ((await Queue.ReceiveAsync(LongLease, Token)).Lease is { } lease)
        {
            bodies.Add(System.Text.Encoding.UTF8.GetString(lease.Body.Span));
        }

        Assert.Equal(
            ["not base64 !", "{\"id\":\"a\"}", "{\"id\":\"b\"}"],
            bodies.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_queue_that_was_deleted_under_the_worker_is_made_anew()
    {
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        await _client.DeleteAsync(Token);

        Assert.Null((await Queue.ReceiveAsync(LongLease, Token)).Lease);
        await Queue.SendAsync("{}"u8.ToArray(), Token);
        Assert.NotNull((await Queue.ReceiveAsync(LongLease, Token)).Lease);
    }

    [Fact]
    public async Task A_look_at_a_queue_known_to_be_empty_is_one_request()
    {
        var requests = new CountingPolicy();
        var options = StorageArticleQueue.ClientOptions();
        options.AddPolicy(requests, HttpPipelinePosition.PerRetry);
        var queue = new StorageArticleQueue(
            new QueueClient(azurite.ConnectionString, _client.Name, options)
        );
        await queue.ReceiveAsync(LongLease, Token);
        var before = requests.Count;

        for (var look = 0; look < 6; look++)
        {
            await queue.ReceiveAsync(LongLease, Token);
        }

        Assert.Equal(6, requests.Count - before);
    }

    [Fact]
    public async Task A_message_that_we_send_never_expires()
    {
        await Queue.SendAsync("{}"u8.ToArray(), Token);

        var sent = (await _client.PeekMessagesAsync(1, Token)).Value[0];

        Assert.True(
            sent.ExpiresOn > DateTimeOffset.MaxValue.AddYears(-1),
            $"It expires on {sent.ExpiresOn}."
        );
    }

    [Fact]
    public async Task A_service_that_is_away_is_named_without_its_key()
    {
        var nobody = Regex.Replace(
            azurite.ConnectionString,
            "QueueEndpoint=http://127.0.0.1:[0-9]+",
            "QueueEndpoint=http://127.0.0.1:1"
        );
        var away = new QueueClient(
            nobody,
            "away",
            new QueueClientOptions { Retry = { MaxRetries = 0 } }
        );

        var exception = await Assert.ThrowsAsync<QueueUnavailableException>(() =>
            new StorageArticleQueue(away).MeasureAsync(Token)
        );

        Assert.Contains("'away' at 127.0.0.1", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Eby8", exception.ToString(), StringComparison.Ordinal);
    }

    private sealed class CountingPolicy : HttpPipelineSynchronousPolicy
    {
        public int Count { get; private set; }

        public override void OnSendingRequest(HttpMessage message) => Count++;
    }

    // The emulator has a clock of its own; this is the one wait for real time, and it is as short as the service's unit.
    protected override Task PassShortLeaseAsync() =>
        Task.Delay(ShortLease + TimeSpan.FromMilliseconds(200), TimeProvider.System, Token);
}
