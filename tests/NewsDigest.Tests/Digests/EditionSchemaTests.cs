using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using NewsDigest.Digests;
using NewsDigest.Storage;
using NJsonSchema;

namespace NewsDigest.Tests.Digests;

public sealed class EditionSchemaTests
{
    [Fact]
    public async Task An_edition_obeys_the_published_schema_and_survives_reading_and_writing()
    {
        var json = EditionFile.Write(EditionFixture.Morning());

        Assert.Empty((await SchemaAsync()).Validate(Encoding.UTF8.GetString(json)));
        Assert.Equal(json, EditionFile.Write(EditionFile.Read(json, "again")));
    }

    [Fact]
    public async Task The_schema_knows_every_field_that_an_edition_writes()
    {
        var schema = await SchemaAsync();
        using var edition = JsonDocument.Parse(EditionFile.Write(EditionFixture.Morning()));

        Assert.Empty(Unknown(edition.RootElement, schema, ""));
    }

    [Fact]
    public void What_is_no_edition_is_refused_with_its_place_and_the_cure()
    {
        var damage = Assert.Throws<DamagedDocumentException>(() =>
            EditionFile.Read("{\"schema\":\"newsdigest.edition/1\"}"u8.ToArray(), "the-file")
        );

        Assert.StartsWith("'the-file' cannot be read", damage.Message, StringComparison.Ordinal);
        Assert.Contains("digest run", damage.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-30T07:00:00+01:00", "2026-11-30-0700p0100")]
    [InlineData("2026-11-30T07:00:00+00:00", "2026-11-30-0700z")]
    [InlineData("2026-11-30T07:00:00-03:30", "2026-11-30-0700m0330")]
    [InlineData("2026-11-30T23:59:00+05:45", "2026-11-30-2359p0545")]
    public void The_name_of_an_edition_says_its_time_and_can_be_read_back(string at, string when)
    {
        var time = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        var key = EditionKey.Of("morning", time);

        Assert.Equal(when, key.When);
        Assert.Equal(time, key.At);
        Assert.Equal(key, EditionKey.OfId(key.Id));
        Assert.Equal(key, EditionKey.OfJson(key.Json));
        Assert.Equal(
            key with
            {
                Revision = 2,
            },
            EditionKey.OfJson((key with { Revision = 2 }).Json)
        );
    }

    [Theory]
    [InlineData("morning")]
    [InlineData("morning/2026-11-30")]
    [InlineData("morning/2026-13-30-0700z")]
    [InlineData("morning/2026-11-30-0700x0100")]
    [InlineData("../2026-11-30-0700z")]
    [InlineData("Morning/2026-11-30-0700z")]
    public void What_names_no_edition_is_none(string id) => Assert.Null(EditionKey.OfId(id));

    private static IEnumerable<string> Unknown(JsonElement value, JsonSchema schema, string path)
    {
        var known = schema.ActualSchema;
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value
                .EnumerateArray()
                .SelectMany(item => Unknown(item, known.Item!, $"{path}[]")); // every list of ours says of what
        }

        if (value.ValueKind != JsonValueKind.Object || known.AdditionalPropertiesSchema is not null)
        {
            return [];
        }

        return value
            .EnumerateObject()
            .SelectMany(field =>
                known.Properties.TryGetValue(field.Name, out var of)
                    ? Unknown(field.Value, of, $"{path}.{field.Name}")
                    : [$"{path}.{field.Name}"]
            );
    }

    private static Task<JsonSchema> SchemaAsync([CallerFilePath] string here = "") =>
        JsonSchema.FromFileAsync(
            Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/edition.schema.json")
        ); // a source file lies in a folder
}
