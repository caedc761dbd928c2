using System.CommandLine;

namespace NewsDigest.Worker.Commands;

internal static class CompletionCommand
{
    /// <param name="root">Whose commands are completed.</param>
    public static Command Create(RootCommand root)
    {
        var bash = new Command(
            "bash",
            "For bash: add 'source <(newsdigest completion bash)' to ~/.bashrc."
        );
        bash.SetAction(_ => Console.Out.Write(CompletionScript.Bash(root)));
        var zsh = new Command(
            "zsh",
            "For zsh: add 'source <(newsdigest completion zsh)' to ~/.zshrc, below compinit."
        );
        zsh.SetAction(_ => Console.Out.Write(CompletionScript.Zsh(root)));
        return new Command(
            "completion",
            "Prints a script by which the shell completes commands, options and their values."
        )
        {
            bash,
            zsh,
        };
    }
}
