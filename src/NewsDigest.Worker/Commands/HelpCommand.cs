using System.CommandLine;

namespace NewsDigest.Worker.Commands;

internal static class HelpCommand
{
    private static readonly Argument<string[]> Names = new("COMMAND")
    {
        Description = "The command to explain; all of them without one.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <param name="root">Whose commands it explains.</param>
    public static Command Create(RootCommand root)
    {
        var command = new Command("help", "Explains a command, as its --help does.") { Names };
        command.SetAction(
            (line, cancellationToken) =>
                ExplainAsync(root, line.GetValue(Names) ?? [], cancellationToken)
        );
        return command;
    }

    /// <summary>A command that there is not is told as such; with --help the parser would explain the one above it.</summary>
    private static Task<int> ExplainAsync(
        RootCommand root,
        string[] names,
        CancellationToken cancellationToken
    )
    {
        var isUnknown = root.Parse(names).UnmatchedTokens.Count > 0;
        return CommandLine.RunAsync(
            root,
            isUnknown ? names : [.. names, "--help"],
            cancellationToken
        );
    }
}
