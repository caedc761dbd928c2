using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Intake;
using NewsDigest.Worker.Local;
using NewsDigest.Worker.Tests.Pages;
using NewsDigest.Worker.Tests.Processes;

namespace NewsDigest.Worker.Tests.Health;

/// <summary>The dashboard of a real worker, as a browser and as a stranger asks for it.</summary>
public sealed partial class DashboardTests : IDisposable
{
    private const string Secret = "a-token-of-forty-letters-for-this-test-1";
    private const int Group = 300;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_group_of_300_is_requeued_by_one_button_and_published_and_nobody_moves_anything_without_token_and_form()
    {
        var quarantine = await FillAsync();
        var port = FreePort();
        using var worker = WorkerProcess.Start(
            new Dictionary<string, string>
            {
                ["Data"] = _folder.File("data"),
                ["Health:Url"] = $"http://127.0.0.1:{port}",
                ["Health:Token"] = Secret,
            },
            "run"
        );
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = new($"http://127.0.0.1:{port}") };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        await worker.UntilAsync(() => ListensAsync(http), "the worker to listen");

        // Without the token: a person is led to the place for it, and nothing moves.
        using (var first = await http.GetAsync("/", Token))
        {
            Assert.Equal(
                (HttpStatusCode.SeeOther, "/login"),
                (first.StatusCode, first.Headers.Location?.OriginalString)
            );
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(http, "/quarantine/requeue", []));
        Assert.Equal(HttpStatusCode.Unauthorized, await LoginAsync(http, "wrong"));
        Assert.Equal(HttpStatusCode.SeeOther, await LoginAsync(http, Secret));

        var page = await PageAsync(http, "/");
        Assert.Contains($"{Group} × worker_died", page, StringComparison.Ordinal);
        Assert.Contains(
            "1 × missing_field, field &#x27;body&#x27;",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("What needs you", page, StringComparison.Ordinal);
        Assert.DoesNotContain("bridge", page, StringComparison.Ordinal);

        // With the cookie, but not from the page's own form.
        Dictionary<string, string> group = new() { ["code"] = "worker_died" };
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(http, "/quarantine/requeue", group));
        Assert.Equal(Group + 1, await quarantine.ListKeysAsync(Token).CountAsync(Token));

        group["__RequestVerificationToken"] = FormToken().Match(page).Groups[1].Value;
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(http, "/quarantine/requeue", group));
        await worker.UntilAsync(
            async () => Finished().Match(await PageAsync(http, "/")).Groups[1].Value == $"{Group}",
            "all of the group to be published"
        );
        Assert.Equal(1, await quarantine.ListKeysAsync(Token).CountAsync(Token));

        // The page follows, and tells of one article without a word of it.
        await using (var live = await http.GetStreamAsync("/live", Token))
        {
            using var lines = new StreamReader(live);
            Assert.Equal("event: changed", await lines.ReadLineAsync(Token));
        }

        var article = await PageAsync(http, "/article?id=en-7");
        Assert.Contains("<dt>Verdict</dt><dd>verified</dd>", article, StringComparison.Ordinal);
        Assert.DoesNotContain("bridge", article, StringComparison.Ordinal);

        // Dropping asks first.
        var question = await PageAsync(http, "/quarantine/drop?code=missing_field&field=body");
        Assert.Contains("Delete 1 message for good?", question, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            await PostAsync(
                http,
                "/quarantine/drop",
                new()
                {
                    ["code"] = "missing_field",
                    ["field"] = "body",
                    ["__RequestVerificationToken"] = FormToken().Match(question).Groups[1].Value,
                }
            )
        );
        Assert.Equal(0, await quarantine.ListKeysAsync(Token).CountAsync(Token));
        await worker.UntilAsync(
            async () =>
                (await PageAsync(http, "/")).Contains(
                    "Nothing needs you.",
                    StringComparison.Ordinal
                ),
            "nothing to need anybody"
        );
        await AssertReadableAsync(
            await PageAsync(http, "/"),
            await PageAsync(http, "/dashboard.css")
        );

        for (var tries = 0; tries < 5; tries++)
        {
            await LoginAsync(http, "wrong");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await LoginAsync(http, Secret));
        Assert.DoesNotContain(Secret, worker.Output + worker.Errors, StringComparison.Ordinal);
    }

    /// <summary>No sideways scrolling at any width, and axe finds nothing serious.</summary>
    private async Task AssertReadableAsync(string page, string style)
    {
        var plain = page.Replace(
            "<script src=\"/dashboard.js\" defer></script>",
            "",
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(
            _folder.File("page.html"),
            plain.Replace(
                "<link rel=\"stylesheet\" href=\"/dashboard.css\">",
                $"<style>{style}</style><script>{await File.ReadAllTextAsync(AxeCore(), Token)}</script>",
                StringComparison.Ordinal
            ),
            Token
        );
        foreach (var width in (int[])[360, 800, 1400])
        {
            var seen = await Chromium.LookAsync(
                _folder,
                width,
                """
                const serious = finding => finding.impact === 'serious' || finding.impact === 'critical';
                document.body.insertAdjacentHTML('beforeend', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">');
                data.axe = 'not run';
                e.target.contentWindow.axe.run().then(found => {
                  data.axe = found.passes.length + ' passes; ' + found.violations.filter(serious).map(one => one.id + ' ' + one.nodes[0].html).join('; ') + '.';
                });
                """
            );
            Assert.Contains($"data-scroll=\"{width}\"", seen, StringComparison.Ordinal);
            Assert.Matches("data-axe=\"[1-9][0-9]* passes; \\.\"", seen);
        }
    }

    /// <summary>Messages that somebody mended the cause of, and one that will never be read.</summary>
    private async Task<Quarantine> FillAsync()
    {
        var store = new FolderResultStore(_folder.File("data"));
        var quarantine = new Quarantine(store, TimeProvider.System);
        for (var number = 1; number <= Group; number++)
        {
            await AddAsync(
                quarantine,
                $"en-{number}",
                $$"""{"id":"en-{{number}}","title":"The old bridge","source":{"name":"Northam Post"},"body":"The council of Northam voted on Monday to repair the old bridge, and the work on part {{number}} will begin in March, the mayor said."}""",
                new Rejection("worker_died", null, "Two workers died on it.")
            );
        }

        await AddAsync(
            quarantine,
            "no-body",
            """{"id":"no-body"}""",
            new Rejection("missing_field", "body", "The message has no 'body'.")
        );
        return quarantine;
    }

    private static Task AddAsync(
        Quarantine quarantine,
        string id,
        string message,
        Rejection reason
    ) =>
        quarantine.AddAsync(
            new ArticleLease(id, Encoding.UTF8.GetBytes(message), "", 1, DateTimeOffset.UnixEpoch),
            id,
            reason,
            Token
        );

    private static async Task<bool> ListensAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync("/login", Token);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<string> PageAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Token);
    }

    private static Task<HttpStatusCode> LoginAsync(HttpClient http, string token) =>
        PostAsync(http, "/login", new() { ["token"] = token });

    private static async Task<HttpStatusCode> PostAsync(
        HttpClient http,
        string path,
        Dictionary<string, string> form
    )
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(path, content, Token);
        return response.StatusCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string AxeCore(
        [System.Runtime.CompilerServices.CallerFilePath] string here = ""
    ) =>
        Path.GetFullPath(
            Path.Combine(
                Path.GetDirectoryName(here)!,
                "../../azurite/node_modules/axe-core/axe.min.js"
            )
        ); // a source file lies in a folder

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("finished, last hour</dt><dd>([0-9]+)")]
    private static partial Regex Finished();
}
