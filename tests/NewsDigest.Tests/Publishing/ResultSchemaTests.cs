using System.Runtime.CompilerServices;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Publishing;
using NJsonSchema;

namespace NewsDigest.Tests.Publishing;

public sealed class ResultSchemaTests
{
    [Fact]
    public async Task A_result_with_every_field_obeys_the_published_schema() =>
        Assert.Empty(
            (await SchemaAsync("result")).Validate(
                JsonSerializer.Serialize(TestResults.Whole(), ArticleJson.Options)
            )
        );

    [Fact]
    public async Task The_schema_knows_every_field_that_a_result_writes()
    {
        var schema = await SchemaAsync("result");
        using var result = JsonDocument.Parse(
            JsonSerializer.Serialize(TestResults.Whole(), ArticleJson.Options)
        );

        Assert.Empty(
            result
                .RootElement.EnumerateObject()
                .Select(field => field.Name)
                .Except(schema.Properties.Keys)
        );
        Assert.Empty(
            result
                .RootElement.GetProperty("engine")
                .EnumerateObject()
                .Select(field => field.Name)
                .Except(schema.Properties["engine"].Properties.Keys)
        );
    }

    [Fact]
    public async Task The_schema_refuses_a_verdict_that_does_not_exist() =>
        Assert.NotEmpty(
            (await SchemaAsync("result")).Validate(
                JsonSerializer
                    .Serialize(TestResults.Whole(), ArticleJson.Options)
                    .Replace("needs_review", "fine", StringComparison.Ordinal)
            )
        );

    [Fact]
    public async Task The_document_that_names_the_current_result_obeys_its_schema_which_knows_every_field()
    {
        var path = NewsDigest.Storage.StorePath.Of("results", "lluvia", "v1", "result.json");
        var json = JsonSerializer.Serialize(
            CurrentResult.Of(
                new StoredResult(
                    path,
                    "",
                    TestResults.Whole() with
                    {
                        Title = new ResultTitle("Cierran escuelas", null),
                    }
                ),
                DateTimeOffset.UnixEpoch
            ),
            ArticleJson.Options
        );
        var schema = await SchemaAsync("current");
        using var current = JsonDocument.Parse(json);

        Assert.Empty(schema.Validate(json));
        Assert.Equal(
            schema.Properties.Keys.Order(),
            current.RootElement.EnumerateObject().Select(field => field.Name).Order()
        );
    }

    [Fact]
    public void A_result_survives_writing_and_reading()
    {
        var json = JsonSerializer.Serialize(TestResults.Whole(), ArticleJson.Options);

        Assert.Equal(
            json,
            JsonSerializer.Serialize(
                JsonSerializer.Deserialize<ArticleResult>(json, ArticleJson.Options),
                ArticleJson.Options
            )
        );
    }

    [Theory]
    [InlineData("""{"id":"a","body":"Hola."}""", true)]
    [InlineData(
        """{"id":"a","bodyRef":"bodies/0000000000000000000000000000000000000000000000000000000000000000"}""",
        true
    )]
    [InlineData("""{"body":"Hola."}""", false)]
    [InlineData("""{"id":"a"}""", false)]
    [InlineData("""{"id":"a","body":"x","priority":"urgent"}""", false)]
    [InlineData("""{"schema":"other/1","id":"a","body":"x"}""", false)]
    public async Task The_message_schema_and_the_parser_agree(string json, bool good)
    {
        Assert.Equal(good, (await SchemaAsync("article")).Validate(json).Count == 0);
        Assert.Equal(
            good,
            NewsDigest.Intake.MessageParser.Parse(System.Text.Encoding.UTF8.GetBytes(json))
                is NewsDigest.Intake.ParsedMessage.Accepted
        );
    }

    private static Task<JsonSchema> SchemaAsync(string name, [CallerFilePath] string here = "") =>
        JsonSchema.FromFileAsync(
            Path.Combine(Path.GetDirectoryName(here)!, "../../../docs", $"{name}.schema.json")
        ); // a source file lies in a folder
}
