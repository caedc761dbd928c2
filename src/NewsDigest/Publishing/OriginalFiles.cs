using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>The message that a result was made from, kept beside it as it came, and its body where the message only names one: bodies expire.</summary>
internal static class OriginalFiles
{
    /// <param name="result">Where <c>result.json</c> lies.</param>
    public static StorePath Message(StorePath result) => Beside(result, "message.json");

    public static StorePath Body(StorePath result) => Beside(result, "body.bin");

    public static async Task KeepAsync(
        IResultStore store,
        StorePath result,
        OriginalMessage original,
        CancellationToken cancellationToken
    )
    {
        if (
            original.BodyRef is { } reference
            && StorePath.TryParse(reference) is { } path
            && await store.ReadAsync(path, cancellationToken) is { } body
        )
        {
            await store.PutAsync(Body(result), body, cancellationToken);
        }

        await store.PutAsync(Message(result), original.Bytes, cancellationToken);
    }

    private static StorePath Beside(StorePath result, string name) =>
        StorePath.Of([.. result.Value.Split('/')[..^1], name]);
}
