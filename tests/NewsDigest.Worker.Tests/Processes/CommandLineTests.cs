using System.Diagnostics;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>What somebody sees who types a command that is wrong, or sets something that is not there.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_setting_that_is_not_there_stops_every_command_with_what_was_meant()
    {
        var settings = Settings();
        settings["Worker:Concurency"] = "8";
        settings["Worker:Lease"] = "120";
        settings["SERILOG__LEVEL"] = "of another program";
        var file = _folder.File("own.json");
        await File.WriteAllTextAsync(file, """{ "Store": { "Kin": "azure" } }""", Token);

        var (exitCode, output, errors) = await WorkerProcess.RunAsync(
            settings,
            "run",
            "--drain",
            "--config",
            file
        );

        Assert.Equal((2, ""), (exitCode, output.Trim()));
        Assert.Contains(
            "newsdigest: Worker:Concurency is not a setting. Did you mean Worker:Concurrency? It is set in the environment, as Worker__Concurency.",
            errors,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"newsdigest: Store:Kin is not a setting. Did you mean Store:Kind? It is set in {file}.",
            errors,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "newsdigest: Worker:Lease: '120' is not a time from 00:00:03 to 01:00:00",
            errors,
            StringComparison.Ordinal
        );
        Assert.Equal(3, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.False(Directory.Exists(_folder.File("data")));
    }

    [Fact]
    public async Task A_file_of_settings_that_is_no_JSON_is_named_with_the_line()
    {
        var file = _folder.File("own.json");
        await File.WriteAllTextAsync(file, "{\n \"Engine\": offline\n}", Token);

        var (exitCode, _, errors) = await WorkerProcess.RunAsync(
            Settings(),
            "status",
            "--config",
            file
        );

        Assert.Equal(2, exitCode);
        Assert.Contains(
            $"--config: '{file}' is not JSON: line 2, ",
            errors,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("status")]
    [InlineData("show", "x")]
    [InlineData("quarantine", "list")]
    public async Task A_command_that_only_looks_makes_no_data_folder(params string[] command)
    {
        var (exitCode, output, errors) = await WorkerProcess.RunAsync(Settings(), command);
        Assert.Equal((2, ""), (exitCode, output.Trim()));
        Assert.Contains(
            $"There is no data folder '{_folder.File("data")}'",
            errors,
            StringComparison.Ordinal
        );

        (exitCode, _, errors) = await WorkerProcess.RunAsync(
            new Dictionary<string, string> { ["Data"] = _folder.Path },
            command
        );
        Assert.Equal(2, exitCode);
        Assert.Contains(
            $"The folder '{_folder.Path}' holds no queue and no results",
            errors,
            StringComparison.Ordinal
        );
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Submit_says_that_it_makes_the_data_folder()
    {
        await File.WriteAllTextAsync(
            _folder.File("a.txt"),
            "The council opened the new market.",
            Token
        );

        var first = await WorkerProcess.RunAsync(Settings(), "submit", _folder.File("a.txt"));
        var second = await WorkerProcess.RunAsync(Settings(), "submit", _folder.File("a.txt"));

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains(
            $"There is no data folder '{_folder.File("data")}' yet; it is made.",
            first.Errors,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("data folder", second.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'sumbit' is not a command. Did you mean 'submit'?", "sumbit", "articles/")]
    [InlineData("'stat' is not a command. Did you mean 'status'?", "stat")]
    [InlineData(
        "'lst' is not a command of 'quarantine'. Did you mean 'list'?",
        "quarantine",
        "lst"
    )]
    [InlineData("'quarantine' needs one of: list, show, requeue, release, drop.", "quarantine")]
    [InlineData("'--dran' is not an option of 'run'. Did you mean '--drain'?", "run", "--dran")]
    [InlineData(
        "'--enigne' is not an option of 'run'. Did you mean '--engine'?",
        "run",
        "--enigne",
        "offline"
    )]
    [InlineData("'run' takes no 'extra'.", "run", "extra")]
    [InlineData("'submit' needs PATH: Files or folders", "submit")]
    [InlineData(
        "--tokens-per-second: 'fast' is not a number",
        "estimate",
        "x",
        "--tokens-per-second",
        "fast"
    )]
    [InlineData("--concurrency: 'many' is not a whole number", "run", "--concurrency", "many")]
    [InlineData("--data needs a value: --data DIR", "status", "--data")]
    [InlineData("'frobnicate' is not a command.", "help", "frobnicate")]
    [InlineData("clean: there is no file or folder 'nowhere.txt'.", "clean", "nowhere.txt")]
    public async Task A_wrong_command_line_names_the_word_that_is_wrong(
        string told,
        params string[] command
    )
    {
        var (exitCode, output, errors) = await WorkerProcess.RunAsync(Settings(), command);

        Assert.Equal((2, ""), (exitCode, output.Trim()));
        Assert.StartsWith($"newsdigest: {told}", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_and_version_are_commands_too()
    {
        var help = await WorkerProcess.RunAsync(Settings(), "help", "quarantine", "requeue");
        var option = await WorkerProcess.RunAsync(Settings(), "quarantine", "requeue", "--help");
        var nothing = await WorkerProcess.RunAsync(Settings());
        var version = await WorkerProcess.RunAsync(Settings(), "version");

        Assert.Equal((0, option.Output), (help.ExitCode, help.Output));
        Assert.Contains("newsdigest quarantine requeue", help.Output, StringComparison.Ordinal);
        Assert.Equal(2, nothing.ExitCode);
        Assert.Contains("submit <PATH>", nothing.Output, StringComparison.Ordinal);
        Assert.Matches(@"^newsdigest \d+\.\d+\.\d+", version.Output);
    }

    [Fact]
    public async Task The_shells_complete_commands_options_and_values()
    {
        var bash = _folder.File("bash");
        await File.WriteAllTextAsync(
            bash,
            (await WorkerProcess.RunAsync(Settings(), "completion", "bash")).Output,
            Token
        );
        var zsh = _folder.File("zsh");
        await File.WriteAllTextAsync(
            zsh,
            (await WorkerProcess.RunAsync(Settings(), "completion", "zsh")).Output,
            Token
        );
        await File.WriteAllTextAsync(_folder.File("an article.json"), "{}", Token);

        foreach (
            var (words, expected) in new (string, string)[]
            {
                ("st", "status"),
                ("quarantine re", "requeue release"),
                ("run --dr", "--drain"),
                ("run --engine a", "azure"),
                ("submit --strict --js", "--json"),
                ("completion ", "bash zsh"),
            }
        )
        {
            var found = await CompleteInBashAsync(bash, words);
            Assert.All(expected.Split(' '), word => Assert.Contains(word, found));
            Assert.All(
                expected.Split(' '),
                word => Assert.Contains(word, CompleteInZsh(zsh, words))
            );
        }

        Assert.Contains(
            _folder.File("an article.json"),
            await CompleteInBashAsync(bash, $"submit {_folder.File("an")}")
        );
        Assert.DoesNotContain("submit", await CompleteInBashAsync(bash, "quarantine "));
    }

    private Dictionary<string, string> Settings() =>
        new() { ["Data"] = _folder.File("data"), ["Health:Url"] = "none" };

    private static async Task<string[]> CompleteInBashAsync(string script, string words) =>
        await ShellAsync(
            "bash",
            $$"""source '{{script}}'; COMP_WORDS=(newsdigest {{words}}{{(words.EndsWith(' ') ? "''" : "")}}); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _newsdigest; printf '%s\n' "${COMPREPLY[@]}" """
        );

    /// <summary>Outside of its line editor zsh completes nothing; its own functions are put in place, and print what they are given.</summary>
    private static string[] CompleteInZsh(string script, string words) =>
        ShellAsync(
                "zsh",
                $$"""compdef() { :; }; _files() { print FILES; }; _describe() { print -l -- ${found%%:*}; }; source '{{script}}'; words=(newsdigest {{words}}{{(words.EndsWith(' ') ? "''" : "")}}); CURRENT=${#words}; _newsdigest"""
            )
            .GetAwaiter()
            .GetResult();

    private static async Task<string[]> ShellAsync(string shell, string code)
    {
        using var process = Process.Start(
            new ProcessStartInfo(shell, ["-c", code])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!; // it is started
        var errors = process.StandardError.ReadToEndAsync(Token);
        var lines = (await process.StandardOutput.ReadToEndAsync(Token)).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );
        Assert.Equal("", await errors);
        return lines;
    }
}
