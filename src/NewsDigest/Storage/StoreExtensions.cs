namespace NewsDigest.Storage;

internal static class StoreExtensions
{
    /// <summary>Returns how many documents of the folder were deleted.</summary>
    public static async Task<int> DeleteOlderAsync(
        this IResultStore store,
        StorePath folder,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var deleted = 0;
        await foreach (var path in store.ListOlderAsync(folder, before, cancellationToken))
        {
            await store.DeleteAsync(path, cancellationToken);
            deleted++;
        }

        return deleted;
    }
}
