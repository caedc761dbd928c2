namespace NewsDigest.Settings;

/// <summary>Where in the rows of a setting a value stands.</summary>
/// <param name="Name">The row's name, or in a list its number.</param>
/// <param name="Path">Below the setting.</param>
internal sealed record SettingRow(string Name, string Property, bool IsListed, string Path)
{
    public const string NameName = "Name";

    /// <summary>Where a row is one value and no class.</summary>
    public const string ValueName = "Value";

    /// <param name="isValue">Whether a row is one value.</param>
    public static SettingRow Of(string path, bool isValue)
    {
        var parts = path.Split(':');
        var isListed = parts is [{ Length: > 0 }, _] && parts[0].All(char.IsAsciiDigit);
        if (isListed)
        {
            return new SettingRow(parts[0], Known(parts[1]), IsListed: true, path);
        }

        return isValue
            ? new SettingRow(path, ValueName, IsListed: false, path)
            : new SettingRow(string.Join(':', parts[..^1]), parts[^1], IsListed: false, path);
    }

    private static string Known(string property) =>
        property.Equals(NameName, StringComparison.OrdinalIgnoreCase) ? NameName : property;
}
