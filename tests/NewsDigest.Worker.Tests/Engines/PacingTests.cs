using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsDigest.ChatModels;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Worker.Tests.Faults.Rig;
using NewsDigest.Worker.Tests.ModelServers;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

/// <summary>A worker with a backlog before a deployment whose quota bears ten calls a minute, on a clock that runs faster.</summary>
public sealed class PacingTests : IDisposable
{
    private const int Articles = 20;
    private const int TokensAMinute = 30_000;

    private readonly TemporaryFolder _folder = new();
    private readonly FastTime _time = new(40);
    private readonly Lock _lock = new();
    private long _minute;
    private int _used;
    private int _refused;

    [Fact]
    public async Task A_quota_that_headers_tell_is_kept_so_that_hardly_a_request_is_refused_and_no_article_put_back()
    {
        var token = TestContext.Current.CancellationToken;
        await using var server = await ScriptedServer.StartAsync(Answer);
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Engine"] = "openai",
                    ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
                    ["OpenAI:Model"] = "scripted",
                    ["Data"] = _folder.File("data"),
                    ["Health:Url"] = "none",
                }
            )
            .Build();
        using var host = WorkerHost.Build(
            configuration,
            drain: false,
            logging => logging.Services.AddSingleton<TimeProvider>(_time)
        );
        var queue = host.Services.GetRequiredService<IArticleQueue>();
        for (var number = 1; number <= Articles; number++)
        {
            await queue.SendAsync(ServerArticles.Message(number, 1), token);
        }

        var statistics = host.Services.GetRequiredService<RunStatistics>();
        await host.StartAsync(token);
        for (var look = 0; look < 3600 && statistics.Counts.Finished < Articles; look++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, token);
        }

        await host.StopAsync(token);
        Assert.Equal(
            (Articles, 0, 0),
            (statistics.Counts.Published, statistics.Counts.Requeued, statistics.Counts.Quarantined)
        );
        Assert.InRange(_refused, 0, 2);
        Assert.Equal(2 * Articles, server.Requests.Count - _refused);
        Assert.Single(
            Directory.GetFiles(
                _folder.File("data", "pacing"),
                "*.json",
                SearchOption.AllDirectories
            )
        );
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    /// <summary>Charges prompt and largest answer when the request arrives, and begins anew each minute.</summary>
    private ScriptedAnswer Answer(ScriptedRequest request)
    {
        var charge =
            TokenCounter.Count(request.System)
            + TokenCounter.Count(request.User)
            + (
                request.Json.TryGetProperty("max_tokens", out var most)
                || request.Json.TryGetProperty("max_completion_tokens", out most)
                    ? most.GetInt32()
                    : 0
            );
        lock (_lock)
        {
            var now = _time.GetElapsedTime(0).TotalSeconds;
            if ((long)(now / 60) is var minute && minute != _minute)
            {
                (_minute, _used) = (minute, 0);
            }

            var isTooMuch = _used + charge > TokensAMinute;
            _refused += isTooMuch ? 1 : 0;
            _used += isTooMuch ? 0 : charge;
            var reset = ((int)(60 - (now % 60)) + 1).ToString(CultureInfo.InvariantCulture);
            return (
                isTooMuch
                    ? ScriptedAnswer.Throttled("retry-after", reset)
                    : ServerArticles.Good(request)
            )
                .With(
                    "x-ratelimit-limit-tokens",
                    TokensAMinute.ToString(CultureInfo.InvariantCulture)
                )
                .With(
                    "x-ratelimit-remaining-tokens",
                    (TokensAMinute - _used).ToString(CultureInfo.InvariantCulture)
                )
                .With("x-ratelimit-reset-tokens", reset);
        }
    }
}
