using System.CommandLine;
using System.CommandLine.Completions;

namespace NewsDigest.Worker.Commands;

/// <summary>Writes what a shell needs to complete our commands. All of it comes from the commands themselves.</summary>
internal static class CompletionScript
{
    private static readonly string[] PathNames = ["PATH", "FILE", "DIR", "SOURCE", "ENGLISH"];

    public static string Bash(RootCommand root)
    {
        List<string> script = [];
        script.Add("# Completes newsdigest in bash. Made by 'newsdigest completion bash'.");
        script.Add("_newsdigest() {");
        script.Add("  local cur=${COMP_WORDS[COMP_CWORD]} at=\"\" i");
        script.Add("  for ((i = 1; i < COMP_CWORD; i++)); do");
        script.Add(FollowCommands(root, "${COMP_WORDS[i]}"));
        script.Add("  done");
        script.Add("  case \"${COMP_WORDS[COMP_CWORD - 1]}\" in");
        foreach (var (option, values) in ValuesOf(root))
        {
            script.Add(
                $"    {option}) mapfile -t COMPREPLY < <({(values is null ? "compgen -f" : $"compgen -W '{string.Join(' ', values)}'")} -- \"$cur\"); return ;;"
            );
        }

        script.Add("  esac");
        script.Add("  case \"$at\" in");
        foreach (var (path, command) in Commands(root))
        {
            var words = string.Join(' ', Words(root, command).Select(word => word.Name));
            var files = TakesPaths(command)
                ? "; [[ $cur == -* ]] || mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- \"$cur\")"
                : "";
            script.Add(
                $"    '{path}') mapfile -t COMPREPLY < <(compgen -W '{words}' -- \"$cur\"){files} ;;"
            );
        }

        script.Add("  esac");
        script.Add(
            "  [[ ${#COMPREPLY[@]} -ne 1 || ! -d ${COMPREPLY[0]} ]] || compopt -o filenames 2>/dev/null"
        );
        script.Add("}");
        script.Add("complete -F _newsdigest newsdigest ./newsdigest");
        return string.Join('\n', script) + "\n";
    }

    public static string Zsh(RootCommand root)
    {
        List<string> script = [];
        script.Add("#compdef newsdigest");
        script.Add("# Completes newsdigest in zsh. Made by 'newsdigest completion zsh'.");
        script.Add("_newsdigest() {");
        script.Add("  local at=\"\" i");
        script.Add("  local -a found");
        script.Add("  for ((i = 2; i < CURRENT; i++)); do");
        script.Add(FollowCommands(root, "${words[i]}"));
        script.Add("  done");
        script.Add("  case \"${words[CURRENT - 1]}\" in");
        foreach (var (option, values) in ValuesOf(root))
        {
            script.Add(
                $"    {option}) {(values is null ? "_files" : $"found=({string.Join(' ', values)}); _describe 'value' found")}; return ;;"
            );
        }

        script.Add("  esac");
        script.Add("  case \"$at\" in");
        foreach (var (path, command) in Commands(root))
        {
            var words = Words(root, command)
                .Select(word => $"'{word.Name}:{Quoted(word.Description)}'");
            script.Add(
                $"    '{path}') found=({string.Join(' ', words)}); _describe 'command or option' found{(TakesPaths(command) ? "; _files" : "")} ;;"
            );
        }

        script.Add("  esac");
        script.Add("}");
        script.Add(
            "if [ \"${funcstack[1]}\" = _newsdigest ]; then _newsdigest \"$@\"; else compdef _newsdigest newsdigest ./newsdigest; fi"
        );
        return string.Join('\n', script) + "\n";
    }

    /// <summary>Shell code that goes down the tree of commands with each word that names one.</summary>
    private static string FollowCommands(RootCommand root, string word)
    {
        var steps = Commands(root)
            .Where(row => row.Path.Length > 0)
            .Select(row =>
            {
                var split = row.Path.LastIndexOf(' ');
                return split < 0
                    ? $"'/{row.Path}'"
                    : $"'{row.Path[..split]}/{row.Path[(split + 1)..]}'";
            });
        return $"    case \"$at/{word}\" in {string.Join('|', steps)}) at=\"${{at:+$at }}{word}\" ;; esac";
    }

    private static IEnumerable<(string Path, Command Command)> Commands(
        Command command,
        string path = ""
    )
    {
        yield return (path, command);
        foreach (
            var below in command
                .Subcommands.Where(sub => !sub.Hidden)
                .SelectMany(sub => Commands(sub, $"{path} {sub.Name}".TrimStart()))
        )
        {
            yield return below;
        }
    }

    private static IEnumerable<(string Name, string Description)> Words(
        RootCommand root,
        Command command
    )
    {
        var subcommands = command
            .Subcommands.Where(sub => !sub.Hidden)
            .Select(sub => (sub.Name, sub.Description ?? ""));
        var options = command
            .Options.Concat(command == root ? [] : root.Options.Where(option => option.Recursive))
            .Where(option => !option.Hidden);
        return subcommands
            .Concat(options.Select(option => (option.Name, option.Description ?? "")))
            .DistinctBy(word => word.Name);
    }

    /// <summary>Options that take a value: the values that there are, or null where it is a path.</summary>
    private static IEnumerable<(string Option, string[]? Values)> ValuesOf(RootCommand root)
    {
        foreach (
            var option in Commands(root)
                .SelectMany(row => row.Command.Options)
                .DistinctBy(option => option.Name)
        )
        {
            string[] values =
            [
                .. option.GetCompletions(CompletionContext.Empty).Select(value => value.Label),
            ];
            if (PathNames.Contains(option.HelpName))
            {
                yield return (option.Name, null);
            }
            else if (option.HelpName is not null && values is not [])
            {
                yield return (option.Name, values);
            }
        }
    }

    private static bool TakesPaths(Command command) =>
        command.Arguments.Any(argument => PathNames.Contains(argument.Name));

    /// <summary>The first sentence; a colon would end it for zsh, and a quotation mark for the shell.</summary>
    private static string Quoted(string description) =>
        description
            .Split(". ")[0]
            .TrimEnd('.')
            .Replace(":", "\\:", StringComparison.Ordinal)
            .Replace("'", "", StringComparison.Ordinal);
}
