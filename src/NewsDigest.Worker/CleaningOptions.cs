namespace NewsDigest.Worker;

/// <summary>Section <c>Cleaning</c>.</summary>
internal sealed class CleaningOptions
{
    public const string Section = "Cleaning";

    /// <summary>File of lines that are no part of any article; null is none.</summary>
    public string? Lines { get; init; }
}
