using System.CommandLine;
using NewsDigest.MessageLoop;
using NewsDigest.Worker.Doctor;
using NewsDigest.Worker.Visible;

namespace NewsDigest.Worker.Commands;

internal static class DoctorCommand
{
    private const string Name = "doctor";

    private static readonly Option<bool> Deep = new("--deep")
    {
        Description = "Also has the model translate one sentence, which costs about 3,000 tokens.",
    };

    public static Command Create()
    {
        var command = new Command(
            Name,
            "Looks at the whole installation and says of each part that is wrong what to do. Exit code 0: all is well; 1: something has to be mended; 2: a setting is wrong."
        )
        {
            Deep,
            CommonOptions.Json,
        };
        command.SetAction(LookAsync);
        return command;
    }

    private static async Task<int> LookAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var settings = CommonOptions.ReadSettings(command);
        var (deep, asJson) = (command.GetValue(Deep), command.GetValue(CommonOptions.Json));
        await using var services = new ServiceCollection()
            .AddLogging(logging =>
                logging
                    .AddVisibleConsole(settings, toStandardError: true)
                    .SetMinimumLevel(LogLevel.Critical) // what is logged is printed as a line
            )
            .AddSingleton<IConfiguration>(settings)
            .AddWorker(settings, DrainMode.Off)
            .BuildServiceProvider();
        services.GetService<Microsoft.Extensions.Options.IStartupValidator>()?.Validate();
        if (deep && !asJson)
        {
            Console.WriteLine(
                "--deep asks the model for one sentence: about 3,000 tokens are paid for."
            );
        }

        var lines = await Checkup.RunAsync(
            InstallationChecks.All(services, settings, deep),
            cancellationToken
        );
        var exitCode = lines.Any(line => line.Level == CheckLevel.Fail)
            ? CommandLine.Failed
            : CommandLine.Done;
        if (asJson)
        {
            JsonOutput.WriteObject(Name, new { checks = lines }, exitCode);
            return exitCode;
        }

        foreach (var line in lines)
        {
            Print(line);
        }

        return exitCode;
    }

    private static void Print(CheckLine line)
    {
        var level =
            line.Level == CheckLevel.Fail ? "FAIL" : line.Level.ToString().ToLowerInvariant();
        Console.WriteLine($"{level, -5} {line.What, -15} {line.Value}");
        if (line.Level == CheckLevel.Fail)
        {
            Console.WriteLine($"      cure: {line.Cure}");
        }
        else if (line.Level == CheckLevel.Note)
        {
            Console.WriteLine($"      {line.Cure}");
        }
    }
}
