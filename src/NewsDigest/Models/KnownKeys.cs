using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace NewsDigest.Models;

/// <summary>
/// A key of the section <c>Model</c> that nobody reads is a misspelt one, and a value of the wrong kind takes its whole row out of
/// the table: what was meant would silently not hold.
/// </summary>
internal sealed class KnownKeys(IConfigurationSection section) : IValidateOptions<ModelOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        string[] unknown =
        [
            .. Unknown(section, typeof(ModelOptions)),
            .. section.GetSection(nameof(ModelOptions.Families)).GetChildren().SelectMany(row => Unknown(row, typeof(FamilyOptions)).Concat(Unreadable(row))),
        ];
        return unknown is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(unknown);
    }

    private static IEnumerable<string> Unreadable(IConfigurationSection row) =>
        from child in row.GetChildren()
        let type = typeof(FamilyOptions).GetProperty(child.Key, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)?.PropertyType
        where type is not null && child.Value is not null && !IsReadable(type, child.Value)
        select $"{child.Path} '{child.Value}' is not a {(Nullable.GetUnderlyingType(type) ?? type).Name}.";

    /// <summary>As the binder reads it, in no culture.</summary>
    private static bool IsReadable(Type type, string value)
    {
        try
        {
            TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Unknown(IConfigurationSection section, Type options)
    {
        string[] known = [.. options.GetProperties().Select(property => property.Name)];
        return section.GetChildren()
            .Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path} is not a setting. There are: {string.Join(", ", known)}.");
    }
}
