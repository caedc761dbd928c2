using System.Runtime.InteropServices;

namespace NewsDigest.Worker.Commands;

/// <summary>
/// The first SIGTERM or Ctrl+C asks the worker to finish; a second one ends the process where it is. That loses nothing:
/// what was in work comes back when its lease ends.
/// </summary>
internal sealed class SecondSignal : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    public SecondSignal() =>
        _registrations = [
            .. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT }.Select(signal =>
                PosixSignalRegistration.Create(signal, _ => Count())
            ),
        ];

    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private void Count()
    {
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
