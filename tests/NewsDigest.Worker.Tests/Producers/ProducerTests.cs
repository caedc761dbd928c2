using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NewsDigest.Articles;
using NewsDigest.Client;
using NewsDigest.Intake;
using NewsDigest.Storage;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.Tests.Azurite;

namespace NewsDigest.Worker.Tests.Producers;

/// <summary>A producer's whole way: send, look, hear of the end; from C#, Python and Node, against the worker itself.</summary>
public sealed class ProducerTests(AzuriteServer azurite) : IDisposable
{
    private const string English =
        "The council of Selmar opened the new bridge on Tuesday. It cost 34 million crowns, the mayor said.";

    private readonly TemporaryFolder _folder = new();
    private readonly string _name = $"p{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_producer_hears_of_each_article_what_became_of_it_and_which_field_was_wrong()
    {
        var (queue, container, notices) = await OpenAsync();
        var articles = new ArticleSender(queue, container);
        using var producer = new Activity("producer").Start();

        await articles.SendAsync(Wanted(new Article("bridge / 1", English)), Token);
        await articles.SendAsync(
            Wanted(
                new Article("bridge-long", $"{English}\n\n{Long()}") { SourceName = "Selmar Post" }
            ),
            Token
        );
        var sent = await articles.SendManyAsync(
            Many().ToAsyncEnumerable(),
            (article, problem) => Assert.Equal("body", problem.Field),
            Token
        );
        await SendRawAsync(
            queue,
            $$"""{"id":"wrong","body":"x","language":"??","notify":{"queue":"{{_name}}-done"} }"""
        );
        await SendRawAsync(
            queue,
            """{"id":"elsewhere","body":"The council met.","notify":{"queue":"not-allowed"} }"""
        );
        await RunExampleAsync("python3", "send.py", "from-python");
        await RunExampleAsync("node", "send.mjs", "from-node");
        Assert.Null(await articles.StatusAsync("bridge / 1", Token));

        var run = await Processes.WorkerProcess.RunAsync(Settings(), "run", "--drain");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(20, sent);
        var heard = new Dictionary<string, DoneNotice>();
        await foreach (var notice in DoneNotices.ReadAsync(notices, Token))
        {
            heard[notice.Id!] = notice; // all have one
            if (heard.Count == 25)
            {
                break;
            }
        }

        Assert.Equal("published", heard["bridge / 1"].Outcome);
        Assert.Equal("verified", heard["bridge / 1"].Verdict);
        Assert.NotNull(heard["from-python"].Result);
        Assert.NotNull(heard["from-node"].Result);
        Assert.Equal(
            ("quarantined", "invalid_field", "language"),
            (heard["wrong"].Outcome, heard["wrong"].Code, heard["wrong"].Field)
        );
        Assert.Equal("published", (await articles.StatusAsync("bridge / 1", Token))?.State);
        var elsewhere = await articles.StatusAsync("elsewhere", Token);
        Assert.Equal(("quarantined", "notify.queue"), (elsewhere?.State, elsewhere?.Field));
        var shown = await Processes.WorkerProcess.RunAsync(Settings(), "status", "bridge / 1");
        Assert.Contains("published", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_notice_is_missing_although_workers_are_killed()
    {
        const int Articles = 40;
        var data = _folder.File("data");
        Directory.CreateDirectory(data);
        var queue = new SqliteArticleQueue(Path.Combine(data, "queue.db"), TimeProvider.System);
        for (var number = 0; number < Articles; number++)
        {
            await queue.SendAsync(
                Encoding.UTF8.GetBytes(
                    $$"""{"id":"a{{number}}","body":"The council of Selmar opened bridge {{number}} on Tuesday.","notify":{"queue":"told"} }"""
                ),
                Token
            );
        }

        var settings = new Dictionary<string, string>
        {
            ["Engine"] = "offline",
            ["Data"] = data,
            ["Health:Url"] = "none",
            ["Notify:Queues"] = "told",
            ["Worker:Lease"] = "00:00:03",
        };
        for (var kill = 1; kill <= 4; kill++)
        {
            using var worker = Processes.WorkerProcess.Start(settings, "run");
            var before = Results(data);
            await worker.UntilAsync(
                () => Task.FromResult(Results(data) >= Math.Min(before + 7, Articles)),
                $"articles before kill {kill}"
            );
            worker.Kill();
        }

        var drain = await Processes.WorkerProcess.RunAsync(settings, "run", "--drain");
        Assert.True(drain.ExitCode == 0, drain.Output + drain.Errors);

        var told = new SqliteArticleQueue(
            Path.Combine(data, "notices", "told.db"),
            TimeProvider.System
        );
        HashSet<string> ids = [];
        while ((await told.ReceiveAsync(TimeSpan.FromMinutes(5), Token)).Lease is { } lease)
        {
            using var notice = System.Text.Json.JsonDocument.Parse(lease.Body);
            ids.Add(notice.RootElement.GetProperty("id").GetString()!); // all have one
        }

        Assert.Equal(Articles, ids.Count);
    }

    [Fact]
    public async Task A_webhook_is_told_with_a_signature_and_what_nobody_takes_is_kept()
    {
        const string Secret = "a secret of thirty-two characters";
        var taken = new List<(string Id, string Stamp, string Signature, string Body)>();
        await using var hook = await StartHookAsync(taken);
        await File.WriteAllTextAsync(_folder.File("secret"), Secret, Token);
        await File.WriteAllTextAsync(_folder.File("a.txt"), English, Token);
        var settings = new Dictionary<string, string>
        {
            ["Engine"] = "offline",
            ["Data"] = _folder.File("data"),
            ["Health:Url"] = "none",
            ["Notify:Webhook"] = AddressOf(hook),
            ["Notify:WebhookSecretFile"] = _folder.File("secret"),
        };
        await Processes.WorkerProcess.RunAsync(settings, "submit", _folder.File("a.txt"));
        Assert.Equal(
            0,
            (await Processes.WorkerProcess.RunAsync(settings, "run", "--drain")).ExitCode
        );

        var (id, stamp, signature, body) = Assert.Single(taken);
        var expected = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Secret),
            Encoding.UTF8.GetBytes($"{id}.{stamp}.{body}")
        );
        Assert.Equal($"v1,{Convert.ToBase64String(expected)}", signature);
        Assert.Contains("newsdigest.done/1", body, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "bridge",
            body.Replace("a-txt", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );

        await hook.DisposeAsync();
        await File.WriteAllTextAsync(
            _folder.File("b.txt"),
            English.Replace("34", "35", StringComparison.Ordinal),
            Token
        );
        await Processes.WorkerProcess.RunAsync(settings, "submit", _folder.File("b.txt"));
        var run = await Processes.WorkerProcess.RunAsync(settings, "run", "--drain");
        Assert.Equal(0, run.ExitCode);
        Assert.Single(Directory.GetFiles(Path.Combine(_folder.File("data"), "undelivered")));
    }

    [Theory]
    [InlineData("efe-2026-03-01-17")]
    [InlineData("https://example.org/Artículo?id=17")]
    [InlineData("新闻")]
    [InlineData("--")]
    [InlineData("a very long name of an article that goes on and on and on and does not end")]
    public void The_client_finds_an_article_where_the_worker_puts_it(string id) =>
        Assert.Equal(StorePath.KeyOf(new ArticleId(id)), StoreKey.Of(id));

    [Fact]
    public void What_the_client_sends_the_workers_parser_takes()
    {
        var message = ArticleMessage.Of(
            new Article("a", "<p>Text</p>")
            {
                Title = "Titel",
                ContentType = "text/html; charset=utf-8",
                Language = "de",
                SourceName = "Blatt",
                SourceUrl = new Uri("https://blatt.test/1"),
                PublishedAt = DateTimeOffset.UnixEpoch,
                Priority = "high",
                NotifyQueue = "done",
                Extra = new Dictionary<string, string> { ["desk"] = "economy" },
            }
        );

        var parsed = MessageParser.Parse(Encoding.UTF8.GetBytes(message.ToJsonString()));

        var article = Assert.IsType<ParsedMessage.Accepted>(parsed).Article;
        Assert.Equal(
            ("done", "de", ArticlePriority.High),
            (article.NotifyQueue, article.Language, article.Priority)
        );
        Assert.Equal("economy", (string?)article.Extra?["desk"]);
    }

    [Theory]
    [InlineData("id", "", "Text")]
    [InlineData("body", "a", " ")]
    [InlineData("body", "a", "cut <half>")]
    public void What_the_worker_would_refuse_is_not_sent(string field, string id, string body) =>
        Assert.Equal(
            field,
            Assert
                .Throws<InvalidArticleException>(() =>
                    ArticleMessage.Of(
                        new Article(id, body.Replace("<half>", "\ud83d", StringComparison.Ordinal))
                    )
                )
                .Field
        );

    private static int Results(string data) =>
        Directory.Exists(Path.Combine(data, "results"))
            ? Directory
                .GetFiles(Path.Combine(data, "results"), "result.json", SearchOption.AllDirectories)
                .Length
            : 0;

    private static string Long() =>
        string.Join(
            "\n\n",
            Enumerable
                .Range(1, 900)
                .Select(number =>
                    $"Paragraph {number} of the report says that the bridge of Selmar has {number} posts."
                )
        );

    private IEnumerable<Article> Many() =>
        Enumerable
            .Range(0, 20)
            .Select(number =>
                Wanted(new Article($"many-{number}", $"{English} That was number {number}."))
            )
            .Append(new Article("empty", " "));

    private Article Wanted(Article article)
    {
        article.NotifyQueue = $"{_name}-done";
        return article;
    }

    private async Task RunExampleAsync(string program, string file, string id)
    {
        await File.WriteAllTextAsync(
            _folder.File(id),
            English.Replace("Tuesday", "Friday", StringComparison.Ordinal) + id,
            Token
        );
        var start = new ProcessStartInfo(
            program,
            [Example(file), _name, id, _folder.File(id), $"{_name}-done"]
        )
        {
            RedirectStandardError = true,
        };
        start.Environment["STORAGE_QUEUE"] =
            $"{azurite.Queues.GetLeftPart(UriPartial.Authority)}/devstoreaccount1";
        start.Environment["STORAGE_ACCOUNT"] = "devstoreaccount1";
        start.Environment["STORAGE_KEY"] = azurite
            .ConnectionString.Split("AccountKey=")[1]
            .Split(';')[0];
        using var process = Process.Start(start)!; // a program that is there
        var errors = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.True(process.ExitCode == 0, errors);
    }

    private static async Task SendRawAsync(QueueClient queue, string message) =>
        await queue.SendMessageAsync(
            Convert.ToBase64String(Encoding.UTF8.GetBytes(message)),
            timeToLive: TimeSpan.FromSeconds(-1),
            cancellationToken: Token
        );

    private async Task<(
        QueueClient Queue,
        BlobContainerClient Container,
        QueueClient Notices
    )> OpenAsync()
    {
        var queue = new QueueClient(azurite.ConnectionString, _name);
        await queue.CreateIfNotExistsAsync(cancellationToken: Token);
        var container = new BlobContainerClient(azurite.ConnectionString, _name);
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        return (queue, container, new QueueClient(azurite.ConnectionString, $"{_name}-done"));
    }

    private Dictionary<string, string> Settings() =>
        new()
        {
            ["Engine"] = "offline",
            ["Queue:Kind"] = "azure",
            ["Queue:Name"] = _name,
            ["Queue:ConnectionString"] = azurite.ConnectionString,
            ["Store:Kind"] = "azure",
            ["Store:Container"] = _name,
            ["Store:ConnectionString"] = azurite.ConnectionString,
            ["Notify:Queues"] = $"{_name}-done",
            ["Notify:Status"] = "true",
            ["Health:Url"] = "none",
        };

    private static async Task<WebApplication> StartHookAsync(
        List<(string Id, string Stamp, string Signature, string Body)> taken
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseRouting();
        app.MapPost(
            "/",
            async (HttpContext context) =>
            {
                using var reader = new StreamReader(context.Request.Body);
                var body = await reader.ReadToEndAsync();
                var headers = context.Request.Headers;
                lock (taken)
                {
                    taken.Add(
                        (
                            headers["webhook-id"].ToString(),
                            headers["webhook-timestamp"].ToString(),
                            headers["webhook-signature"].ToString(),
                            body
                        )
                    );
                }
            }
        );
        await app.StartAsync(Token);
        return app;
    }

    private static string AddressOf(WebApplication app) =>
        app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();

    private static string Example(string file, [CallerFilePath] string here = "") =>
        Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/examples", file)
        ); // a source file lies in a folder
}
