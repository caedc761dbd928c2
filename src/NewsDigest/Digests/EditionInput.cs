using System.Security.Cryptography;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Digests.Stories;
using NewsDigest.Storage;

namespace NewsDigest.Digests;

/// <summary>
/// All that an edition is made of, fixed before any work: the document <c>input.json</c>. What comes later is a function of it, of the results
/// that it names, of the older editions that it names, and of the model's kept answers.
/// </summary>
/// <param name="Articles">In order of their keys.</param>
/// <param name="Earlier">Ids of the editions whose stories may go on here, newest first.</param>
/// <param name="Terms">Version and hash of the prior of how common words are.</param>
/// <param name="Model">The model and its prompt; null when none writes.</param>
/// <param name="Reason">Why there is another revision; null for the first.</param>
internal sealed record EditionInput(
    string Schema,
    string Id,
    int Revision,
    EditionDefinition Definition,
    EditionWindow Window,
    string? Previous,
    DateTimeOffset FrozenAt,
    IReadOnlyList<InputArticle> Articles,
    IReadOnlyList<InputArticle> LeftOut,
    IReadOnlyList<string> Earlier,
    StoryOverrides Overrides,
    string Terms,
    string? Model,
    string? Prompt,
    int? Waiting,
    int? Quarantined,
    string? Reason = null
)
{
    public const string SchemaName = "newsdigest.edition-input/1";

    private const string Cure = "Mend the file: the edition follows from it.";

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, ArticleJson.Options);

    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Write()));

    /// <summary>Null when nothing lies there.</summary>
    /// <exception cref="DamagedDocumentException">It is no input.</exception>
    public static async Task<EditionInput?> ReadAsync(
        IResultStore store,
        EditionKey key,
        CancellationToken cancellationToken
    ) =>
        await store.ReadAsync(key.Input, cancellationToken) is { } json
            ? StoredDocument.Read<EditionInput>(json, store.Locate(key.Input), Cure)
            : null;
}

/// <param name="Key">The folder of the article below <c>results</c>.</param>
/// <param name="Id">The producer's; the key where the result could not be read.</param>
/// <param name="Result">Which of its results counted then; null where none could be read.</param>
/// <param name="At">When its result was published.</param>
/// <param name="Reason">Why it is left out; null when it is not.</param>
internal sealed record InputArticle(
    string Key,
    string Id,
    string? Result,
    DateTimeOffset At,
    string? Reason = null
);
