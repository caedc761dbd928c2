namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>A request as the proxy sees it, in the words of the storage services.</summary>
internal sealed record ProxiedRequest(string Method, string Path, string Query, TimeSpan At)
{
    public bool IsReceive =>
        Method == "GET"
        && Path.EndsWith("/messages", StringComparison.Ordinal)
        && !Query.Contains("peekonly", StringComparison.Ordinal);

    public bool IsSend => Method == "POST" && Path.EndsWith("/messages", StringComparison.Ordinal);

    /// <summary>A renewal or a release: both change when the message is seen again.</summary>
    public bool IsUpdate =>
        Method == "PUT" && Path.Contains("/messages/", StringComparison.Ordinal);

    public bool IsRemoval =>
        Method == "DELETE" && Path.Contains("/messages/", StringComparison.Ordinal);

    public bool IsPutOf(string name) =>
        Method == "PUT" && Path.EndsWith(name, StringComparison.Ordinal);
}
