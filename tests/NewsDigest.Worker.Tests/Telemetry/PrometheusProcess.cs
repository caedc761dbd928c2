using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace NewsDigest.Worker.Tests.Telemetry;

/// <summary>A real Prometheus on loopback that scrapes one worker and has the rules of deploy/.</summary>
internal sealed class PrometheusProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new();
    private readonly Uri _address;

    private PrometheusProcess(Process process, Uri address) =>
        (_process, _address) = (process, address);

    /// <param name="folder">For its data.</param>
    /// <param name="target">Host and port of the worker.</param>
    /// <param name="rules">The file of rules.</param>
    public static PrometheusProcess Start(TemporaryFolder folder, string target, string rules)
    {
        var port = FreePort();
        File.WriteAllText(
            folder.File("prometheus.yml"),
            $$"""
            global: { scrape_interval: 1s, evaluation_interval: 1s }
            rule_files: ["{{rules}}"]
            scrape_configs:
              - job_name: newsdigest
                static_configs: [{ targets: ["{{target}}"] }]
            """
        );
        var process = Process.Start(
            new ProcessStartInfo(
                "prometheus",
                [
                    $"--config.file={folder.File("prometheus.yml")}",
                    $"--storage.tsdb.path={folder.File("prometheus")}",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"--web.listen-address=127.0.0.1:{port}"
                    ),
                    "--log.level=error",
                ]
            )
        )!; // a program that is there
        return new PrometheusProcess(process, new UriBuilder("http", "127.0.0.1", port).Uri);
    }

    /// <summary>How many series the expression has now; null while Prometheus does not answer.</summary>
    public async Task<int?> CountAsync(string expression)
    {
        using var answer = await GetAsync(
            $"/api/v1/query?query={Uri.EscapeDataString(expression)}"
        );
        if (answer is null)
        {
            return null;
        }

        Assert.True(
            answer.RootElement.GetProperty("status").GetString() == "success",
            $"{expression}: {answer.RootElement}"
        );
        return answer.RootElement.GetProperty("data").GetProperty("result").GetArrayLength();
    }

    /// <summary>What each rule's evaluation is like, by its name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RulesAsync()
    {
        using var answer = await GetAsync("/api/v1/rules");
        return answer is null
            ? new Dictionary<string, string>()
            : answer
                .RootElement.GetProperty("data")
                .GetProperty("groups")
                .EnumerateArray()
                .SelectMany(group => group.GetProperty("rules").EnumerateArray())
                .ToDictionary(
                    rule => rule.GetProperty("name").GetString()!, // all have one
                    rule => rule.GetProperty("health").GetString()! // as above
                );
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<JsonDocument?> GetAsync(string path)
    {
        try
        {
            using var answer = await _http.GetAsync(
                new Uri(_address, path),
                TestContext.Current.CancellationToken
            );
            var text = await answer.Content.ReadAsStringAsync(
                TestContext.Current.CancellationToken
            );
            return answer.StatusCode == HttpStatusCode.ServiceUnavailable
                ? null
                : JsonDocument.Parse(text);
        }
        catch (HttpRequestException)
        {
            return null; // not up yet
        }
    }
}
