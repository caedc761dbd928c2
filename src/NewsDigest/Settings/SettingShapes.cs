using System.Reflection;

namespace NewsDigest.Settings;

/// <summary>What a type of a property means in the settings.</summary>
internal static class SettingShapes
{
    private static readonly Type[] Values =
    [
        typeof(string),
        typeof(bool),
        typeof(int),
        typeof(long),
        typeof(double),
        typeof(decimal),
        typeof(TimeSpan),
        typeof(DateOnly),
        typeof(Uri),
    ];

    public static SettingShape Of(Type type)
    {
        if (IsValue(type))
        {
            return SettingShape.Value;
        }

        if (!type.IsGenericType)
        {
            return type.IsArray ? SettingShape.List : SettingShape.Group;
        }

        return type.GetGenericArguments().Length == 2 ? SettingShape.Rows : SettingShape.List;
    }

    public static bool IsValue(Type type)
    {
        var plain = Plain(type);
        return plain.IsEnum || Values.Contains(plain);
    }

    /// <summary>Of a list its items' type, of rows the type of what stands under a name.</summary>
    public static Type ItemOf(Type type) =>
        type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[^1]; // an array has one

    public static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>What can be set from outside.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null);
}
