using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NewsDigest.Worker.Tests.Processes;

namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>Asks a worker how it is, as an orchestrator does.</summary>
internal sealed class HealthWatch : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };

    public HealthWatch()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Url = string.Create(
            CultureInfo.InvariantCulture,
            $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"
        );
    }

    /// <summary>For the key Health:Url.</summary>
    public string Url { get; }

    public Task ReadyAsync(WorkerProcess worker) =>
        worker.UntilAsync(
            async () => (await AskAsync()).Status == HttpStatusCode.OK,
            "the worker to be ready"
        );

    /// <summary>Waits until the worker says that it is not ready, and names the cause.</summary>
    public async Task NotReadyAsync(WorkerProcess worker, params string[] named)
    {
        var text = "";
        await worker.UntilAsync(
            async () =>
            {
                (var status, text) = await AskAsync();
                return status == HttpStatusCode.ServiceUnavailable
                    && named.All(name => text.Contains(name, StringComparison.Ordinal));
            },
            $"the worker to be not ready and to name {string.Join(" and ", named)}"
        );
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode? Status, string Text)> AskAsync()
    {
        try
        {
            var answer = await _http.GetAsync(
                new Uri(Url + "/health/ready"),
                TestContext.Current.CancellationToken
            );
            return (
                answer.StatusCode,
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            );
        }
        catch (HttpRequestException)
        {
            return (null, ""); // it has not started yet
        }
    }
}
