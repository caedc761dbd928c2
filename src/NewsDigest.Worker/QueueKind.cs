namespace NewsDigest.Worker;

internal enum QueueKind
{
    /// <summary>A SQLite file in the data folder.</summary>
    Local,

    /// <summary>An Azure Storage Queue.</summary>
    Azure,
}
