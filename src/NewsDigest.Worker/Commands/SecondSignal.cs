using System.Runtime.InteropServices;

namespace NewsDigest.Worker.Commands;

/// <summary>
/// The first SIGTERM or Ctrl+C asks the worker to finish, also while it still starts; a second one ends the process where it is.
/// That loses nothing: what was in work comes back when its lease ends.
/// </summary>
internal sealed class SecondSignal : IDisposable
{
    private readonly CancellationTokenSource _first = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    public SecondSignal() =>
        _registrations = [
            .. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT }.Select(signal =>
                PosixSignalRegistration.Create(signal, Count)
            ),
        ];

    /// <summary>Cancelled by the first one.</summary>
    public CancellationToken First => _first.Token;

    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _first.Dispose();
    }

    private void Count(PosixSignalContext signal)
    {
        signal.Cancel = true; // the system's own answer would end a process whose host has not started yet
        _first.Cancel();
        if (Interlocked.Increment(ref _signals) == 2)
        {
            if (!Console.IsOutputRedirected)
            {
                Console.CursorVisible = true; // the live view hides it
            }

            Console.Error.WriteLine(
                "newsdigest: Ended at once by a second stop signal. Articles in work come back when their lease ends."
            );
            Environment.Exit(CommandLine.Failed);
        }
    }
}
