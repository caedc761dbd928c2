using System.Globalization;
using System.Net.Sockets;
using NewsDigest.MessageLoop;
using NewsDigest.Settings;
using NewsDigest.Worker.Configuration;
using NewsDigest.Worker.Health;
using NewsDigest.Worker.Telemetry;

namespace NewsDigest.Worker.Doctor;

/// <summary>What the machine, or the container, gives to the process.</summary>
internal static class MachineChecks
{
    /// <summary>Set by the manifests in deploy/: how long the scheduler waits between its signal to stop and the kill.</summary>
    public const string GraceVariable = "NEWSDIGEST_GRACE_SECONDS";

    private const string Offline = "offline";
    private const int LeastFiles = 4096;
    private const long LeastMemory = 1L << 30;
    private const long MemoryOfArticle = 64L << 20;

    public static IReadOnlyList<CheckLine> LookAtLimits(IConfiguration settings)
    {
        var worker = SettingsReader.Read<WorkerOptions>(settings);
        var hasModel = !Offline.Equals(settings["Engine"], StringComparison.OrdinalIgnoreCase);
        return
        [
            OpenFiles(File.ReadLines("/proc/self/limits")),
            Memory(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, worker.Ceiling(hasModel)),
            .. Grace(Environment.GetEnvironmentVariable(GraceVariable), worker.ShutdownBudget),
        ];
    }

    public static async Task<IReadOnlyList<CheckLine>> LookAtHealthAsync(
        IConfiguration settings,
        CancellationToken cancellationToken
    )
    {
        if (SettingsReader.Read<HealthOptions>(settings).Address is not { } address)
        {
            return [CheckLine.Ok("health address", "none is served")];
        }

        try
        {
            HealthPort.RequireFree(address);
            return [CheckLine.Ok("health address", $"{address} is free")];
        }
        catch (BadConfigurationException exception)
        {
            return await AnswersAsync(address, cancellationToken)
                ? [CheckLine.Ok("health address", $"a worker answers at {address}")]
                :
                [
                    CheckLine.Fail(
                        "health address",
                        exception.Message,
                        $"Set {HealthOptions.UrlKey} to another address, such as http://127.0.0.1:5081."
                    ),
                ];
        }
    }

    public static async Task<IReadOnlyList<CheckLine>> LookAtTelemetryAsync(
        CancellationToken cancellationToken
    )
    {
        var text = Environment.GetEnvironmentVariable(TelemetryServices.EndpointVariable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return [CheckLine.Ok("telemetry", "sent nowhere")];
        }

        var cure =
            $"Start the collector, or set {TelemetryServices.EndpointVariable} to its address (http://HOST:4317 for gRPC), or leave it out.";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint))
        {
            return [CheckLine.Fail("telemetry", $"'{text}' is no address", cure)];
        }

        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken);
            return [CheckLine.Ok("telemetry", $"{endpoint} can be reached")];
        }
        catch (SocketException exception)
        {
            return [CheckLine.Fail("telemetry", $"{endpoint}: {exception.Message}", cure)];
        }
    }

    /// <param name="limits">Lines of <c>/proc/self/limits</c>.</param>
    internal static CheckLine OpenFiles(IEnumerable<string> limits)
    {
        var hard = limits
            .Where(line => line.StartsWith("Max open files", StringComparison.Ordinal))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2])
            .FirstOrDefault("unlimited"); // .NET takes all that it may
        return
            !int.TryParse(hard, CultureInfo.InvariantCulture, out var files) || files >= LeastFiles
            ? CheckLine.Ok("open files", hard)
            : CheckLine.Fail(
                "open files",
                $"{files} at most",
                $"systemd: LimitNOFILE={LeastFiles}; Docker: --ulimit nofile={LeastFiles}; shell: ulimit -n {LeastFiles}"
            );
    }

    internal static CheckLine Memory(long bytes, int concurrency)
    {
        var need = LeastMemory + Math.Max(0, concurrency - 4) * MemoryOfArticle;
        var found = string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MB");
        return bytes >= need
            ? CheckLine.Ok("memory", $"{found} for {concurrency} articles at a time")
            : CheckLine.Fail(
                "memory",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{found}, of {need >> 20} MB for {concurrency} articles at a time"
                ),
                "Raise the memory limit of the container or unit, or lower Worker:Concurrency."
            );
    }

    internal static IReadOnlyList<CheckLine> Grace(string? text, TimeSpan budget)
    {
        var need = budget + TimeSpan.FromSeconds(4);
        if (!int.TryParse(text, CultureInfo.InvariantCulture, out var seconds))
        {
            return []; // nobody says it
        }

        if (TimeSpan.FromSeconds(seconds) >= need)
        {
            return [CheckLine.Ok("grace period", $"{seconds} s")];
        }

        return
        [
            CheckLine.Fail(
                "grace period",
                $"{seconds} s, of {need.TotalSeconds:0} s that a stop may take",
                "Raise terminationGracePeriodSeconds (Kubernetes) or TimeoutStopSec (systemd), or lower Worker:ShutdownBudget."
            ),
        ];
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            using var answer = await http.GetAsync(
                new Uri(address, "/health/live"),
                cancellationToken
            );
            return answer.StatusCode
                is System.Net.HttpStatusCode.OK
                    or System.Net.HttpStatusCode.Unauthorized;
        }
        catch (Exception exception)
            when (exception is HttpRequestException
                || (
                    exception is OperationCanceledException
                    && !cancellationToken.IsCancellationRequested
                )
            )
        {
            return false;
        }
    }
}
