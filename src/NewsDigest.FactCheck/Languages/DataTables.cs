namespace NewsDigest.Facts.Languages;

/// <summary>The tables that lie in the assembly.</summary>
internal static class DataTables
{
    public static IEnumerable<string> Lines(string table)
    {
        using var stream =
            typeof(DataTables).Assembly.GetManifestResourceStream(table)
            ?? throw new InvalidOperationException(
                $"The table {table} is not in the assembly; the build left it out."
            );
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line;
            }
        }
    }
}
