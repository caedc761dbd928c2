using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>
/// The worker's host in this process, because a process for each row would cost minutes, with a server that behaves as a row says.
/// One article at a time, so that requests can be counted.
/// </summary>
internal sealed class ServerBench : IAsyncDisposable
{
    private readonly ServerRow _row;
    private readonly TemporaryFolder _folder = new();
    private readonly RowLog _log;
    private ScriptedServer? _server;
    private IHost? _host;
    private int _calls;
    private int _callsBeforePause;
    private volatile bool _mended;

    private ServerBench(ServerRow row) => (_row, _log) = (row, new RowLog(OnPutBack));

    public static async Task<ServerBench> StartAsync(ServerRow row)
    {
        var bench = new ServerBench(row);
        bench._server = await ScriptedServer.StartAsync(bench.Answer, models: row.Models);
        bench._host = bench.Host();
        return bench;
    }

    /// <summary>Runs the row's articles to their end and holds all that the row says against it.</summary>
    public async Task ShowAsync()
    {
        var (host, token) = (_host!, TestContext.Current.CancellationToken); // started
        var queue = host.Services.GetRequiredService<IArticleQueue>();
        for (var number = 1; number <= _row.Articles; number++)
        {
            await queue.SendAsync(ServerArticles.Message(number, _row.Paragraphs), token);
        }

        await host.StartAsync(token);
        var statistics = host.Services.GetRequiredService<RunStatistics>();
        await UntilAsync(() => statistics.Counts.Finished >= _row.Articles);
        await host.StopAsync(token);

        var results = Results();
        Assert.True(
            _row.End == ServerEnd.Quarantined == (statistics.Counts.Quarantined == _row.Articles),
            $"{statistics.Counts}\n{_log}"
        );
        Assert.True(
            _row.End == ServerEnd.Quarantined || results.Count == _row.Articles,
            $"{results.Count} results\n{_log}"
        );
        Assert.All(
            results,
            result =>
                Assert.True(
                    (result.Verdict == Verdict.Failed) == (_row.End == ServerEnd.Failed),
                    $"{result.Verdict}: {string.Join("; ", result.Reasons)}\n{_log}"
                )
        );
        Assert.True(
            _row.End == ServerEnd.Paused == _mended,
            $"Intake {(_mended ? "paused" : "did not pause")}.\n{_log}"
        );
        Assert.All(
            _row.Says,
            said => Assert.True(_log.Contains(said), $"'{said}' was not said.\n{_log}")
        );
        _row.Check(results);
        var requests = _row.End == ServerEnd.Paused ? _callsBeforePause : _calls;
        Assert.True(
            _row.AtMost ? requests <= _row.Requests : requests == _row.Requests,
            $"{requests} requests\n{string.Join('\n', _server!.Requests.Select(request => request.Body))}\n{_log}"
        ); // started
    }

    public async ValueTask DisposeAsync()
    {
        _host?.Dispose();
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private IHost Host()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(_server!.Address, "/v1").ToString(), // started
            ["OpenAI:Model"] = "scripted",
            ["Model:FirstWait"] = "00:00:00.005",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
            ["Worker:Concurrency"] = "1",
            ["Worker:MaxIdleDelay"] = "00:00:00.05",
            ["Worker:RetryDelay"] = "00:00:00.02",
        };
        foreach (var (key, value) in _row.Settings)
        {
            settings[key] = value.Replace(
                "SERVER",
                _server.Address.Authority,
                StringComparison.Ordinal
            );
        }

        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection(settings)
            .Build();
        return WorkerHost.Build(configuration, drain: false, logging => logging.AddProvider(_log));
    }

    private ScriptedAnswer Answer(ScriptedRequest request)
    {
        var number = Interlocked.Increment(ref _calls);
        return (_mended ? null : _row.Answer(new ServerCall(request, number)))
            ?? ServerArticles.Good(request);
    }

    /// <summary>Said before intake pauses and with no other article in work, so the count is exact.</summary>
    private void OnPutBack()
    {
        if (_row.End == ServerEnd.Paused && !_mended)
        {
            (_callsBeforePause, _mended) = (_calls, true);
        }
    }

    private List<ArticleResult> Results() =>
        !Directory.Exists(_folder.File("data", "results"))
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(
                        _folder.File("data", "results"),
                        "result.json",
                        SearchOption.AllDirectories
                    )
                    .Select(file =>
                        JsonSerializer.Deserialize<ArticleResult>(
                            File.ReadAllText(file),
                            ArticleJson.Options
                        )!
                    ),
            ]; // a result is an object

    private async Task UntilAsync(Func<bool> condition)
    {
        for (var look = 0; look < 12_000; look++)
        {
            if (condition())
            {
                return;
            }

            await Task.Delay(
                TimeSpan.FromMilliseconds(10),
                TimeProvider.System,
                TestContext.Current.CancellationToken
            );
        }

        Assert.Fail(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Waited two minutes in vain for {_row.Articles} articles to end; {_calls} requests.\n{_log}"
            )
        );
    }
}
