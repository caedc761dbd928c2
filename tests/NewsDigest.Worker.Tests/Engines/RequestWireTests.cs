using NewsDigest.ChatModels;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

/// <summary>What each kind of request costs before the article begins, and in which letters it travels, as the server sees it.</summary>
public sealed class RequestWireTests
{
    private static readonly string[] Kinds = ["nd_translation_v1", "nd_repair_v1", "nd_summary_v1"];

    private static readonly Func<ScriptedRequest, ScriptedAnswer> Good = ScriptedModel.Translating(
        text => $"Résumé “{text.Length}” of <it> & 'more' + €5"
    );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_request_begins_like_the_last_of_its_kind_and_long_enough_for_a_cache(
        bool azure
    )
    {
        await using var server = await ScriptedServer.StartAsync(Good);
        using var engine = azure ? EngineUnderTest.Azure(server) : EngineUnderTest.OpenAI(server);

        await AllAsync(engine, "Сегодня в городе открыли мост.", "Мэр сказал: «Наконец-то».");
        await AllAsync(
            engine,
            "据国家统计局 2.1亿元。",
            "Otro texto, más largo que el primero y con otras palabras.",
            "Un tercero."
        );

        Assert.Equal([.. Kinds, .. Kinds], server.Requests.Select(request => request.SchemaName));
        Assert.All(
            server.Requests.GroupBy(request => request.SchemaName),
            kind =>
            {
                var before = Assert.Single(kind.Select(BeforeTheArticle).Distinct());
                Assert.InRange(TokenCounter.Count(kind.First().System), 1100, 2600);
                Assert.EndsWith(
                    $"{kind.First().System[^20..]}\"",
                    before
                        .TrimEnd('}', ',', '{', ']')
                        .Replace("\\\"", "\"", StringComparison.Ordinal)
                        .Replace("\\n", "\n", StringComparison.Ordinal),
                    StringComparison.Ordinal
                );
                Assert.Single(
                    kind.Select(request => request.Json.GetProperty("response_format").GetRawText())
                        .Distinct()
                );
                Assert.All(
                    kind,
                    request =>
                        Assert.EndsWith(
                            $"<end {request.Nonce}>",
                            request.User,
                            StringComparison.Ordinal
                        )
                );
            }
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_letter_of_any_request_is_escaped(bool azure)
    {
        await using var server = await ScriptedServer.StartAsync(Good);
        using var engine = azure ? EngineUnderTest.Azure(server) : EngineUnderTest.OpenAI(server);

        await AllAsync(
            engine,
            "Сегодня в городе открыли мост — «наконец-то», + 5 %.",
            "据国家统计局 2.1亿元 <b> & ‘x’",
            "आज शहर में पुल खुला।",
            "اليوم افتُتح الجسر",
            @"😀 l'été \uD83D\uDE00 \\ 𠮷野"
        );

        Assert.Equal(Kinds, server.Requests.Select(request => request.SchemaName));
        Assert.All(
            server.Requests,
            request => Assert.DoesNotMatch(@"(?<!\\)\\u[0-9a-fA-F]{4}", request.Body)
        );
        Assert.Contains(
            @"😀 l'été \uD83D\uDE00 \\ 𠮷野",
            server.Requests[0].Block("p5"),
            StringComparison.Ordinal
        ); // what the article itself escapes stays so
        Assert.Contains("据国家统计局", server.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains("В источнике 5", server.Requests[1].Body, StringComparison.Ordinal);
        Assert.Contains("Résumé “", server.Requests[2].Body, StringComparison.Ordinal);
    }

    /// <summary>One request of each kind.</summary>
    private static async Task AllAsync(EngineUnderTest engine, params string[] paragraphs)
    {
        var article = await engine.TranslateAsync(paragraphs);
        var repaired = await engine.Translator.RepairAsync(
            article,
            [new Finding("V09", Severity.Hard, "p1", "В источнике 5.")],
            Token
        );
        await engine.Summarizer.SummarizeAsync(repaired, Token);
    }

    private static string BeforeTheArticle(ScriptedRequest request) =>
        request.Body[..request.Body.IndexOf("\"role\":\"user\"", StringComparison.Ordinal)];
}
