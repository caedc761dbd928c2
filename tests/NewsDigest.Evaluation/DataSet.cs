using System.IO.Compression;
using System.Text.Json;
using NewsDigest.Intake;

namespace NewsDigest.Evaluation;

/// <summary>A folder of data, found by the beginning of its name.</summary>
internal sealed record DataSet(DirectoryInfo Folder)
{
    public string Name => Folder.Name;

    public static IReadOnlyList<DataSet> Named(DirectoryInfo data, string prefix)
    {
        var found = data.GetDirectories($"{prefix}*")
            .OrderBy(folder => folder.Name, StringComparer.Ordinal)
            .Select(folder => new DataSet(folder))
            .ToArray();
        if (found.Length == 0)
        {
            Console.WriteLine($"{prefix}*: no such folder in {data.FullName}, left out.");
        }

        return found;
    }

    public IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(Path.Combine(Folder.FullName, file))
            .Where(line => line.Length > 1)
            .Select(line => JsonDocument.Parse(line).RootElement);

    public byte[] Bytes(string file)
    {
        using var stream = new GZipStream(
            File.OpenRead(Path.Combine(Folder.FullName, file)),
            CompressionMode.Decompress
        );
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public string Page(string file) => BodyCharset.Decode(Bytes(file)).Text;
}

internal static class JsonFields
{
    public static string Text(this JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    public static string[] Texts(this JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(text => text.GetString()!)]
            : [];
}
