using System.Text;
using NewsDigest.Articles;
using NewsDigest.Intake;

namespace NewsDigest.Tests.Intake;

public sealed class MessageParserTests
{
    [Fact]
    public void A_message_with_only_an_id_and_a_body_is_an_article()
    {
        var article = Accept("""{"id":"a-1","body":"Hola."}""").Article;

        Assert.Equal(
            ("a-1", "Hola.", ArticleFormat.Text),
            (article.Id.Value, article.Body, article.Format)
        );
        Assert.Equal(
            (null, null, ArticlePriority.Normal),
            (article.Title, article.Language, article.Priority)
        );
    }

    [Fact]
    public void Every_field_of_the_contract_is_read()
    {
        var article = Accept(
            """
            {"schema":"newsdigest.article/1","id":"a","title":" T ","body":"<p>x</p>","contentType":"text/html; charset=utf-8","language":"pt-BR",
             "source":{"name":"Folha","url":"https://example.org/a?b=1"},"publishedAt":"2026-03-01T08:30:00+01:00","priority":"High",
             "glossary":[{"source":"OTSC","target":"CSTO","language":"es","flags":["exact"]}],"desk":{"n":1.50}}
            """
        ).Article;

        Assert.Equal(
            ("T", "pt", ArticleFormat.Html, ArticlePriority.High),
            (article.Title, article.Language, article.Format, article.Priority)
        );
        Assert.Equal(
            ("Folha", "https://example.org/a?b=1"),
            (article.Source.Name, article.Source.Url?.AbsoluteUri)
        );
        Assert.Equal(
            new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.FromHours(1)),
            article.PublishedAt
        );
        Assert.Equal(
            ("OTSC", "CSTO"),
            (Assert.Single(article.Glossary).Source, article.Glossary[0].Target)
        );
        Assert.Equal("""{"desk":{"n":1.50}}""", article.Extra?.ToJsonString());
    }

    [Theory]
    [InlineData("no json", "invalid_json", null)]
    [InlineData("", "invalid_json", null)]
    [InlineData("[]", "invalid_json", null)]
    [InlineData("""{"id":"a","body":"x"} {"id":"b","body":"y"}""", "invalid_json", null)]
    [InlineData("""{"id":"a","id":"b","body":"x"}""", "invalid_json", null)]
    [InlineData("""{"body":"x"}""", "missing_field", "id")]
    [InlineData("""{"id":" ","body":"x"}""", "missing_field", "id")]
    [InlineData("""{"id":7,"body":"x"}""", "invalid_field", "id")]
    [InlineData("""{"id":"\ud800","body":"x"}""", "invalid_field", "id")]
    [InlineData("""{"id":"a","body":"x","\ud800":1}""", "invalid_json", null)]
    [InlineData("""{"id":"a","body":"x","y":{"z":[0,{"\udc00":1}]}}""", "invalid_json", null)]
    [InlineData("""{"id":"a","body":"x","y":"\ud800"}""", "invalid_field", "y")]
    [InlineData(
        """{"id":"a","body":"x","y":{"z":[0,{"w":"cut \ud83d"}]}}""",
        "invalid_field",
        "y.z[1].w"
    )]
    [InlineData(
        """{"id":"a","body":"x","glossary":[{"source":"a","target":"b"},{"source":"a","target":"b","flags":["case","\ud800"]}]}""",
        "invalid_field",
        "glossary[1].flags[1]"
    )]
    [InlineData("""{"id":"a","body":"cut \ud83d"}""", "invalid_field", "body")]
    [InlineData("""["\ud800"]""", "invalid_json", null)]
    [InlineData("""{"id":"a","body":"x","\ud800":1,"\udc00":2}""", "invalid_json", null)]
    [InlineData(
        """{"id":"a","body":"x","glossary":[{"source":"\u0000","target":"b"}]}""",
        "invalid_field",
        "glossary[0]"
    )]
    [InlineData("""{"id":"a"}""", "missing_field", "body")]
    [InlineData("""{"id":"a","body":null}""", "missing_field", "body")]
    [InlineData("""{"id":"a","body":" \n "}""", "empty_body", "body")]
    [InlineData("""{"id":"a","body":""}""", "empty_body", "body")]
    [InlineData("""{"id":"a","body":["x"]}""", "invalid_field", "body")]
    [InlineData("""{"id":"a","body":"x","bodyRef":"bodies/1"}""", "invalid_field", "bodyRef")]
    [InlineData(
        """{"schema":"newsdigest.article/9","id":"a","body":"x"}""",
        "wrong_schema",
        "schema"
    )]
    [InlineData(
        """{"id":"a","body":"x","contentType":"application/pdf"}""",
        "unknown_content_type",
        "contentType"
    )]
    [InlineData(
        """{"id":"a","body":"x","language":"Spanish please"}""",
        "invalid_field",
        "language"
    )]
    [InlineData("""{"id":"a","body":"x","source":"El Sol"}""", "invalid_field", "source")]
    [InlineData(
        """{"id":"a","body":"x","source":{"url":"javascript:alert(1)"}}""",
        "invalid_field",
        "source.url"
    )]
    [InlineData(
        """{"id":"a","body":"x","publishedAt":"yesterday"}""",
        "invalid_field",
        "publishedAt"
    )]
    [InlineData(
        """{"id":"a","body":"x","publishedAt":"03/04/2026"}""",
        "invalid_field",
        "publishedAt"
    )]
    [InlineData("""{"id":"a","body":"x","priority":"urgent"}""", "invalid_field", "priority")]
    [InlineData("""{"id":"a","body":"x","priority":"1"}""", "invalid_field", "priority")]
    [InlineData(
        """{"id":"a","body":"x","glossary":[{"source":"x"}]}""",
        "invalid_field",
        "glossary[0]"
    )]
    [InlineData(
        """{"id":"a","body":"x","glossary":[{"source":"x","target":"y","flags":["loud"]}]}""",
        "invalid_field",
        "glossary[0].flags"
    )]
    public void A_bad_message_is_refused_with_the_field_that_is_wrong(
        string json,
        string code,
        string? field
    )
    {
        var reason = Refuse(Encoding.UTF8.GetBytes(json)).Reason;

        Assert.Equal((code, field), (reason.Code, reason.Field));
        Assert.NotEmpty(reason.Detail);
    }

    [Fact]
    public void A_refused_message_keeps_its_id_so_that_it_can_be_found() =>
        Assert.Equal("a-7", Refuse(Encoding.UTF8.GetBytes("""{"id":"a-7"}""")).Id);

    [Theory]
    [InlineData("""{"id":"a-7","body":"x","\ud800":1}""", "a-7")]
    [InlineData("""{"\ud800":1,"body":"x","id":"a-7"}""", "a-7")]
    [InlineData("""{"id":"a-7","body":"x","y":"\ud800"}""", "a-7")]
    [InlineData("""{"id":"\ud800","body":"x"}""", null)]
    public void A_message_with_half_a_letter_keeps_its_id_where_that_is_whole(
        string json,
        string? id
    ) => Assert.Equal(id, Refuse(Encoding.UTF8.GetBytes(json)).Id);

    [Fact]
    public void No_reason_holds_what_nobody_sees_or_a_long_piece_of_the_message()
    {
        string[] messages =
        [
            $$"""{"schema":"\u001b[31m{{new string('s', 9000)}}","id":"a","body":"b"}""",
            $$"""{"id":"a","body":"b","language":"\u001b]0;x\u0007{{new string('l', 900)}}"}""",
            $$"""{"id":"a","body":"b","contentType":"\u202e{{new string('c', 900)}}"}""",
            $$"""{"id":"a","body":"b","{{new string('n', 3000)}}":"\ud800"}""",
            $$"""{"id":"a","body":"b","{{new string('n', 3000)}}":1,"{{new string('n', 3000)}}":2}""",
        ];

        Assert.All(
            messages,
            message =>
            {
                var reason = Refuse(Encoding.UTF8.GetBytes(message)).Reason;
                Assert.InRange(reason.Detail.Length, 1, 500);
                Assert.Equal(VisibleText.Of(reason.Detail), reason.Detail);
                Assert.InRange(reason.Field?.Length ?? 0, 0, 120);
            }
        );
    }

    [Fact]
    public void Names_and_terms_lose_what_nobody_sees_and_ids_and_unknown_fields_stay_as_they_came()
    {
        var article = Accept(
            """{"id":"\u001b[31ma","body":"b","source":{"name":"El\u0000 Eco\u202e\n"},"glossary":[{"source":"a\u0007b","target":" c\td "}],"x":"\u0001"}"""
        ).Article;

        Assert.Equal(("\u001b[31ma", "El Eco"), (article.Id.Value, article.Source.Name));
        Assert.Equal(("ab", "c d"), (article.Glossary[0].Source, article.Glossary[0].Target));
        Assert.Equal("\u0001", article.Extra?["x"]?.GetValue<string>());
    }

    [Fact]
    public void A_body_over_the_limit_is_refused_with_both_figures()
    {
        var reason = Refuse(
            Encoding.UTF8.GetBytes(
                $$"""{"id":"a","body":"{{new string('x', MessageParser.MaxBodyLength + 1)}}"}"""
            )
        ).Reason;

        Assert.Equal(("body_too_large", "body"), (reason.Code, reason.Field));
        Assert.Contains("8388609", reason.Detail, StringComparison.Ordinal);
        Assert.Contains("8388608", reason.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused() =>
        Assert.Equal("invalid_json", Refuse([0x7b, 0xff, 0x7d]).Reason.Code);

    [Fact]
    public void A_depth_bomb_is_refused() =>
        Assert.Equal(
            "invalid_json",
            Refuse(
                Encoding.UTF8.GetBytes(
                    "{\"id\":\"a\",\"body\":\"x\",\"y\":"
                        + new string('[', 5000)
                        + new string(']', 5000)
                        + "}"
                )
            ).Reason.Code
        );

    [Fact]
    public void A_byte_order_mark_is_no_error() =>
        Assert.Equal("a", Accept("\ufeff{\"id\":\"a\",\"body\":\"x\"}").Article.Id.Value);

    [Theory]
    [InlineData("<!DOCTYPE html><html></html>", true)]
    [InlineData("\n <p>Hola", true)]
    [InlineData("<3 es un corazón", false)]
    [InlineData("<pueblo> dijo", false)]
    public void Without_a_content_type_the_start_of_the_body_decides(string body, bool isHtml) =>
        Assert.Equal(isHtml, BodyFormat.Of(body) == ArticleFormat.Html);

    private static ParsedMessage.Accepted Accept(string json) =>
        Assert.IsType<ParsedMessage.Accepted>(MessageParser.Parse(Encoding.UTF8.GetBytes(json)));

    private static ParsedMessage.Refused Refuse(byte[] message) =>
        Assert.IsType<ParsedMessage.Refused>(MessageParser.Parse(message));
}
