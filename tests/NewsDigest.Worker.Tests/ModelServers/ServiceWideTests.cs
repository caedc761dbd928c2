using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsDigest.Intake;
using NewsDigest.Operations;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>A backlog before a server that is wrong for every article, with the worker's own settings, on a clock that runs faster.</summary>
public sealed class ServiceWideTests
{
    private const int Articles = 30;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly (string Name, ScriptedAnswer Answer)[] Wrong =
    [
        (
            "402",
            ScriptedAnswer.Json(402, """{"error":{"code":402,"message":"Insufficient credits."}}""")
        ),
        ("307", ScriptedAnswer.Redirect(new Uri("http://127.0.0.2:9/v1/chat/completions"))),
        ("400", ScriptedAnswer.Json(400, """{"message":"no Route matched with those values"}""")),
        ("422", ScriptedAnswer.Json(422, """{"detail":"No adapter for this request"}""")),
        ("424", ScriptedAnswer.Json(424, """{"error":{"message":"A dependency failed."}}""")),
        (
            "200 with an error",
            ScriptedAnswer.Json(200, """{"error":{"message":"Rate limit exceeded","code":429}}""")
        ),
        ("200 with a page", ScriptedAnswer.Html()),
        ("200 with a stream", ScriptedAnswer.Text(200, "text/event-stream", "data: {}\n\n")),
        ("a gzip header", ScriptedAnswer.Json(200, "{}").With("Content-Encoding", "gzip")),
        ("no choice", ScriptedAnswer.NoChoices()),
    ];

    [Fact]
    public async Task A_server_that_is_wrong_for_every_article_quarantines_nobody_is_asked_twice_a_minute_and_gets_all_when_it_is_mended() =>
        await Task.WhenAll(Wrong.Select(wrong => ShowAsync(wrong.Name, wrong.Answer)));

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

        var journal = host.Services.GetRequiredService<RunJournal>();
        long[] AfterTheFirstMinute() =>
            [.. asked.Where(at => time.GetElapsedTime(asked.First(), at) > Minute)];
        await host.StartAsync(token);
        await UntilAsync(() => AfterTheFirstMinute().Length >= 4, name);
        Assert.Equal((0, 0), (journal.Counts.Finished, journal.Counts.Quarantined));

        mended = true;
        await UntilAsync(() => journal.Counts.Finished == Articles, name);
        await host.StopAsync(token);
        SqliteConnection.ClearAllPools();
        Assert.True(
            journal.Counts is { Published: Articles, Quarantined: 0 },
            $"{name}: {journal.Counts}"
        );

        // After the first minute, which begins with the first request, any three requests in a row take a minute and more.
        var later = AfterTheFirstMinute();
        Assert.All(
            later.Zip(later.Skip(2)),
            pair =>
                Assert.True(
                    time.GetElapsedTime(pair.First, pair.Second) >= 0.97 * Minute,
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
