using System.Collections;
using Microsoft.Extensions.Configuration;

namespace NewsDigest.Settings;

/// <summary>The settings among the variables of the environment, which holds those of other programs too. An empty one counts as not set.</summary>
internal sealed class EnvironmentSettings(KnownSettings known)
    : ConfigurationProvider,
        IConfigurationSource
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>The variable as it is written.</summary>
    public string NameOf(string key) => _names[key];

    public override void Load()
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (
                variable is { Key: string name, Value: string { Length: > 0 } value }
                && known.KeyOfVariable(name) is { } key
            )
            {
                Set(key, value);
                _names[key] = name;
            }
        }
    }
}
