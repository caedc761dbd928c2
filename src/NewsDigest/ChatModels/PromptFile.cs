using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.ChatModels;

/// <summary>
/// Reads one prompt file: front matter between <c>---</c> lines, then the roles. Roles are told apart before any value is
/// filled in, so an article that holds a line <c>system:</c> cannot become a message of its own.
/// </summary>
internal static partial class PromptFile
{
    private const string SystemLine = "\nsystem:\n";
    private const string UserLine = "\nuser:\n";

    /// <param name="inputs">What the code fills in: the file must declare and use exactly these.</param>
    /// <exception cref="InvalidDataException">The file cannot be used; the message says why.</exception>
    public static Prompt Read(string path, IReadOnlyCollection<string> inputs)
    {
        var text = ReadText(path);
        var header = FrontMatter().Match(text);
        if (!header.Success)
        {
            throw Unusable(path, "it does not start with front matter between two lines '---'");
        }

        var settings = ReadSettings(path, header.Groups[1].Value);
        var body = text[(header.Length - 1)..];
        var (system, user) = SplitRoles(path, body);
        CheckInputs(path, settings, system, user, inputs);

        var schemaPath = Path.Combine(
            Path.GetDirectoryName(path)!,
            Setting(path, settings, "schema")
        );
        var schema = ReadSchema(schemaPath);
        var parameters = ReadParameters(path, settings);
        var hash = Hash(text[header.Length..], CanonicalJson.Write(schema.Json), parameters);
        var name = Setting(path, settings, "name");
        return new Prompt(
            name,
            $"{name}@{Setting(path, settings, "version")}+{hash}",
            system,
            user,
            parameters,
            schema
        );
    }

    private static Dictionary<string, string> ReadSettings(string path, string header)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in header.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !settings.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim()))
            {
                throw Unusable(
                    path,
                    $"the line '{line}' of its front matter is not 'name: value', or names a value twice"
                );
            }
        }

        return settings;
    }

    private static (string System, PromptTemplate User) SplitRoles(string path, string body)
    {
        var user = body.IndexOf(UserLine, StringComparison.Ordinal);
        if (!body.TrimStart('\n').StartsWith(SystemLine[1..], StringComparison.Ordinal) || user < 0)
        {
            throw Unusable(
                path,
                "a line 'system:' must follow the front matter, and a line 'user:' must come after it"
            );
        }

        if (
            body.IndexOf(UserLine, user + 1, StringComparison.Ordinal) >= 0
            || body.LastIndexOf(SystemLine, StringComparison.Ordinal)
                > body.IndexOf(SystemLine, StringComparison.Ordinal)
        )
        {
            throw Unusable(path, "a role appears twice");
        }

        var system = body[..user].TrimStart('\n')[(SystemLine.Length - 1)..].Trim();
        return (system, new PromptTemplate(body[(user + UserLine.Length)..].Trim()));
    }

    private static void CheckInputs(
        string path,
        Dictionary<string, string> settings,
        string system,
        PromptTemplate user,
        IReadOnlyCollection<string> inputs
    )
    {
        string[] declared = Setting(path, settings, "inputs")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] used = [.. user.Placeholders.Distinct()];
        if (new PromptTemplate(system).Placeholders.Any())
        {
            throw Unusable(
                path,
                "its system part holds a placeholder; it must be the same in every call, or no service can cache it"
            );
        }

        string[] wrong =
        [
            .. declared.Except(inputs),
            .. inputs.Except(declared),
            .. declared.Except(used),
            .. used.Except(declared),
        ];
        if (wrong is not [])
        {
            throw Unusable(
                path,
                $"inputs declared, used and filled in must be the same ({string.Join(", ", inputs)}); at odds: {string.Join(", ", wrong.Distinct())}"
            );
        }
    }

    private static PromptParameters ReadParameters(string path, Dictionary<string, string> settings)
    {
        float? temperature = null;
        if (settings.TryGetValue("temperature", out var text))
        {
            temperature =
                float.TryParse(
                    text,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var value
                ) && value is >= 0 and <= 2
                    ? value
                    : throw Unusable(path, $"its temperature '{text}' is not a number from 0 to 2");
        }

        return new PromptParameters(
            temperature,
            ReadWord(path, settings, "reasoning_effort", "none", "low", "medium", "high"),
            ReadWord(path, settings, "verbosity", "low", "medium", "high")
        );
    }

    private static string? ReadWord(
        string path,
        Dictionary<string, string> settings,
        string name,
        params string[] words
    )
    {
        var word = settings.GetValueOrDefault(name);
        return word is null || words.Contains(word)
            ? word
            : throw Unusable(path, $"its {name} '{word}' is not one of {string.Join(", ", words)}");
    }

    private static PromptSchema ReadSchema(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(ReadText(path));
            var name = document.RootElement.TryGetProperty("title", out var title)
                ? title.GetString()
                : null;
            using var compact = JsonDocument.Parse(CanonicalJson.Write(document.RootElement)); // sent as it stands, and white space costs tokens
            return new PromptSchema(
                name ?? throw Unusable(path, "it has no 'title' to name the schema by"),
                compact.RootElement.Clone()
            );
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(
                $"Schema '{path}' is not JSON: {exception.Message}",
                exception
            );
        }
    }

    private static string Hash(string text, string schema, PromptParameters parameters)
    {
        var all = string.Create(
            CultureInfo.InvariantCulture,
            $"{text}\n{schema}\n{parameters.Temperature}\n{parameters.ReasoningEffort}\n{parameters.Verbosity}"
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12];
    }

    private static string Setting(string path, Dictionary<string, string> settings, string name) =>
        settings.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw Unusable(path, $"its front matter has no '{name}'");

    private static string ReadText(string path) =>
        File.Exists(path)
            ? File.ReadAllText(path).ReplaceLineEndings("\n")
            : throw new InvalidDataException(
                $"There is no prompt file '{path}'. Set {ModelOptions.Section}:{nameof(ModelOptions.Prompts)} to the folder that holds it."
            );

    private static InvalidDataException Unusable(string path, string reason) =>
        new($"Prompt file '{path}' cannot be used: {reason}.");

    [GeneratedRegex(
        @"\A---\n(.*?\n)---\n",
        RegexOptions.Singleline,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex FrontMatter();
}
