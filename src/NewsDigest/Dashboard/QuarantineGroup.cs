namespace NewsDigest.Dashboard;

/// <summary>Messages that lie in quarantine for the same reason.</summary>
/// <param name="Held">Finished results that wait for a decision, among them.</param>
/// <param name="Example">What one of them says; it holds no text of an article.</param>
internal sealed record QuarantineGroup(
    string Code,
    string? Field,
    int Count,
    int Held,
    DateTimeOffset Oldest,
    DateTimeOffset Newest,
    string Example
);
