using System.Text;
using NewsDigest.ChatModels;
using NewsDigest.Intake;
using NewsDigest.Storage;

namespace NewsDigest.Tests.Storage;

public sealed class StoredDocumentTests
{
    private const string Record =
        """{"schema":"newsdigest.quarantine/1","key":"k","code":"invalid_json","detail":"d","quarantinedAt":"2026-03-01T00:00:00Z","enqueuedAt":"2026-03-01T00:00:00Z","deliveries":1,"bytes":3}""";

    [Theory]
    [InlineData(Record)]
    [InlineData("\ufeff" + Record)]
    public void A_whole_document_is_read(string json)
    {
        Assert.True(
            StoredDocument.TryRead<QuarantineRecord>(
                Encoding.UTF8.GetBytes(json),
                out var record,
                out var damage
            )
        );
        Assert.Equal(("k", null, null, null), (record.Key, record.Id, record.Field, damage));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"\u001b[31m\"")]
    [InlineData(
        """{"schema":"newsdigest.quarantine/1","key":null,"code":"invalid_json","detail":"d"}"""
    )]
    [InlineData(
        """{"schema":"newsdigest.quarantine/1","key":"\ud800","code":"invalid_json","detail":"d"}"""
    )]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"schema":"newsdigest.quarantine/1","key":"k","cod""")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    public void Anything_else_is_named_as_damaged_and_never_a_document_with_holes(string json)
    {
        Assert.False(
            StoredDocument.TryRead<QuarantineRecord>(
                Encoding.UTF8.GetBytes(json),
                out _,
                out var damage
            )
        );
        Assert.InRange(damage.Length, 5, 300);

        var exception = Assert.Throws<DamagedDocumentException>(() =>
            StoredDocument.Read<QuarantineRecord>(Encoding.UTF8.GetBytes(json), "there", "Do that.")
        );
        Assert.StartsWith("'there' cannot be read: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Do that.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_without_its_text_is_damaged() =>
        Assert.False(
            StoredDocument.TryRead<CachedResponse>(
                """{"paidFor":{"value":"a"},"call":{"stage":"s","attempt":1,"model":"m"}}"""u8.ToArray(),
                out _,
                out _
            )
        );
}
