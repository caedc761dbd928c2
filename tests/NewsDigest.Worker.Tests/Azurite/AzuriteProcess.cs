using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NewsDigest.Worker.Tests.Azurite;

/// <summary>The storage emulator in a process of its own, on ports that the system picks.</summary>
internal sealed partial class AzuriteProcess : IDisposable
{
    // The emulator's published account; a secret of nobody.
    private const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Process _process;
    private readonly Dictionary<string, Uri> _endpoints = [];
    private readonly TaskCompletionSource _ready = new();

    private AzuriteProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Listen(line.Data ?? "");
        _process.ErrorDataReceived += (_, _) => { };
        _process.Exited += (_, _) =>
            _ready.TrySetException(
                new InvalidOperationException("Azurite ended before it listened.")
            );
    }

    public Uri Queues => _endpoints["Queue"];

    public Uri Blobs => _endpoints["Blob"];

    /// <param name="folder">Where it keeps its data over a restart; null keeps them in memory.</param>
    public static async Task<AzuriteProcess> StartAsync(string? folder = null)
    {
        var program = Path.Combine(
            Folder(),
            "node_modules",
            "azurite",
            "dist",
            "src",
            "azurite.js"
        );
        if (!File.Exists(program))
        {
            throw new FileNotFoundException(
                "Azurite is not installed. './build test' installs it; by hand: 'npm ci' in tests/azurite.",
                program
            );
        }

        string[] place = folder is null ? ["--inMemoryPersistence"] : ["--location", folder];
        var azurite = new AzuriteProcess(
            new ProcessStartInfo(
                "node",
                [
                    program,
                    "--skipApiVersionCheck",
                    "--disableTelemetry",
                    "--blobPort",
                    "0",
                    "--queuePort",
                    "0",
                    "--tablePort",
                    "0",
                    .. place,
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        );
        azurite._process.Start();
        azurite._process.BeginOutputReadLine();
        azurite._process.BeginErrorReadLine();
        await azurite._ready.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
        return azurite;
    }

    public static string ConnectionString(Uri queues, Uri blobs) =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={AccountKey};BlobEndpoint={blobs.GetLeftPart(UriPartial.Authority)}/devstoreaccount1;QueueEndpoint={queues.GetLeftPart(UriPartial.Authority)}/devstoreaccount1";

    /// <summary>Ends it as an operator does, so that it writes down what it acknowledged.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start(
            "kill",
            ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]
        );
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Listen(string line)
    {
        if (Listening().Match(line) is { Success: true } match)
        {
            _endpoints[match.Groups[1].Value] = new Uri(match.Groups[2].Value);
            if (_endpoints.Count == 3)
            {
                _ready.TrySetResult();
            }
        }
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../azurite")); // a source file lies in a folder

    [GeneratedRegex(
        @"Azurite (Blob|Queue|Table) service is successfully listening at (http://127\.0\.0\.1:\d+)"
    )]
    private static partial Regex Listening();
}
