using System.CommandLine;
using System.Text.Json;
using NewsDigest.Settings;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Configuration;
using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Commands;

/// <summary>Options that every command takes. Each has the same key in appsettings.json and in the environment.</summary>
internal static class CommonOptions
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description =
            "Folder of the embedded queue and of the folder store. Key 'Data'; default ./newsdigest-data.",
        HelpName = "DIR",
        Recursive = true,
    };

    private static readonly Option<string?> Engine = new("--engine")
    {
        Description =
            "Who translates and summarizes: azure, openai (any OpenAI-compatible server) or offline. Key 'Engine'.",
        HelpName = "NAME",
        Recursive = true,
    };

    private static readonly Option<FileInfo?> Config = new("--config")
    {
        Description =
            "A JSON file with settings, read after appsettings.json and before the environment.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>Of every command that prints data; see <see cref="JsonOutput"/>.</summary>
    public static readonly Option<bool> Json = new("--json")
    {
        Description =
            "Print the data as JSON, in the envelope newsdigest.output/1 (docs/commands.md).",
    };

    public static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Tell an error that nobody expected whole; it may quote an article.",
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        Engine.CompletionSources.Add(
            GeneralOptions.Offline,
            AzureOpenAIServices.EngineName,
            OpenAIServices.EngineName
        );
        root.Options.Add(Data);
        root.Options.Add(Engine);
        root.Options.Add(Config);
        root.Options.Add(Verbose);
    }

    /// <summary>Later sources win: appsettings.json, the file of --config, the environment, the command line.</summary>
    public static IConfigurationRoot ReadSettings(
        ParseResult command,
        params ReadOnlySpan<(string Key, string? Value)> overrides
    )
    {
        var builder = new ConfigurationBuilder().AddJsonFile(
            Path.Combine(AppContext.BaseDirectory, "appsettings.json"),
            optional: false
        );
        if (command.GetValue(Config) is { } file)
        {
            if (!file.Exists)
            {
                throw new BadConfigurationException(
                    $"--config: there is no file '{file.FullName}'."
                );
            }

            builder.AddJsonFile(file.FullName, optional: false);
        }

        Dictionary<string, string?> fromCommandLine = [];
        foreach (
            var (key, value) in (ReadOnlySpan<(string, string?)>)
                [
                    ("Data", command.GetValue(Data)),
                    ("Engine", command.GetValue(Engine)),
                    .. overrides,
                ]
        )
        {
            if (value is not null)
            {
                if (string.IsNullOrWhiteSpace(value))
                {
                    // What a script passes on of a variable that is not set must not become the default in silence.
                    throw new BadConfigurationException(
                        $"--{key.ToLowerInvariant()}: the value is empty. Give one, or leave the option out."
                    );
                }

                fromCommandLine[key] = value;
            }
        }

        try
        {
            var settings = builder
                .Add(new EnvironmentSettings(WorkerSettings.Known))
                .AddInMemoryCollection(fromCommandLine)
                .Build();
            WorkerSettings.Known.Check(settings);
            return settings;
        }
        catch (InvalidDataException exception)
        {
            throw new BadConfigurationException(Problem(command.GetValue(Config), exception));
        }
    }

    /// <summary>Line and column count from one for people, from zero for the parser.</summary>
    private static string Problem(FileInfo? file, InvalidDataException exception)
    {
        var where = file is null ? "appsettings.json" : $"--config: '{file.FullName}'";
        return exception.GetBaseException() is JsonException { LineNumber: { } line } json
            ? $"{where} is not JSON: line {line + 1}, {json.Message.Split(". ")[0]}."
            : $"{where} cannot be read: {exception.GetBaseException().Message}";
    }
}
