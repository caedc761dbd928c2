namespace NewsDigest.Intake;

/// <summary>Why a message lies in quarantine: the document <c>newsdigest.quarantine/1</c>. It holds no text of the article.</summary>
/// <param name="Key">Names the record on the command line.</param>
/// <param name="Id">The article's id; null when the message has none that could be read.</param>
/// <param name="Code">Stable, for grouping, such as <c>invalid_json</c>.</param>
/// <param name="Field">The field that is wrong; null when the whole message is.</param>
/// <param name="Bytes">Length of the original message, which lies beside this record.</param>
/// <param name="Held">The path of a finished result that waits for a person's decision; null when there is none.</param>
internal sealed record QuarantineRecord(
    string Schema,
    string Key,
    string? Id,
    string Code,
    string? Field,
    string Detail,
    DateTimeOffset QuarantinedAt,
    DateTimeOffset EnqueuedAt,
    int Deliveries,
    int Bytes,
    string? Held = null
)
{
    public const string SchemaName = "newsdigest.quarantine/1";
}
