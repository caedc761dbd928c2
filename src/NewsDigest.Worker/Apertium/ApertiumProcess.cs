using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Options;
using NewsDigest.ChatModels;

namespace NewsDigest.Worker.Apertium;

/// <summary>Runs the program <c>apertium</c>: text by standard input, one process a text and pair, never more than there are cores.</summary>
internal sealed class ApertiumProcess(IOptions<OfflineOptions> options, TimeProvider time)
    : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);

    /// <summary>Null when the program failed or did not end in time; a missing program is an exception.</summary>
    public async Task<string?> TranslateAsync(
        string mode,
        string text,
        CancellationToken cancellationToken
    )
    {
        await _cores.WaitAsync(cancellationToken);
        try
        {
            // -u leaves out the marks of unknown words, and only those: a star or a hash of the source stays.
            return
                await RunAsync(["-u", mode], text, cancellationToken)
                    is { ExitCode: 0, Output: { Length: > 0 } output }
                ? output
                : null;
        }
        finally
        {
            _cores.Release();
        }
    }

    public async Task<string> ReadVersionAsync(CancellationToken cancellationToken) =>
        (await RunAsync(["-V"], "", cancellationToken)).Output.Split('\n')[0].Trim()
            is { Length: > 0 } version
            ? version
            : "Apertium";

    /// <exception cref="EngineUnavailableException">The program or one of the pairs is missing.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var installed = (await RunAsync(["-l"], "", cancellationToken)).Output.Split(
            '\n',
            StringSplitOptions.TrimEntries
        );
        if (ApertiumRoute.AllModes.Except(installed).ToArray() is [_, ..] missing)
        {
            throw new EngineUnavailableException(
                $"Apertium lacks the pairs {string.Join(", ", missing)}. Install the Debian packages that src/NewsDigest.Worker/Apertium/packages.txt lists; './newsdigest' does it."
            );
        }
    }

    public void Dispose() => _cores.Dispose();

    private async Task<(int ExitCode, string Output)> RunAsync(
        IReadOnlyList<string> arguments,
        string input,
        CancellationToken cancellationToken
    )
    {
        using var process = Start(arguments);
        using var limit = new CancellationTokenSource(options.Value.ProcessTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token,
            cancellationToken
        );
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(either.Token);
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            await WriteAsync(process, input, either.Token);
            await process.WaitForExitAsync(either.Token);
            await errors;
            return (process.ExitCode, await output);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (-1, "");
        }
        finally
        {
            // A pipe of ten programs hangs on the shell that we started.
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task WriteAsync(
        Process process,
        string input,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended before it read all; its exit code tells the rest.
        }
    }

    private static Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("apertium")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            Environment = { ["LC_ALL"] = "C.UTF-8" }, // in another locale it refuses foreign letters
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!; // null only with UseShellExecute
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new EngineUnavailableException(
                "The offline engine needs the program 'apertium', which is not installed. './newsdigest' installs it; by hand: the Debian packages that src/NewsDigest.Worker/Apertium/packages.txt lists.",
                exception
            );
        }
    }
}
