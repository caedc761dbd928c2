using System.Diagnostics;
using System.Text;
using NewsDigest.Intake;
using NewsDigest.Storage;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>The real program in a process of its own, with settings from the environment as an operator gives them.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private WorkerProcess(Process process) => _process = process;

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    public static WorkerProcess Start(
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    )
    {
        // A file that may not grow is then an error, as on a full disk, and no signal that kills.
        var start = new ProcessStartInfo("env", ["--ignore-signal=XFSZ", "dotnet"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(typeof(WorkerHost).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Most processes here do little and end, or are ended: no code is hot enough in them to be compiled a second time.
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "7D0"; // 2 s, in hexadecimal digits
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // each method is mapped once, not twice
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var worker = new WorkerProcess(new Process { StartInfo = start });
        worker._process.OutputDataReceived += (_, line) => Append(worker._output, line.Data);
        worker._process.ErrorDataReceived += (_, line) => Append(worker._errors, line.Data);
        worker._process.Start();
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    )
    {
        using var worker = Start(settings, arguments);
        var exitCode = await worker.WaitForExitAsync(TimeSpan.FromMinutes(10));
        return (exitCode, worker.Output, worker.Errors);
    }

    public async Task<int> WaitForExitAsync(TimeSpan limit)
    {
        await _process
            .WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(limit, TimeProvider.System, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async Task WriteInputAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        _process.StandardInput.Close();
    }

    /// <summary>Asks the process to stop, as a scheduler does.</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>As Ctrl+C does.</summary>
    public void Interrupt() => Signal("INT");

    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Stops the process where it stands, as a machine does that has no time for it, until <see cref="Resume"/>.</summary>
    public void Pause() => Signal("STOP");

    public void Resume() => Signal("CONT");

    /// <summary>From now on no file of this process may grow beyond so many bytes, as on a disk that is full; null takes the limit away.</summary>
    public void LimitFiles(int? bytes)
    {
        using var limit = Process.Start(
            "prlimit",
            [
                "--pid",
                Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                $"--fsize={bytes?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unlimited"}:unlimited",
            ]
        );
        limit.WaitForExit();
        Assert.Equal(0, limit.ExitCode);
    }

    /// <summary>Resident memory in MB: now (<c>VmRSS</c>), or the most it ever was (<c>VmHWM</c>).</summary>
    public int Megabytes(string field)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status")
            .Single(line => line.StartsWith(field + ":", StringComparison.Ordinal));
        return int.Parse(
                string.Concat(line.Where(char.IsAsciiDigit)),
                System.Globalization.CultureInfo.InvariantCulture
            ) / 1024;
    }

    /// <summary>Waits for something outside this process; bounded so that a slow machine passes too, and it fails with what the worker said.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var look = 0; look < 6000; look++)
        {
            if (await IsMetAsync(condition))
            {
                return;
            }

            await Task.Delay(
                TimeSpan.FromMilliseconds(100),
                TimeProvider.System,
                TestContext.Current.CancellationToken
            );
        }

        Assert.Fail($"Waited ten minutes in vain for: {what}.\n{Output}\n{Errors}");
    }

    /// <summary>A storage that does not answer the test in time, as on a loaded machine, is asked again.</summary>
    private static async Task<bool> IsMetAsync(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (Exception exception)
            when (exception is QueueUnavailableException or StoreUnavailableException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start(
            "kill",
            [$"-{name}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
        );
        kill.WaitForExit();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
