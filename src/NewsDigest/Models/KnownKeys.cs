using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace NewsDigest.Models;

/// <summary>A key of the section <c>Model</c> that nobody reads is a misspelt one, and what was meant would silently not hold.</summary>
internal sealed class KnownKeys(IConfigurationSection section) : IValidateOptions<ModelOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        string[] unknown =
        [
            .. Unknown(section, typeof(ModelOptions)),
            .. section.GetSection(nameof(ModelOptions.Families)).GetChildren().SelectMany(row => Unknown(row, typeof(FamilyOptions))),
        ];
        return unknown is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(unknown);
    }

    private static IEnumerable<string> Unknown(IConfigurationSection section, Type options)
    {
        string[] known = [.. options.GetProperties().Select(property => property.Name)];
        return section.GetChildren()
            .Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path} is not a setting. There are: {string.Join(", ", known)}.");
    }
}
