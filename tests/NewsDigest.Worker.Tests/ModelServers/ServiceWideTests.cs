using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>A backlog before a server that is wrong for every article, with the worker's own settings, on a clock that runs faster.</summary>
public sealed class ServiceWideTests
{
    private const int Articles = 30;

    /// <summary>More of them on few cores, and the fast clock outruns the workers.</summary>
    private const int AtOnce = 6;

    /// <summary>After the first minute, with as much again for a slow machine to end the repeats of its first calls.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly (string Name, ScriptedAnswer Answer)[] Wrong =
    [
        ("302", ScriptedAnswer.Redirect(new Uri("http://127.0.0.2:9/v1/chat/completions"))),
        ("400", ScriptedAnswer.Json(400, """{"message":"no Route matched with those values"}""")),
        (
            "401",
            ScriptedAnswer.Json(
                401,
                """{"error":{"message":"Incorrect API key provided.","code":"invalid_api_key"}}"""
            )
        ),
        (
            "402",
            ScriptedAnswer.Json(402, """{"error":{"code":402,"message":"Insufficient credits."}}""")
        ),
        (
            "403",
            ScriptedAnswer.Json(
                403,
                """{"error":{"code":"PermissionDenied","message":"No access."}}"""
            )
        ),
        (
            "404",
            ScriptedAnswer.Json(
                404,
                """{"error":{"message":"model \"scripted\" not found, try pulling it first"}}"""
            )
        ),
        ("405", ScriptedAnswer.Text(405, "text/html", "<html><body>Not allowed</body></html>")),
        ("406", ScriptedAnswer.Json(406, """{"detail":"Not acceptable"}""")),
        ("407", ScriptedAnswer.Text(407, "text/html", "<html><title>Proxy login</title></html>")),
        ("409", ScriptedAnswer.Json(409, """{"error":{"message":"Busy with another request."}}""")),
        ("415", ScriptedAnswer.Json(415, """{"detail":"Unsupported media type"}""")),
        ("422", ScriptedAnswer.Json(422, """{"detail":"No adapter for this request"}""")),
        ("424", ScriptedAnswer.Json(424, """{"error":{"message":"A dependency failed."}}""")),
        ("429", ScriptedAnswer.Json(429, """{"error":{"message":"Slow down."}}""")),
        (
            "a quota that no waiting fills",
            ScriptedAnswer.Json(
                429,
                """{"error":{"message":"You exceeded your quota.","code":"insufficient_quota"}}"""
            )
        ),
        ("500", ScriptedAnswer.Json(500, """{"error":{"message":"Out of memory."}}""")),
        ("502", ScriptedAnswer.Text(502, "text/html", "<html><title>Bad gateway</title></html>")),
        (
            "200 with an error",
            ScriptedAnswer.Json(200, """{"error":{"message":"Rate limit exceeded","code":429}}""")
        ),
        ("200 with a page", ScriptedAnswer.Html()),
        ("200 with a stream", ScriptedAnswer.Text(200, "text/event-stream", "data: {}\n\n")),
        ("a wrong content type", ScriptedAnswer.Text(200, "text/plain", "Server is running")),
        ("a gzip header", ScriptedAnswer.Json(200, "{}").With("Content-Encoding", "gzip")),
        ("no choice", ScriptedAnswer.NoChoices()),
        (
            "a parameter that cannot be left out",
            ScriptedAnswer.Json(
                400,
                """{"error":{"message":"Unsupported parameter: messages.","param":"messages","code":"unsupported_parameter"}}"""
            )
        ),
        (
            "a window smaller than the prompt",
            ScriptedAnswer.Json(
                400,
                """{"error":{"message":"This model's maximum context length is 1024 tokens."}}"""
            )
        ),
    ];

    [Fact]
    public async Task A_server_that_is_wrong_for_every_article_quarantines_nobody_is_asked_twice_a_minute_and_gets_all_when_it_is_mended()
    {
        foreach (var some in Wrong.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(wrong => ShowAsync(wrong.Name, wrong.Answer)));
        }
    }

    private static async Task ShowAsync(string name, ScriptedAnswer wrong)
    {
        var token = TestContext.Current.CancellationToken;
        var time = new FastTime(40);
        var asked = new ConcurrentQueue<long>();
        var mended = false;
        using var folder = new TemporaryFolder();
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            if (mended)
            {
                return ServerArticles.Good(request);
            }

            asked.Enqueue(time.GetTimestamp());
            return wrong;
        });
        var settings = new Dictionary<string, string?>
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "scripted",
            ["Data"] = folder.File("data"),
            ["Health:Url"] = "none",
        };
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection(settings)
            .Build();
        using var host = WorkerHost.Build(
            configuration,
            drain: false,
            logging => logging.Services.AddSingleton<TimeProvider>(time)
        );
        var queue = host.Services.GetRequiredService<IArticleQueue>();
        for (var number = 1; number <= Articles; number++)
        {
            await queue.SendAsync(ServerArticles.Message(number, 1), token);
        }

        var statistics = host.Services.GetRequiredService<RunStatistics>();
        long[] WhenSettled() =>
            [.. asked.Where(at => time.GetElapsedTime(asked.First(), at) > Settled)];
        await host.StartAsync(token);
        await UntilAsync(() => WhenSettled().Length >= 4, name);
        Assert.Equal((0, 0), (statistics.Counts.Finished, statistics.Counts.Quarantined));

        // Half a minute at most, and then one request after the other: nobody is put back once more.
        var breaker = host.Services.GetRequiredService<IntakeCircuitBreaker>();
        mended = true;
        Assert.InRange(breaker.Wait, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        var wrongAnswers = asked.Count;
        await UntilAsync(() => statistics.Counts.Finished == Articles, name);
        Assert.InRange(asked.Count, wrongAnswers, wrongAnswers + 1); // one may have been under way
        await host.StopAsync(token);
        SqliteConnection.ClearAllPools();
        Assert.True(
            statistics.Counts is { Published: Articles, Quarantined: 0 },
            $"{name}: {statistics.Counts}"
        );

        // From then on any three requests in a row take a minute and more; less what the server was late to see the first of them.
        var later = WhenSettled();
        Assert.All(
            later.Zip(later.Skip(2)),
            pair =>
                Assert.True(
                    time.GetElapsedTime(pair.First, pair.Second) >= 0.75 * Minute,
                    $"{name}: three requests in {time.GetElapsedTime(pair.First, pair.Second)}"
                )
        );
    }

    private static async Task UntilAsync(Func<bool> condition, string name)
    {
        for (var look = 0; look < 3600; look++)
        {
            if (condition())
            {
                return;
            }

            await Task.Delay(
                TimeSpan.FromMilliseconds(50),
                TimeProvider.System,
                TestContext.Current.CancellationToken
            );
        }

        Assert.Fail($"{name}: waited three minutes in vain.");
    }
}
