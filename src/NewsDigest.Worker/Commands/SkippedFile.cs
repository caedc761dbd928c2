namespace NewsDigest.Worker.Commands;

/// <summary>A file or folder that was named, or lies in a folder that was named, and was not read.</summary>
/// <param name="Failed">It could not be read, where it should: the command did not do all that it was told to.</param>
internal sealed record SkippedFile(
    string File,
    string Reason,
    [property: System.Text.Json.Serialization.JsonIgnore] bool Failed = false
);
