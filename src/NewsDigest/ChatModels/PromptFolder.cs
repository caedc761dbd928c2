namespace NewsDigest.ChatModels;

/// <summary>The prompts of the product. A user who wants other words points <c>Model:Prompts</c> at a folder of their own.</summary>
internal sealed record PromptFolder(
    Prompt Translate,
    Prompt Repair,
    Prompt Summarize,
    Prompt Digest
)
{
    private const string DigestFile = "digest.prompt";

    /// <exception cref="InvalidDataException">A prompt is missing or cannot be used; the message says which and why.</exception>
    public static PromptFolder Load(string? folder)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "prompts");
        var path = folder ?? shipped;

        // Folders of users are older than this prompt.
        var digest = Path.Combine(path, DigestFile);
        return new PromptFolder(
            PromptFile.Read(
                Path.Combine(path, "translate.prompt"),
                [
                    "nonce",
                    "language",
                    "published",
                    "request",
                    "glossary",
                    "context",
                    "ids",
                    "article",
                ]
            ),
            PromptFile.Read(
                Path.Combine(path, "repair.prompt"),
                ["nonce", "language", "request", "glossary", "entities", "ids", "paragraphs"]
            ),
            PromptFile.Read(
                Path.Combine(path, "summarize.prompt"),
                ["nonce", "limits", "request", "previous", "ids", "article"]
            ),
            PromptFile.Read(
                File.Exists(digest) ? digest : Path.Combine(shipped, DigestFile),
                ["nonce", "request", "previous", "ids", "articles"]
            )
        );
    }
}
