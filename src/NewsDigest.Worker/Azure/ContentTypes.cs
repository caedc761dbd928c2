using NewsDigest.Storage;

namespace NewsDigest.Worker.Azure;

/// <summary>What a blob says it is, so that a browser shows it.</summary>
internal static class ContentTypes
{
    public static string Of(StorePath path) =>
        Path.GetExtension(path.Value) switch
        {
            ".json" => "application/json",
            ".html" => "text/html; charset=utf-8",
            ".md" => "text/markdown; charset=utf-8",
            _ => "application/octet-stream",
        };
}
