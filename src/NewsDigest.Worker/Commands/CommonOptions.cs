using System.CommandLine;

namespace NewsDigest.Worker.Commands;

/// <summary>Options that every command takes. Each has the same key in appsettings.json and in the environment.</summary>
internal static class CommonOptions
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder of the embedded queue and of the folder store. Key 'Data'; default ./newsdigest-data.",
        HelpName = "DIR",
        Recursive = true,
    };

    private static readonly Option<string?> Engine = new("--engine")
    {
        Description = "Who translates and summarizes: azure, openai (any OpenAI-compatible server) or offline. Key 'Engine'.",
        HelpName = "NAME",
        Recursive = true,
    };

    private static readonly Option<FileInfo?> Config = new("--config")
    {
        Description = "A JSON file with settings, read after appsettings.json and before the environment.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>Of every command that prints data; see <see cref="JsonOutput"/>.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "Print the data as JSON, in the envelope newsdigest.output/1 (docs/commands.md)." };

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Data);
        root.Options.Add(Engine);
        root.Options.Add(Config);
    }

    /// <summary>Later sources win: appsettings.json, the file of --config, the environment, the command line.</summary>
    public static IConfigurationRoot ReadSettings(ParseResult command, params ReadOnlySpan<(string Key, string? Value)> overrides)
    {
        var builder = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: false);
        if (command.GetValue(Config) is { } file)
        {
            if (!file.Exists)
            {
                throw new BadConfigurationException($"--config: there is no file '{file.FullName}'.");
            }

            builder.AddJsonFile(file.FullName, optional: false);
        }

        Dictionary<string, string?> fromCommandLine = [];
        foreach (var (key, value) in (ReadOnlySpan<(string, string?)>)[("Data", command.GetValue(Data)), ("Engine", command.GetValue(Engine)), .. overrides])
        {
            if (value is not null)
            {
                fromCommandLine[key] = value;
            }
        }

        try
        {
            return builder.AddEnvironmentVariables().AddInMemoryCollection(fromCommandLine).Build();
        }
        catch (InvalidDataException exception)
        {
            throw new BadConfigurationException($"{exception.Message} {exception.InnerException?.Message}");
        }
    }
}
