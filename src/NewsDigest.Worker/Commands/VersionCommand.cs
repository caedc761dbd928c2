using System.CommandLine;
using System.Reflection;

namespace NewsDigest.Worker.Commands;

internal static class VersionCommand
{
    public static Command Create()
    {
        var command = new Command(
            "version",
            "Says the version, and the commit that it was built from."
        );
        command.SetAction(_ => Console.WriteLine($"newsdigest {Version}"));
        return command;
    }

    private static string? Version =>
        typeof(VersionCommand)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion;
}
