namespace NewsDigest.Cleaning;

/// <summary>Classes by which pages raise the mark of a note.</summary>
internal static class RaisedClasses
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        "sup",
        "superscript",
        "footnote-ref",
        "footnote",
        "noteref",
        "fn",
        "fnref",
    };

    public static bool Have(string? className) => className is not null && All.Contains(className);
}
