using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using NewsDigest.ChatModels;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Storage;
using NewsDigest.Worker.Configuration;

namespace NewsDigest.Worker.Commands;

/// <summary>
/// Exit codes of every command: 0 done, 1 something failed or waits, 2 bad use or bad configuration, 3 done, and some messages
/// need a person.
/// </summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadUse = 2;
    public const int NeedsPerson = 3;

    public static async Task<int> RunAsync(
        RootCommand root,
        string[] args,
        CancellationToken cancellationToken = default
    )
    {
        // Numbers and times are written and read in one way, whatever the machine's language is.
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture =
            CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture =
            CultureInfo.InvariantCulture;

        if (args.Length == 0)
        {
            await root.Parse(["--help"]).InvokeAsync(cancellationToken: cancellationToken);
            return BadUse;
        }

        var command = root.Parse(args);
        if (command.Errors is [_, ..])
        {
            Complain(UsageProblem.Of(command));
            Complain(
                $"See 'newsdigest {UsageProblem.PathOf(command.CommandResult)} --help'.".Replace(
                    "  ",
                    " ",
                    StringComparison.Ordinal
                )
            );
            return BadUse;
        }

        try
        {
            // The host decides how long a stop may take; the parser's own limit of two seconds would kill articles in work.
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await command.InvokeAsync(invocation, cancellationToken);
        }
        catch (OptionsValidationException exception)
        {
            foreach (var failure in exception.Failures)
            {
                Complain(failure);
            }

            return BadUse;
        }
        catch (BadConfigurationException exception)
        {
            Complain(exception.Message);
            return BadUse;
        }
        catch (Exception exception)
            when (exception
                    is QueueUnavailableException
                        or StoreUnavailableException
                        or EngineUnavailableException
                        or DamagedDocumentException
            )
        {
            Complain(exception.Message);
            return Failed;
        }
#pragma warning disable CA1031 // The end of the program: what nobody expected has an exit code that is not a crash dump.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Complain(Unexpected(exception, command.GetValue(CommonOptions.Verbose)));
            return Failed;
        }
    }

    /// <summary>A foreign exception may quote an article, so it is told whole only where that was asked for.</summary>
    internal static string Unexpected(Exception exception, bool verbose)
    {
        var what = verbose
            ? exception.ToString()
            : $"{FailureText.Of(exception)}. Say --verbose to see all of it, which may quote an article.";
        return $"Something failed that should not: {what}";
    }

    private static void Complain(string message) =>
        Console.Error.WriteLine($"newsdigest: {message}");
}
