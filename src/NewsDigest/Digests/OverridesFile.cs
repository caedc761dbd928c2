using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Digests.Stories;

namespace NewsDigest.Digests;

/// <summary>Reads <c>{"merge": [["id","id"]], "split": [["id","id"]]}</c>.</summary>
internal static class OverridesFile
{
    /// <exception cref="InvalidDataException">The file cannot be used; the message says why.</exception>
    public static StoryOverrides Read(string? path)
    {
        if (path is not { Length: > 0 })
        {
            return StoryOverrides.None;
        }

        try
        {
            var file = JsonSerializer.Deserialize<Content>(
                File.ReadAllText(path),
                ArticleJson.Options
            );
            return new StoryOverrides(file?.Merge ?? [], file?.Split ?? []);
        }
        catch (Exception exception)
            when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(
                $"{DigestOptions.Section}:{nameof(DigestOptions.Overrides)}: '{path}' cannot be used: {exception.Message}"
            );
        }
    }

    private sealed record Content(
        IReadOnlyList<IReadOnlyList<string>>? Merge,
        IReadOnlyList<IReadOnlyList<string>>? Split
    );
}
