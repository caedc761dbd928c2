using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>
/// A result in the store cannot be read: a full disk cut it, or somebody changed it. That is no fault of the article that is delivered
/// again; the file is an operator's to mend, and the article waits for that.
/// </summary>
internal sealed class DamagedResultException(StorePath path, string location, string why)
    : Exception(
        $"The result '{location}' is damaged: {why} Put a good copy of the file back, or remove it: then the article is made anew when it is delivered again, from the kept answers as far as there are any."
    )
{
    public StorePath Path { get; } = path;
}
