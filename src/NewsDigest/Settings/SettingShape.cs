namespace NewsDigest.Settings;

/// <summary>What a property of an options class holds.</summary>
internal enum SettingShape
{
    /// <summary>One value.</summary>
    Value,

    /// <summary>Values in an order: a JSON array, <c>KEY:0</c>, <c>KEY:1</c>, or one value with commas.</summary>
    List,

    /// <summary>Values, or classes of values, by a name that the operator chooses.</summary>
    Rows,

    /// <summary>A class with settings of its own.</summary>
    Group,
}
