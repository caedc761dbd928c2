using System.Diagnostics;
using System.Globalization;

namespace NewsDigest.Benchmarks;

/// <summary>The worker in a process of its own, as it runs in earnest, with a scripted model.</summary>
internal sealed class BenchmarkWorker : IDisposable
{
    private readonly Process _process;

    private BenchmarkWorker(Process process) => _process = process;

    public static BenchmarkWorker Start(
        Uri model,
        string folder,
        params ReadOnlySpan<(string Key, string Value)> settings
    )
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(Worker.WorkerHost).Assembly.Location, "run"]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var (key, value) in (ReadOnlySpan<(string, string)>)
                [
                    ("Engine", "openai"),
                    ("OpenAI:BaseUrl", new Uri(model, "/v1").ToString()),
                    ("OpenAI:Model", "gpt-4.1-mini"),
                    ("Data", folder),
                    ("Health:Url", "none"),
                    .. settings,
                ]
        )
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!; // a program of ours always starts a process
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new BenchmarkWorker(process);
    }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to stop, and returns how long it took to be gone.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        var watch = Stopwatch.StartNew();
        using var kill = Process.Start(
            "kill",
            ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]
        );
        await _process.WaitForExitAsync(CancellationToken.None);
        return watch.Elapsed;
    }

    /// <summary>Resident memory in MB: now (<c>VmRSS</c>), or the most it ever was (<c>VmHWM</c>).</summary>
    public int Megabytes(string field)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status")
            .Single(line => line.StartsWith(field + ":", StringComparison.Ordinal));
        return int.Parse(string.Concat(line.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture)
            / 1024;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
