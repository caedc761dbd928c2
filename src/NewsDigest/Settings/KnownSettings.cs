using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace NewsDigest.Settings;

/// <summary>
/// All settings that there are. They come from the options classes: each class with a constant <c>Section</c> makes its properties known,
/// so that a new setting is one new property.
/// </summary>
internal sealed class KnownSettings
{
    private readonly SettingNode _root = SettingNode.Group();
    private readonly IReadOnlyList<Type> _classes;
    private readonly HashSet<string> _keys;

    /// <param name="free">Sections that others read, such as <c>Logging</c>: anything may stand there.</param>
    public KnownSettings(IEnumerable<Assembly> assemblies, params ReadOnlySpan<string> free)
    {
        _classes =
        [
            .. assemblies
                .SelectMany(assembly => assembly.GetTypes())
                .Where(type =>
                    type is { IsClass: true, IsGenericTypeDefinition: false }
                    && SettingsReader.TrySectionOf(type) is not null
                ),
        ];
        foreach (var type in _classes)
        {
            _root.At(SettingsReader.TrySectionOf(type)!).AddPropertiesOf(type); // it has one
        }

        foreach (var section in free)
        {
            _root.At(section).IsFree = true;
        }

        _keys = new HashSet<string>(_root.Keys(""), StringComparer.Ordinal);
    }

    /// <summary>Every key, with NAME for what the operator names and N for a number.</summary>
    public IEnumerable<string> Keys => _keys.Order(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="OptionsValidationException">With every key that is not known and every value that is not allowed.</exception>
    public void Check(IConfigurationRoot settings)
    {
        string[] problems =
        [
            .. settings
                .AsEnumerable()
                .Where(setting => !string.IsNullOrWhiteSpace(setting.Value))
                .Select(setting => ProblemOf(settings, setting.Key))
                .OfType<string>()
                .Order(StringComparer.Ordinal),
            .. _classes.SelectMany(type => SettingsReader.ProblemsOf(type, settings)),
        ];
        if (problems is not [])
        {
            throw new OptionsValidationException("settings", typeof(KnownSettings), problems);
        }
    }

    /// <summary>
    /// The key that a variable of the environment sets; null for a variable of another program. Meant for us is what names one of our
    /// sections, and what names a setting of ours but for a slip or two: both are told like any other unknown key.
    /// </summary>
    public string? KeyOfVariable(string name)
    {
        var key = name.Replace("__", ":", StringComparison.Ordinal);
        var parts = key.Split(':');
        if (parts.Length == 1)
        {
            // 'Worker_Concurrency' has one sign too few. In capitals it may well be another program's: OPENAI_MODEL, QUEUE_NAME.
            var isOneSignShort = _keys.Contains(name.Replace('_', ':'));
            return isOneSignShort || _root.Child(name) is { IsValue: true } ? name : null;
        }

        var isOurs =
            _root.Child(parts[0]) is { IsValue: false } || _root.Correct(parts) is not null;
        return isOurs ? key : null;
    }

    private string? ProblemOf(IConfiguration settings, string key)
    {
        string[] path = key.Split(':');
        if (_root.Knows(path))
        {
            return null;
        }

        var origin = SettingsReader.OriginOf(settings, key);
        if ((_root.Correct(path) ?? _root.Elsewhere(path)) is { } right)
        {
            return $"{key} is not a setting. Did you mean {string.Join(':', right)}?{origin}";
        }

        var (node, depth) = _root.Deepest(path);
        if (depth == path.Length && node.Shape == SettingShape.Group)
        {
            return $"{key} is a section and no setting. It has: {string.Join(", ", node.Children.Keys.Order(StringComparer.OrdinalIgnoreCase))}.{origin}";
        }

        var place =
            depth == 0 ? "The sections and settings are" : $"{string.Join(':', path[..depth])} has";
        return node.Shape switch
        {
            SettingShape.Value =>
                $"{key} is not a setting: {string.Join(':', path[..depth])} is one value.{origin}",
            SettingShape.List =>
                $"{key} is not a setting: {string.Join(':', path[..depth])} is a list, and its items have numbers from 0.{origin}",
            _ =>
                $"{key} is not a setting. {place}: {string.Join(", ", node.Children.Keys.Order(StringComparer.OrdinalIgnoreCase))}.{origin}",
        };
    }
}
