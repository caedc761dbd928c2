using System.Net;
using System.Net.Sockets;
using NewsDigest.Worker.Tests.Processes;

namespace NewsDigest.Worker.Tests.Health;

/// <summary>Who may ask how the worker is.</summary>
public sealed class HealthAccessTests : IDisposable
{
    private const string Token = "a-token-of-27-letters-long.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.0.2.7:5080")]
    [InlineData("http://news.example.org:5080")]
    public async Task What_others_can_reach_needs_a_token(string url)
    {
        var (exitCode, _, errors) = await WorkerProcess.RunAsync(Settings(url), "run");

        Assert.Equal(2, exitCode);
        Assert.Contains(
            $"Health:Url: '{url}' can be reached from other machines and needs a token. Set Health:Token or Health:TokenFile",
            errors,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_line_that_names_the_key()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            Settings($"http://127.0.0.1:{port}"),
            "run"
        );

        Assert.Equal(2, exitCode);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        Assert.Contains(
            $"newsdigest: Health:Url: another process listens on port {port} of 127.0.0.1",
            errors,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Only_who_names_this_host_and_knows_the_token_gets_an_answer()
    {
        var file = _folder.File("token");
        await File.WriteAllTextAsync(file, $"{Token}\n", TestContext.Current.CancellationToken);
        var port = FreePort();
        var settings = Settings($"http://0.0.0.0:{port}");
        settings["Health:TokenFile"] = file;
        settings["Health:AllowedHosts"] = "worker.example.org, *.cluster.example";
        using var worker = WorkerProcess.Start(settings, "run");
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await worker.UntilAsync(
            async () => await TryAskAsync(http, null, Token) == HttpStatusCode.OK,
            "the worker to listen"
        );

        foreach (
            var host in new[]
            {
                "localhost",
                "127.0.0.1",
                $"localhost:{port}",
                "worker.example.org",
                "WORKER.example.org:99",
                "a.cluster.example",
            }
        )
        {
            Assert.Equal(HttpStatusCode.OK, await AskAsync(http, host, Token));
        }

        foreach (
            var host in new[]
            {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "cluster.example",
                "192.0.2.9",
                "evil-worker.example.org",
            }
        )
        {
            Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(http, host, Token));
        }

        foreach (var wrong in new[] { null, "", "wrong", Token[..^1], $"{Token}x" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(http, null, wrong));
        }

        Assert.DoesNotContain(Token, worker.Output + worker.Errors, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode?> TryAskAsync(
        HttpClient http,
        string? host,
        string? token
    )
    {
        try
        {
            return await AskAsync(http, host, token);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient http, string? host, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = host;
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private Dictionary<string, string> Settings(string url) =>
        new()
        {
            ["Data"] = _folder.File("data"),
            ["Engine"] = "offline",
            ["Health:Url"] = url,
        };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
