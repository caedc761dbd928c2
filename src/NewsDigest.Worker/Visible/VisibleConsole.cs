using NewsDigest.Articles;
using Spectre.Console;

namespace NewsDigest.Worker.Visible;

/// <summary>Everything that this program prints goes through <see cref="VisibleText"/>, whoever prints it.</summary>
internal static class VisibleConsole
{
    private static TextWriter _terminal = Console.Out;

    /// <summary>Once, before anything is printed.</summary>
    public static void Use()
    {
        // First, because Spectre looks at the console that it is made on.
        _terminal = Console.Out;
        AnsiConsole.Console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_terminal) }
        );
        AnsiConsole.Console.Pipeline.Attach(new VisibleRendering());
        Console.SetOut(new VisibleWriter(_terminal));
        Console.SetError(new VisibleWriter(Console.Error));
    }

    /// <summary>One row of a table for other programs: the tabs between its cells are the only ones.</summary>
    public static void WriteRow(IEnumerable<string> cells) =>
        _terminal.WriteLine(string.Join('\t', cells.Select(VisibleText.Of)));
}
