using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsDigest.Intake;
using NewsDigest.Storage;
using NewsDigest.Worker.Tests.Processes;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.ModelServers;

/// <summary>Rows of the table once more with the whole program in a process of its own, <c>run --drain</c> from start to end.</summary>
public sealed class ServerProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("402")]
    [InlineData("wait_text")]
    [InlineData("200_429")]
    [InlineData("finish_null")]
    [InlineData("gzip_lie")]
    [InlineData("no_v1")]
    [InlineData("rf_400_nocode")]
    [InlineData("rf_400_str")]
    [InlineData("ctx_always")]
    public async Task The_whole_program_does_as_the_table_says_and_quarantines_nobody(string id)
    {
        var row = ServerTable.Rows.Single(row => row.Id == id);
        var calls = 0;
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            var number = Interlocked.Increment(ref calls);
            var isMended = row.End == ServerEnd.Paused && number > row.Requests;
            return (isMended ? null : row.Answer(new ServerCall(request, number)))
                ?? ServerArticles.Good(request);
        });
        var settings = new Dictionary<string, string>
        {
            ["Engine"] = "openai",
            ["OpenAI:BaseUrl"] = new Uri(server.Address, "/v1").ToString(),
            ["OpenAI:Model"] = "scripted",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
            ["Model:FirstWait"] = "00:00:00.005",
            ["Worker:Concurrency"] = "1",
            ["Worker:RetryDelay"] = "00:00:00.2",
        };
        await using var services = Commands.Services.Build(
            new ConfigurationBuilder().AddInMemoryCollection(settings!).Build()
        );
        var (queue, store) = (
            services.GetRequiredService<IArticleQueue>(),
            services.GetRequiredService<IResultStore>()
        );
        for (var number = 1; number <= row.Articles; number++)
        {
            await queue.SendAsync(
                ServerArticles.Message(number, row.Paragraphs),
                TestContext.Current.CancellationToken
            );
        }

        // What no waiting cures ends a drain at once; the next one comes when it is mended.
        var said = "";
        for (
            var run = 1;
            run <= 3 && (await queue.MeasureAsync(TestContext.Current.CancellationToken)).Total > 0;
            run++
        )
        {
            var (_, output, errors) = await WorkerProcess.RunAsync(settings, "run", "--drain");
            said += output + errors;
        }

        var results = await CountAsync(store, "results", "result.json");
        Assert.True(
            (results, await CountAsync(store, "quarantine", "record.json")) == (row.Articles, 0),
            said
        );
        Assert.True(
            row.AtMost
                || calls == row.Requests + (row.End == ServerEnd.Paused ? 2 * row.Articles : 0),
            $"{calls} requests\n{said}"
        );
        Assert.All(row.Says, text => Assert.Contains(text, said, StringComparison.Ordinal));
        Assert.DoesNotContain("alcaldesa", said, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static async Task<int> CountAsync(IResultStore store, string folder, string name) =>
        await store
            .ListAsync(StorePath.Of(folder), TestContext.Current.CancellationToken)
            .CountAsync(
                path => path.Value.EndsWith($"/{name}", StringComparison.Ordinal),
                TestContext.Current.CancellationToken
            );
}
