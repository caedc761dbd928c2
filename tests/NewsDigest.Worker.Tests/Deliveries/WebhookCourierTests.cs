using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.Digests;
using NewsDigest.Digests.Deliveries;
using NewsDigest.Digests.Pages;
using NewsDigest.Tests.Digests;
using NewsDigest.Worker.Deliveries;
using NewsDigest.Worker.Local;

namespace NewsDigest.Worker.Tests.Deliveries;

/// <summary>Webhooks, over the wire.</summary>
public sealed class WebhookCourierTests : IAsyncDisposable
{
    private const string Secret = "a secret of sixteen letters";

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<(HeaderDictionary Headers, byte[] Body)> _told = new();
    private readonly ConcurrentQueue<int> _answers = new();
    private readonly WebApplication _receiver;

    public WebhookCourierTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _receiver = builder.Build();
        _receiver.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var headers = new HeaderDictionary(context.Request.Headers.ToDictionary());
            _told.Enqueue((headers, body.ToArray()));
            context.Response.StatusCode = _answers.TryDequeue(out var answer) ? answer : 204;
        });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receiver_is_told_once_can_check_who_tells_and_can_drop_a_double()
    {
        await _receiver.StartAsync(Token);
        _answers.Enqueue(503);
        var edition = EditionFixture.Morning();

        var first = await Courier(allowPrivate: true).DeliverAsync(edition, Token);
        var second = await Courier(allowPrivate: true).DeliverAsync(edition, Token);

        Assert.Equal((1, 1), (first.Sent, second.Skipped));
        Assert.Equal(2, _told.Count);
        Assert.Single(
            _told.Select(request => request.Headers["Idempotency-Key"].ToString()).Distinct()
        );
        var (headers, body) = _told.Last();
        byte[] signed =
        [
            .. Encoding.UTF8.GetBytes($"{headers["X-NewsDigest-Timestamp"]}."),
            .. body,
        ];
        Assert.Equal(
            $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed))}",
            headers["X-NewsDigest-Signature"].ToString()
        );
        using var notice = JsonDocument.Parse(body);
        Assert.Equal(edition.Id, notice.RootElement.GetProperty("edition").GetString());
        Assert.Equal(
            "at least 14",
            notice
                .RootElement.GetProperty("stories")[0]
                .GetProperty("figures")[0]
                .GetProperty("values")[0]
                .GetProperty("text")
                .GetString()
        );
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_not_told_of_the_next_edition()
    {
        await _receiver.StartAsync(Token);
        _answers.Enqueue(410);
        var edition = EditionFixture.Morning();

        var first = await Courier(allowPrivate: true).DeliverAsync(edition, Token);
        var second = await Courier(allowPrivate: true)
            .DeliverAsync(edition with { Id = "morning/2026-12-01-0700p0100" }, Token);

        Assert.Equal((1, 1), (first.Refused, second.Skipped));
        Assert.Single(_told);
    }

    [Fact]
    public async Task An_address_of_this_machine_is_not_called_unless_that_is_allowed()
    {
        await _receiver.StartAsync(Token);

        var report = await Courier(allowPrivate: false)
            .DeliverAsync(EditionFixture.Morning(), Token);

        Assert.Equal(1, report.Pending);
        Assert.Empty(_told);
    }

    [Fact]
    public void Text_of_an_article_commands_nothing_in_Slack_and_Teams_and_neither_form_is_too_long_for_them()
    {
        const string Attack = "<!channel> <https://evil.test|x> [y](https://evil.test) & more";
        var morning = EditionFixture.Morning();
        var story = morning.Stories[0] with
        {
            Headline = Attack,
            Sentences =
            [
                new StorySentence(Attack + new string('w', 5000), [new Citation("a1", "p1")]),
                new StorySentence(Attack, [new Citation("a1", "p1")]),
            ],
        };
        var view = new EditionView(
            morning with
            {
                Stories =
                [
                    .. Enumerable
                        .Range(0, 100)
                        .Select(number => story with { Id = $"st-{number}" }),
                ],
            },
            new EditionLinks("https://news.test/")
        );

        using var slack = JsonDocument.Parse(WebhookBody.Write(WebhookRow.Slack, view));
        var blocks = slack.RootElement.GetProperty("blocks").EnumerateArray().ToList();
        Assert.InRange(blocks.Count, 2, 50);
        Assert.All(
            blocks
                .Skip(1)
                .Select(block => block.GetProperty("text").GetProperty("text").GetString()!),
            text =>
            {
                Assert.InRange(text.Length, 1, 3000);
                Assert.DoesNotContain("<!channel>", text, StringComparison.Ordinal);
                Assert.DoesNotContain("<https://evil.test", text, StringComparison.Ordinal);
            }
        );
        var teams = WebhookBody.Write(WebhookRow.Teams, view);
        Assert.InRange(teams.Length, 500, 28_000);
        Assert.DoesNotContain(
            "\"TextBlock\"",
            Encoding.UTF8.GetString(teams),
            StringComparison.Ordinal
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        _folder.Dispose();
    }

    private WebhookCourier Courier(bool allowPrivate)
    {
        var store = new FolderResultStore(_folder.File("store"));
        var options = new DeliveryOptions
        {
            BaseUrl = "https://news.test/store",
            Webhooks = new Dictionary<string, WebhookRow>
            {
                ["desk"] = new()
                {
                    Url = _receiver.Urls.Single(),
                    Secret = Secret,
                    AllowPrivate = allowPrivate,
                },
            },
        };
        return new WebhookCourier(
            options,
            new DeliveryLedger(store, TimeProvider.System),
            new Unsubscribed(store),
            TimeProvider.System,
            NullLogger<WebhookCourier>.Instance
        );
    }
}
