using System.CommandLine;
using System.CommandLine.Parsing;
using NewsDigest.Settings;

namespace NewsDigest.Worker.Commands;

/// <summary>What is wrong with a command line, in one sentence that names the word that is wrong.</summary>
internal static class UsageProblem
{
    public static string Of(ParseResult line)
    {
        var command = line.CommandResult.Command;
        if (line.UnmatchedTokens is [var word, ..])
        {
            return OfWord(word, line.CommandResult);
        }

        var error = line.Errors[0];
        var path = PathOf(line.CommandResult);
        var name = path.Length == 0 ? "newsdigest" : path;
        return error.SymbolResult switch
        {
            OptionResult { Option: var option, Tokens: [var value, ..] } =>
                $"{option.Name}: '{value.Value}' is not {Kind(option.ValueType)}.",
            OptionResult { Option: var option } =>
                $"{option.Name} needs a value{(option.HelpName is { } kind ? $": {option.Name} {kind}" : "")}.",
            ArgumentResult { Argument: var argument } =>
                $"'{name}' needs {argument.Name}: {argument.Description}",
            CommandResult when command.Subcommands.Count > 0 =>
                $"'{name}' needs one of: {string.Join(", ", NamesOf(command))}.",
            _ => error.Message,
        };
    }

    /// <summary>The command as it was typed, without the program: <c>quarantine list</c>.</summary>
    public static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent
            ? $"{PathOf(parent)} {result.Command.Name}".TrimStart()
            : "";

    private static string OfWord(string word, CommandResult result)
    {
        var path = PathOf(result);
        var of = path.Length == 0 ? "" : $" of '{path}'";
        if (word.StartsWith('-'))
        {
            return $"'{word}' is not an option{of}.{Guess(word, OptionsOf(result))}";
        }

        return result.Command.Subcommands.Count > 0
            ? $"'{word}' is not a command{of}.{Guess(word, NamesOf(result.Command))}"
            : $"'{path}' takes no '{word}'.";
    }

    private static string Guess(string word, IEnumerable<string> known) =>
        Nearest.Of(word, known) is { } near ? $" Did you mean '{near}'?" : "";

    private static IEnumerable<string> NamesOf(Command command) =>
        command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name);

    private static IEnumerable<string> OptionsOf(CommandResult result)
    {
        for (var at = result; at is not null; at = at.Parent as CommandResult)
        {
            foreach (
                var option in at.Command.Options.Where(option => at == result || option.Recursive)
            )
            {
                yield return option.Name;
            }
        }
    }

    private static string Kind(Type type)
    {
        var plain = SettingShapes.Plain(type);
        if (plain == typeof(int) || plain == typeof(long))
        {
            return "a whole number";
        }

        return plain == typeof(double) ? "a number, with a point as in 2.5" : "such a value";
    }
}
