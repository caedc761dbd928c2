using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace NewsDigest.Settings;

/// <summary>
/// Fills an options class from the settings. Every wrong value is told with its key, its value, what is allowed and where it stands;
/// see docs/decisions/0016 for why the binder of .NET does not do it. An empty value counts as not set.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _problems = [];

    /// <summary>Also asks the class's own nested <c>Validator</c>, when it has one.</summary>
    /// <exception cref="OptionsValidationException">With all that is wrong.</exception>
    public static T Read<T>(IConfiguration configuration)
        where T : class
    {
        var reader = new SettingsReader(configuration);
        var options = (T)reader.Fill(typeof(T), SectionOf(typeof(T)));
        if (
            reader._problems is []
            && ValidatorOf<T>() is { } validator
            && validator.Validate(null, options) is { Failed: true, Failures: { } failures }
        )
        {
            reader._problems.AddRange(failures);
        }

        return reader._problems is []
            ? options
            : throw new OptionsValidationException(typeof(T).Name, typeof(T), reader._problems);
    }

    /// <summary>What is wrong with single values, whether or not the class will be used.</summary>
    public static IReadOnlyList<string> ProblemsOf(Type options, IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        reader.Fill(options, SectionOf(options));
        return reader._problems;
    }

    /// <summary>Null for a class that is no options class.</summary>
    public static string? TrySectionOf(Type type) =>
        type.GetField(
            "Section",
            BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly
        )
            is { IsLiteral: true } field
            ? field.GetRawConstantValue() as string
            : null;

    private static IValidateOptions<T>? ValidatorOf<T>()
        where T : class =>
        typeof(T).GetNestedType("Validator", BindingFlags.NonPublic | BindingFlags.Public)
            is { } type
            ? (IValidateOptions<T>?)Activator.CreateInstance(type, nonPublic: true)
            : null;

    private static string SectionOf(Type type) =>
        TrySectionOf(type) ?? throw new NotSupportedException($"{type} has no constant 'Section'.");

    private object Fill(Type type, string section)
    {
        var options = Activator.CreateInstance(type, nonPublic: true)!; // never null for a class
        foreach (var property in SettingShapes.PropertiesOf(type))
        {
            var key = section.Length == 0 ? property.Name : $"{section}:{property.Name}";
            var value = SettingShapes.Of(property.PropertyType) switch
            {
                SettingShape.Value => ReadValue(property, property.PropertyType, key),
                SettingShape.List => ReadList(property, key),
                SettingShape.Rows => ReadRows(property, key),
                SettingShape.Group => Fill(property.PropertyType, key),
                var shape => throw new NotSupportedException(
                    $"'{shape}' is no shape of a setting."
                ),
            };
            if (value is not null)
            {
                property.SetValue(options, value);
            }
        }

        return options;
    }

    /// <summary>Null when it is not set, or wrong: then the default stands, and the problem is told.</summary>
    private object? ReadValue(PropertyInfo property, Type type, string key)
    {
        if (configuration[key] is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var value = SettingValue.Read(property, type, text, out var problem);
        if (problem is not null)
        {
            _problems.Add($"{key}: {problem}{OriginOf(configuration, key)}");
        }

        return value;
    }

    private Array? ReadList(PropertyInfo property, string key)
    {
        var item = SettingShapes.ItemOf(property.PropertyType);
        List<object> values = [];
        if (configuration[key] is { Length: > 0 } text)
        {
            foreach (
                var part in text.Split(
                    ',',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
            )
            {
                Add(SettingValue.Read(property, item, part, out var problem), problem);
            }
        }

        foreach (var child in values.Count > 0 ? [] : configuration.GetSection(key).GetChildren())
        {
            Add(ReadValue(property, item, child.Path), null);
        }

        if (values.Count == 0)
        {
            return null;
        }

        var list = Array.CreateInstance(item, values.Count);
        ((IList)values).CopyTo(list, 0);
        return list;

        void Add(object? value, string? problem)
        {
            if (problem is not null)
            {
                _problems.Add($"{key}: {problem}{OriginOf(configuration, key)}");
            }

            if (value is not null)
            {
                values.Add(value);
            }
        }
    }

    /// <summary>
    /// <c>KEY:NAME:PROPERTY</c>, where the name may hold colons, or as a list: <c>KEY:0:Name</c> and <c>KEY:0:PROPERTY</c>, since most
    /// names of models and hosts are no names for a variable of the environment.
    /// </summary>
    private IDictionary? ReadRows(PropertyInfo property, string key)
    {
        var item = SettingShapes.ItemOf(property.PropertyType);
        var rows = RowsBelow(key, isValue: SettingShapes.IsValue(item));
        if (rows.Count == 0)
        {
            return null;
        }

        var result = (IDictionary)
            Activator.CreateInstance(
                typeof(Dictionary<,>).MakeGenericType(typeof(string), item),
                StringComparer.OrdinalIgnoreCase
            )!; // a dictionary is a class
        foreach (var (name, keys) in rows)
        {
            var value = SettingShapes.IsValue(item)
                ? ReadValue(property, item, keys[SettingRow.ValueName])
                : FillRow(item, keys);
            if (value is not null)
            {
                result.Add(name, value);
            }
        }

        return result;
    }

    private object FillRow(Type type, Dictionary<string, string> keys)
    {
        var row = Activator.CreateInstance(type, nonPublic: true)!; // never null for a class
        foreach (var property in SettingShapes.PropertiesOf(type))
        {
            if (
                keys.TryGetValue(property.Name, out var key)
                && ReadValue(property, property.PropertyType, key) is { } value
            )
            {
                property.SetValue(row, value);
            }
        }

        return row;
    }

    /// <summary>By name: the key of each property. What the list form says of a name wins.</summary>
    private Dictionary<string, Dictionary<string, string>> RowsBelow(string key, bool isValue)
    {
        Dictionary<string, Dictionary<string, string>> rows = new(StringComparer.OrdinalIgnoreCase);
        var leaves = configuration
            .GetSection(key)
            .AsEnumerable(makePathsRelative: true)
            .Where(leaf => !string.IsNullOrWhiteSpace(leaf.Value));
        foreach (
            var row in leaves
                .Select(leaf => SettingRow.Of(leaf.Key, isValue))
                .OrderBy(row => row.IsListed)
        )
        {
            if (row is { IsListed: true, Property: SettingRow.NameName })
            {
                continue;
            }

            var name = row.IsListed
                ? configuration[$"{key}:{row.Name}:{SettingRow.NameName}"]
                : row.Name;
            if (string.IsNullOrWhiteSpace(name))
            {
                _problems.Add(
                    $"{key}:{row.Name}:{SettingRow.NameName} is missing. In a list, each row says its name."
                );
                continue;
            }

            if (!rows.TryGetValue(name, out var keys))
            {
                rows[name] = keys = new(StringComparer.OrdinalIgnoreCase);
            }

            keys[row.Property] = $"{key}:{row.Path}";
        }

        return rows;
    }

    /// <summary>Where a value stands, as a sentence; nothing where the settings do not tell.</summary>
    public static string OriginOf(IConfiguration configuration, string key)
    {
        var provider = (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider =>
            provider.TryGet(key, out _)
        );
        return provider switch
        {
            EnvironmentSettings environment =>
                $" It is set in the environment, as {environment.NameOf(key)}.",
            JsonConfigurationProvider { Source: var source } =>
                $" It is set in {source.FileProvider?.GetFileInfo(source.Path ?? "").PhysicalPath ?? source.Path}.",
            _ => "",
        };
    }
}
