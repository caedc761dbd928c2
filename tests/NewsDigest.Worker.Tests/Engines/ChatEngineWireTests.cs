using System.Globalization;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.Translation;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Worker.Tests.Engines;

/// <summary>The vendors' real clients over HTTP against a scripted service; every test counts the requests at the server.</summary>
public sealed class ChatEngineWireTests
{
    private static readonly Func<ScriptedRequest, ScriptedAnswer> Good = ScriptedModel.Translating(
        text => $"English of {text}"
    );

    [Fact]
    public async Task Azure_is_asked_once_with_every_option_and_answers_in_the_ids_that_were_asked()
    {
        await using var server = await ScriptedServer.StartAsync(Good);
        using var engine = EngineUnderTest.Azure(server);

        var article = await engine.TranslateAsync("Uno dos tres.", "Cuatro cinco seis.");

        var request = Assert.Single(server.Requests);
        Assert.Equal("/openai/deployments/news-mini/chat/completions", request.Path);
        Assert.StartsWith("?api-version=", request.Query, StringComparison.Ordinal);
        Assert.Equal("secret-key", request.Headers["api-key"]);
        Assert.Equal(0, request.Json.GetProperty("temperature").GetDouble());
        Assert.InRange(request.Json.GetProperty("max_completion_tokens").GetInt32(), 200, 400);
        Assert.False(request.Json.TryGetProperty("max_tokens", out _));
        var format = request.Json.GetProperty("response_format");
        Assert.Equal("json_schema", format.GetProperty("type").GetString());
        Assert.True(format.GetProperty("json_schema").GetProperty("strict").GetBoolean());
        Assert.Equal(
            SchemaFile("translate"),
            Canonical(format.GetProperty("json_schema").GetProperty("schema"))
        );
        Assert.False(request.Json.TryGetProperty("tools", out _));
        Assert.Equal("English of Título de prueba", article.Title);
        Assert.Equal(
            ["English of Uno dos tres.", "English of Cuatro cinco seis."],
            article.Paragraphs.Select(paragraph => paragraph.English)
        );
        var counted =
            TokenCounter.Count(request.System)
            + TokenCounter.Count(request.User)
            + TokenCounter.Count(
                CanonicalJson.Write(format.GetProperty("json_schema").GetProperty("schema"))
            );
        Assert.Equal(
            [new ModelCall("translate", 1, "gpt-4.1-mini-2025-04-14", 1500, 1152, 300, 0, counted)],
            article.Calls
        );
    }

    [Fact]
    public async Task A_reasoning_model_is_sent_an_effort_and_no_temperature()
    {
        await using var server = await ScriptedServer.StartAsync(Good);
        using var engine = EngineUnderTest.Azure(server, ("AzureOpenAI:Model", "gpt-5-mini"));

        await engine.TranslateAsync("Uno dos tres.");

        var request = Assert.Single(server.Requests);
        Assert.False(request.Json.TryGetProperty("temperature", out _));
        Assert.Equal("low", request.Json.GetProperty("reasoning_effort").GetString());
        Assert.Equal("low", request.Json.GetProperty("verbosity").GetString());
        Assert.InRange(request.Json.GetProperty("max_completion_tokens").GetInt32(), 2200, 2400);
    }

    [Fact]
    public async Task An_OpenAI_compatible_server_needs_no_key()
    {
        await using var server = await ScriptedServer.StartAsync(Good);
        using var engine = EngineUnderTest.OpenAI(server);

        var article = await engine.TranslateAsync("Uno dos tres.");

        var request = Assert.Single(server.Requests);
        Assert.Equal("/v1/chat/completions", request.Path);
        Assert.Equal("llama3.1", request.Json.GetProperty("model").GetString());
        Assert.InRange(request.Json.GetProperty("max_tokens").GetInt32(), 200, 400);
        Assert.False(request.Json.TryGetProperty("max_completion_tokens", out _));
        Assert.False(request.Json.TryGetProperty("verbosity", out _));
        Assert.Equal("English of Uno dos tres.", article.Paragraphs[0].English);
    }

    [Fact]
    public async Task A_date_to_come_back_at_is_kept()
    {
        var calls = 0;
        await using var server = await ScriptedServer.StartAsync(request =>
            Interlocked.Increment(ref calls) == 1
                ? ScriptedAnswer.Throttled(
                    "Retry-After",
                    ScriptedAnswer.Date(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(2.5))
                )
                : Good(request)
        );
        using var engine = EngineUnderTest.Azure(server);

        await engine.TranslateAsync("Uno dos tres.");

        Assert.Equal(2, server.Requests.Count);
        Assert.InRange((server.Requests[1].At - server.Requests[0].At).TotalSeconds, 1.4, 120); // a date has no fractions of a second; two minutes are for a slow machine
    }

    [Theory]
    [InlineData("Retry-After", "-30")]
    [InlineData("Retry-After", "abc")]
    [InlineData("Retry-After", "0")]
    [InlineData("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT")]
    [InlineData("retry-after-ms", "-1")]
    [InlineData("retry-after-ms", "soon")]
    [InlineData(null, null)]
    public async Task A_wait_that_makes_no_sense_is_one_of_our_own_and_never_none(
        string? header,
        string? value
    )
    {
        await using var server = (await ScriptedServer.StartAsync(Good)).Then(
            ScriptedAnswer.Throttled(header, value)
        );
        using var engine = EngineUnderTest.Azure(server, ("Model:FirstWait", "00:00:00.3"));

        await engine.TranslateAsync("Uno dos tres.");

        Assert.Equal(2, server.Requests.Count);
        // Of our own: the pacer's two seconds and a share of chance, and not the half minute or the years of the nonsense.
        Assert.InRange(
            (server.Requests[1].At - server.Requests[0].At).TotalMilliseconds,
            280,
            25_000
        );
    }

    [Theory]
    [InlineData("retry-after-ms", "60", 60)]
    [InlineData("Retry-After", "1", 1000)]
    public async Task A_throttled_call_waits_as_long_as_the_service_asks(
        string header,
        string value,
        int milliseconds
    )
    {
        await using var server = (await ScriptedServer.StartAsync(Good)).Then(
            ScriptedAnswer.Throttled(header, value)
        );
        using var engine = EngineUnderTest.Azure(server);

        await engine.TranslateAsync("Uno dos tres.");

        Assert.Equal(2, server.Requests.Count);
        var waited = (server.Requests[1].At - server.Requests[0].At).TotalMilliseconds;
        Assert.InRange(waited, milliseconds - 20, 120_000); // timers tick more coarsely than the stopwatch
    }

    [Fact]
    public async Task A_wait_beyond_the_limit_is_not_slept_through_and_goes_up_with_its_length()
    {
        await using var server = (await ScriptedServer.StartAsync()).Then(
            ScriptedAnswer.Throttled("Retry-After", "86400")
        );
        using var engine = EngineUnderTest.Azure(server);

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(
            (ModelFailure.Throttled, TimeSpan.FromDays(1)),
            (failure.Failure, failure.RetryAfter)
        );
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_failing_service_is_asked_exactly_as_often_as_allowed(int status)
    {
        await using var server = await ScriptedServer.StartAsync(_ =>
            ScriptedAnswer.Failure(status)
        );
        using var engine = EngineUnderTest.Azure(server, ("Model:MaxAttempts", "3"));

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(ModelFailure.Transient, failure.Failure);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(401, ModelFailure.Unauthorized, "AzureOpenAI:Key")]
    [InlineData(403, ModelFailure.Unauthorized, "AzureOpenAI:Key")]
    [InlineData(404, ModelFailure.DeploymentNotFound, "AzureOpenAI:Deployment")]
    public async Task What_an_operator_must_mend_is_not_repeated_and_names_the_key(
        int status,
        object expected,
        string key
    )
    {
        await using var server = (await ScriptedServer.StartAsync()).Then(
            ScriptedAnswer.Failure(status, "DeploymentNotFound")
        );
        using var engine = EngineUnderTest.Azure(server);

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(expected, failure.Failure);
        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
        Assert.Contains("deployment 'news-mini'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", failure.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("Out of call volume quota. Quota will be replenished in 00:00:01.")]
    [InlineData("Quota exceeded for this subscription.")]
    [InlineData("Rate limit reached for requests.")]
    [InlineData("Too many requests, slow down.")]
    [InlineData("You reached 60000 tokens per min.")]
    public async Task A_403_that_speaks_of_a_quota_is_waited_for_and_blames_no_key(string message)
    {
        await using var server = (await ScriptedServer.StartAsync(Good)).Then(
            ScriptedAnswer
                .Json(403, JsonSerializer.Serialize(new { statusCode = 403, message }))
                .With("retry-after-ms", "20")
        );
        using var engine = EngineUnderTest.Azure(server);

        var article = await engine.TranslateAsync("Uno dos tres.");

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal("English of Uno dos tres.", article.Paragraphs[0].English);
    }

    [Theory]
    [InlineData("violence")]
    [InlineData("jailbreak")]
    [InlineData("hate")]
    [InlineData("sexual")]
    [InlineData("self_harm")]
    public async Task A_filtered_paragraph_is_found_by_halving_and_the_rest_is_translated(
        string category
    )
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            request.Ids.Any(id => request.Block(id).Contains("bomba", StringComparison.Ordinal))
                ? ScriptedAnswer.FilteredPrompt(category)
                : Good(request)
        );
        using var engine = EngineUnderTest.Azure(server);

        var article = await engine.TranslateAsync(
            "Uno dos tres.",
            "La bomba.",
            "Siete ocho nueve."
        );

        // title p1 p2 p3 | title p1 | p2 p3 | p2 | p3
        Assert.Equal(5, server.Requests.Count);
        Assert.Equal(
            [ParagraphStatus.Translated, ParagraphStatus.Blocked, ParagraphStatus.Translated],
            article.Paragraphs.Select(paragraph => paragraph.Status)
        );
        Assert.Contains(
            article.Caveats,
            caveat =>
                caveat is { Paragraph: "p2", Kind: "blocked_by_filter" }
                && caveat.Note.Contains(category, StringComparison.Ordinal)
        );
        Assert.Equal(5, article.Calls.Count);
        Assert.Null(article.Calls[0].InputTokens);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{\"source_language\":\"es\"")]
    public async Task An_article_that_is_filtered_whole_is_unavailable_with_the_reason(
        string? partial
    )
    {
        await using var server = await ScriptedServer.StartAsync(_ =>
            partial is null
                ? ScriptedAnswer.FilteredAnswer()
                : ScriptedAnswer.Completion(partial, "content_filter")
        );
        using var engine = EngineUnderTest.Azure(server);

        var none = Assert.IsType<TranslationOutcome.Unavailable>(
            await engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal("blocked_by_filter", none.Reason.Check);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(3, none.Calls.Count);
    }

    [Fact]
    public async Task An_answer_that_was_cut_off_is_not_read_and_halves_are_asked_for()
    {
        await using var server = (await ScriptedServer.StartAsync(Good)).Then(
            ScriptedAnswer.CutOff()
        );
        using var engine = EngineUnderTest.Azure(server);

        var article = await engine.TranslateAsync(
            "Uno dos tres.",
            "Cuatro cinco seis.",
            "Siete ocho nueve."
        );

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(
            [
                ["title", "p1"],
                ["p2", "p3"],
            ],
            server.Requests.Skip(1).Select(request => request.Ids.ToArray())
        );
        Assert.All(
            article.Paragraphs,
            paragraph => Assert.Equal(ParagraphStatus.Translated, paragraph.Status)
        );
    }

    [Fact]
    public async Task A_cut_off_answer_that_is_valid_JSON_is_not_read_either()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            ScriptedAnswer.CutOff(ScriptedModel.Translation(request, _ => "Cut"))
        );
        using var engine = EngineUnderTest.Azure(server);

        var none = Assert.IsType<TranslationOutcome.Unavailable>(
            await engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal("no_usable_answer", none.Reason.Check);
        Assert.Equal(3, server.Requests.Count); // both, the title alone, the paragraph alone
    }

    [Fact]
    public async Task A_refusal_is_asked_once_more_in_other_words()
    {
        await using var server = (await ScriptedServer.StartAsync(Good)).Then(
            ScriptedAnswer.Refusal()
        );
        using var engine = EngineUnderTest.Azure(server);

        await engine.TranslateAsync("Uno dos tres.");

        Assert.Equal(2, server.Requests.Count);
        Assert.Contains("Request: again", server.Requests[1].User, StringComparison.Ordinal);
        Assert.Equal(server.Requests[0].System, server.Requests[1].System);
    }

    [Fact]
    public async Task A_second_refusal_is_recorded_with_what_the_model_said()
    {
        await using var server = await ScriptedServer.StartAsync(_ =>
            ScriptedAnswer.Refusal("I cannot translate this.")
        );
        using var engine = EngineUnderTest.Azure(server);

        var none = Assert.IsType<TranslationOutcome.Unavailable>(
            await engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal("refused", none.Reason.Check);
        Assert.Contains("I cannot translate this.", none.Reason.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("{\"source_language\":\"es\"")]
    [InlineData("{\"paragraphs\":null}")]
    [InlineData("[]")]
    public async Task A_broken_answer_is_asked_for_once_more_and_then_named(string content)
    {
        await using var server = await ScriptedServer.StartAsync(_ =>
            ScriptedAnswer.Success(content)
        );
        using var engine = EngineUnderTest.Azure(server);

        var none = Assert.IsType<TranslationOutcome.Unavailable>(
            await engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal("no_usable_answer", none.Reason.Check);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(2, none.Calls.Count);
    }

    [Theory]
    [InlineData("null text", 2)]
    [InlineData("no status", 1)]
    [InlineData("doubled object", 1)]
    [InlineData("doubled field", 1)]
    [InlineData("words around it", 1)]
    [InlineData("100,000 characters", 2)]
    [InlineData("extra field", 1)]
    public async Task A_field_that_is_wrong_is_asked_for_once_more_and_one_too_many_is_left_out(
        string what,
        int requests
    )
    {
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            var good = ScriptedModel.Translation(request, text => $"English of {text}");
            return ScriptedAnswer.Success(
                what switch
                {
                    "null text" => good.Replace(
                        "\"text\":\"English of Uno dos tres.\"",
                        "\"text\":null",
                        StringComparison.Ordinal
                    ),
                    "no status" => good.Replace(
                        "\"status\":\"translated\",",
                        "",
                        StringComparison.Ordinal
                    ),
                    "doubled object" => good + good,
                    "doubled field" => good.Replace(
                        "\"status\":\"translated\"",
                        "\"status\":\"unreadable\",\"status\":\"translated\"",
                        StringComparison.Ordinal
                    ),
                    "words around it" => $"Here is the translation: {good} I hope this helps.",
                    "100,000 characters" => good.Replace(
                        "English of Uno dos tres.",
                        new string('a', 100_000),
                        StringComparison.Ordinal
                    ),
                    _ => good.Replace(
                        "\"status\":\"translated\"",
                        "\"status\":\"translated\",\"confidence\":0.9",
                        StringComparison.Ordinal
                    ),
                }
            );
        });
        using var engine = EngineUnderTest.Azure(server);

        var outcome = await engine.TryTranslateAsync("Uno dos tres.");

        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal(requests == 1, outcome is TranslationOutcome.Done);
    }

    [Fact]
    public async Task Only_the_paragraph_that_is_missing_is_asked_for_again()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            ScriptedAnswer.Success(
                ScriptedModel.Translation(
                    request,
                    text =>
                        request.Ids.Count > 1 && text.StartsWith("Cuatro", StringComparison.Ordinal)
                            ? ""
                            : $"English of {text}"
                )
            )
        );
        using var engine = EngineUnderTest.Azure(server);

        var article = await engine.TranslateAsync(
            "Uno dos tres.",
            "Cuatro cinco seis.",
            "Siete ocho nueve."
        );

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(["p2"], server.Requests[1].Ids);
        Assert.Contains(
            "English of Uno dos tres.",
            server.Requests[1].User,
            StringComparison.Ordinal
        );
        Assert.All(
            article.Paragraphs,
            paragraph => Assert.Equal(ParagraphStatus.Translated, paragraph.Status)
        );
    }

    [Fact]
    public async Task An_answer_in_a_code_fence_is_read_without_a_second_call()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            ScriptedAnswer.Success(
                $"```json\n{ScriptedModel.Translation(request, text => $"English of {text}")}\n```"
            )
        );
        using var engine = EngineUnderTest.OpenAI(server);

        await engine.TranslateAsync("Uno dos tres.");

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_service_that_hangs_is_given_up_after_the_attempt_timeout_and_asked_again()
    {
        await using var server = (await ScriptedServer.StartAsync(Good)).Then(
            ScriptedAnswer.Hang(),
            ScriptedAnswer.Stall()
        );
        using var engine = EngineUnderTest.Azure(server, ("Model:AttemptTimeout", "00:00:00.5"));

        var article = await engine.TranslateAsync("Uno dos tres.");

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(ParagraphStatus.Translated, article.Paragraphs[0].Status);
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up_like_one_that_never_comes()
    {
        await using var server = (await ScriptedServer.StartAsync(Good)).Then(
            ScriptedAnswer.Drip()
        );
        using var engine = EngineUnderTest.Azure(server, ("Model:AttemptTimeout", "00:00:00.5"));

        var article = await engine.TranslateAsync("Uno dos tres.");

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(ParagraphStatus.Translated, article.Paragraphs[0].Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_is_closed_from_one_side_is_a_transient_failure(
        bool afterHeaders
    )
    {
        await using var server = HalfClosingServer.Start(afterHeaders);
        using var engine = EngineUnderTest.OpenAI(server.Address, ("Model:MaxAttempts", "2"));

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(ModelFailure.Transient, failure.Failure);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task A_host_that_no_name_server_knows_is_a_transient_failure_that_names_the_host()
    {
        using var engine = EngineUnderTest.OpenAI(
            new Uri("https://models.invalid/"),
            ("Model:MaxAttempts", "2")
        );

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(ModelFailure.Transient, failure.Failure);
        Assert.Contains("models.invalid", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_no_filter_saw_is_used_and_marked()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            ScriptedAnswer.Unfiltered(ScriptedModel.Content(request, text => $"English of {text}"))
        );
        using var engine = EngineUnderTest.Azure(server);

        var article = await engine.TranslateAsync("Uno dos tres.");

        Assert.Single(server.Requests);
        Assert.True(Assert.Single(article.Calls).Unfiltered);
    }

    [Fact]
    public async Task An_article_that_speaks_of_filter_errors_is_not_marked()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(_ =>
                "The answer was {\"error\":{\"code\":\"content_filter_error\"}}."
            )
        );
        using var engine = EngineUnderTest.Azure(server);

        var article = await engine.TranslateAsync("Uno dos tres.");

        Assert.Null(Assert.Single(article.Calls).Unfiltered);
    }

    [Fact]
    public async Task Where_unfiltered_answers_are_to_be_held_the_article_waits()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            ScriptedAnswer.Unfiltered(ScriptedModel.Content(request, text => $"English of {text}"))
        );
        using var engine = EngineUnderTest.Azure(
            server,
            ("Model:WhenUnfiltered", "hold"),
            ("Model:MaxAttempts", "2")
        );

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(ModelFailure.Transient, failure.Failure);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(
        "Las ventas del mercado subieron mucho en la ciudad durante el año pasado según la alcaldesa"
    )]
    [InlineData(
        "Les ventes du marché ont beaucoup augmenté dans la ville au cours de la dernière année selon la mairie"
    )]
    public async Task An_answer_in_the_language_of_the_source_or_another_is_asked_for_once_more_and_then_named(
        string text
    )
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(_ => text)
        );
        using var engine = EngineUnderTest.Azure(server);

        var none = Assert.IsType<TranslationOutcome.Unavailable>(
            await engine.TryTranslateAsync(
                "Las ventas del mercado subieron mucho en la ciudad durante el año pasado según la alcaldesa"
            )
        );

        Assert.Equal("no_usable_answer", none.Reason.Check);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task An_answer_without_a_word_is_asked_for_once_more_and_then_named(string? text)
    {
        await using var server = await ScriptedServer.StartAsync(_ =>
            ScriptedAnswer.Completion(text, "stop")
        );
        using var engine = EngineUnderTest.Azure(server);

        var none = Assert.IsType<TranslationOutcome.Unavailable>(
            await engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal("refused", none.Reason.Check);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_paragraph_too_long_for_one_answer_is_asked_for_in_halves_of_its_sentences_and_joined()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            request.Ids.Any(id =>
                request.Block(id).Contains("tres. Cuatro", StringComparison.Ordinal)
            )
                ? ScriptedAnswer.CutOff()
                : Good(request)
        );
        using var engine = EngineUnderTest.Azure(server, ("Model:TokenCapFactor", "5"));

        var article = await engine.TranslateAsync(
            "Uno dos tres. Cuatro cinco seis. Siete ocho nueve."
        );

        Assert.Equal(
            ["title, p1", "title", "p1", "p1s1", "p1s2"],
            server.Requests.Select(request => string.Join(", ", request.Ids))
        );
        Assert.Equal(
            (
                "English of Uno dos tres. English of Cuatro cinco seis. Siete ocho nueve.",
                ParagraphStatus.Translated
            ),
            (article.Paragraphs[0].English, article.Paragraphs[0].Status)
        );
    }

    [Fact]
    public async Task A_service_that_always_hangs_is_a_transient_failure_and_no_shutdown()
    {
        await using var server = await ScriptedServer.StartAsync(_ => ScriptedAnswer.Hang());
        using var engine = EngineUnderTest.Azure(
            server,
            ("Model:AttemptTimeout", "00:00:00.1"),
            ("Model:MaxAttempts", "2")
        );

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(ModelFailure.Transient, failure.Failure);
        Assert.Contains("Model:AttemptTimeout", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_shutdown_while_the_service_hangs_is_a_cancellation_and_no_retry()
    {
        await using var server = await ScriptedServer.StartAsync(_ => ScriptedAnswer.Hang());
        using var engine = EngineUnderTest.Azure(server);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );

        var translating = engine.Translator.TranslateAsync(
            EngineUnderTest.Article("Uno dos tres."),
            EngineUnderTest.Language,
            stopping.Token
        );
        while (server.Requests.Count == 0)
        {
            await Task.Yield();
        }

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => translating);
        Assert.Single(server.Requests);
    }

    public static TheoryData<string> AnswersThatAreNoProtocol =>
        ["html", "empty", "truncated", "reset"];

    [Theory]
    [MemberData(nameof(AnswersThatAreNoProtocol))]
    public async Task What_is_no_chat_completion_is_repeated_within_bounds_and_told_in_one_kind_of_exception(
        string what
    )
    {
        await using var server = await ScriptedServer.StartAsync(_ =>
            what switch
            {
                "html" => ScriptedAnswer.Html(),
                "empty" => ScriptedAnswer.Text(200, "application/json", ""),
                "truncated" => ScriptedAnswer.Text(
                    200,
                    "application/json",
                    "{\"choices\":[{\"index\":0,"
                ),
                _ => ScriptedAnswer.Reset(),
            }
        );
        using var engine = EngineUnderTest.Azure(server, ("Model:MaxAttempts", "2"));

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(ModelFailure.Transient, failure.Failure);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_answer_of_an_unknown_kind_is_asked_for_once_more_and_no_oftener()
    {
        await using var server = await ScriptedServer.StartAsync(_ => ScriptedAnswer.NoChoices());
        using var engine = EngineUnderTest.Azure(server);

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(ModelFailure.Protocol, failure.Failure);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Usage_that_is_not_told_is_unknown_and_not_zero()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            ScriptedAnswer.Completion(
                ScriptedModel.Translation(request, text => text + " en"),
                "stop"
            )
        );
        using var engine = EngineUnderTest.OpenAI(server);

        var article = await engine.TranslateAsync("Uno dos tres.");

        Assert.Single(server.Requests);
        var call = Assert.Single(article.Calls);
        Assert.Equal((null, null, null), (call.InputTokens, call.CachedTokens, call.OutputTokens));
    }

    [Fact]
    public async Task Nobody_listening_is_a_transient_failure()
    {
        var server = await ScriptedServer.StartAsync(Good);
        using var engine = EngineUnderTest.Azure(server, ("Model:MaxAttempts", "2"));
        _ = engine.Translator;
        await server.DisposeAsync();

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(ModelFailure.Transient, failure.Failure);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_beyond_the_cap_is_aborted_compressed_or_not(bool compressed)
    {
        await using var server = await ScriptedServer.StartAsync(_ =>
            ScriptedAnswer.Huge(200, compressed)
        );
        using var engine = EngineUnderTest.Azure(server, ("Model:MaxAttempts", "1"));
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(ModelFailure.Transient, failure.Failure);
        Assert.Single(server.Requests);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 100 * 1024 * 1024); // server included; a whole body would be 200 MB and more
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_carries_no_key_away()
    {
        await using var target = await ScriptedServer.StartAsync(Good);
        await using var server = await ScriptedServer.StartAsync(_ =>
            ScriptedAnswer.Redirect(new Uri(target.Address, "/v1/chat/completions"))
        );
        using var engine = EngineUnderTest.Azure(server);

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(ModelFailure.Misconfigured, failure.Failure);
        Assert.Contains("redirect (307)", failure.Message, StringComparison.Ordinal);
        Assert.Empty(target.Requests);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_text_too_long_for_the_context_is_asked_for_in_halves()
    {
        await using var server = (await ScriptedServer.StartAsync(Good)).Then(
            ScriptedAnswer.Failure(400, "context_length_exceeded")
        );
        using var engine = EngineUnderTest.Azure(server);

        await engine.TranslateAsync("Uno dos tres.");

        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("temperature", "unsupported_value")]
    [InlineData("temperature", "unsupported_parameter")]
    public async Task A_parameter_that_the_model_does_not_take_is_left_out_from_then_on(
        string parameter,
        string code
    )
    {
        await using var server = (await ScriptedServer.StartAsync(Good)).Then(
            ScriptedAnswer.Failure(400, code, "Unsupported.", parameter)
        );
        using var engine = EngineUnderTest.Azure(server);

        await engine.TranslateAsync("Uno dos tres.");
        await engine.TranslateAsync("Cuatro cinco seis.");

        Assert.Equal(
            [true, false, false],
            server.Requests.Select(request => request.Json.TryGetProperty(parameter, out _))
        );
    }

    [Theory]
    [InlineData("gpt-5-mini", "verbosity", null)]
    [InlineData("gpt-5-mini", "reasoning_effort", null)]
    [InlineData("gpt-5-mini", "max_completion_tokens", "max_tokens")]
    [InlineData("llama3.1", "max_tokens", "max_completion_tokens")]
    public async Task What_the_table_says_wrongly_the_service_says_once_and_a_limit_goes_by_its_other_name(
        string model,
        string refused,
        string? instead
    )
    {
        await using var server = (await ScriptedServer.StartAsync(Good)).Then(
            ScriptedAnswer.Failure(400, "unsupported_parameter", "Unsupported.", refused)
        );
        using var engine = EngineUnderTest.OpenAI(server, ("OpenAI:Model", model));

        await engine.TranslateAsync("Uno dos tres.");
        await engine.TranslateAsync("Cuatro cinco seis.");

        Assert.Equal(
            [true, false, false],
            server.Requests.Select(request => request.Json.TryGetProperty(refused, out _))
        );
        if (instead is not null)
        {
            Assert.Equal(
                [false, true, true],
                server.Requests.Select(request => request.Json.TryGetProperty(instead, out _))
            );
            Assert.Equal(
                server.Requests[0].Json.GetProperty(refused).GetInt32(),
                server.Requests[1].Json.GetProperty(instead).GetInt32()
            );
        }
    }

    [Fact]
    public async Task A_server_that_knows_no_schemas_is_asked_for_JSON()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            ScriptedAnswer.Success(ScriptedModel.Translation(request, text => $"English of {text}"))
        );
        using var engine = EngineUnderTest.OpenAI(
            server,
            ("Model:Families:llama:StrictSchema", "false")
        );

        var article = await engine.TranslateAsync("Uno dos tres.");

        Assert.Equal(
            "json_object",
            Assert
                .Single(server.Requests)
                .Json.GetProperty("response_format")
                .GetProperty("type")
                .GetString()
        );
        Assert.Equal("English of Uno dos tres.", article.Paragraphs[0].English);
    }

    [Theory]
    [InlineData(5000, 4096)]
    [InlineData(128000, 1000)]
    public async Task No_call_asks_for_more_than_the_model_can_hold(int context, int output)
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedModel.Translating(_ =>
                "The mayor opened the market of the city on Thursday and thanked the residents for their patience."
            )
        );
        using var engine = EngineUnderTest.OpenAI(
            server,
            ("Model:Families:llama:ContextTokens", context.ToString(CultureInfo.InvariantCulture)),
            ("Model:Families:llama:OutputTokens", output.ToString(CultureInfo.InvariantCulture)),
            ("Model:TokenCapFactor", "10")
        );

        var article = await engine.TranslateAsync([
            .. Enumerable
                .Range(1, 24)
                .Select(number =>
                    $"La alcaldesa abrió este jueves el mercado {number} de la ciudad y agradeció a los vecinos su paciencia durante las obras."
                ),
        ]);

        Assert.All(
            article.Paragraphs,
            paragraph => Assert.Equal(ParagraphStatus.Translated, paragraph.Status)
        );
        Assert.InRange(server.Requests.Count, 2, 12);
        Assert.All(
            server.Requests,
            request =>
            {
                var answer = request.Json.GetProperty("max_tokens").GetInt32();
                Assert.InRange(answer, 1, output);
                Assert.InRange(TokenCounter.Count(request.Body) + answer, 1, context);
            }
        );
    }

    [Fact]
    public async Task A_parameter_that_we_cannot_do_without_is_told_and_not_tried_again()
    {
        await using var server = await ScriptedServer.StartAsync(_ =>
            ScriptedAnswer.Failure(400, "unsupported_parameter", "Unsupported.", "messages")
        );
        using var engine = EngineUnderTest.Azure(server);

        var failure = await Assert.ThrowsAsync<ModelCallException>(() =>
            engine.TryTranslateAsync("Uno dos tres.")
        );

        Assert.Equal(ModelFailure.UnsupportedParameter, failure.Failure);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Foreign_letters_travel_as_they_are()
    {
        await using var server = await ScriptedServer.StartAsync(Good);
        using var engine = EngineUnderTest.Azure(server);

        await engine.TranslateAsync("Сегодня в городе открыли мост.", "据国家统计局 2.1亿元");

        var body = Assert.Single(server.Requests).Body;
        Assert.Contains("Сегодня в городе", body, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\\u[0-9a-fA-F]{4}", body);
        Assert.DoesNotContain("\n  ", body, StringComparison.Ordinal); // no indented schema
    }

    [Fact]
    public async Task A_summary_takes_its_bullets_from_the_paragraphs_it_cites()
    {
        await using var server = await ScriptedServer.StartAsync(Good);
        using var engine = EngineUnderTest.Azure(
            server,
            ("AzureOpenAI:SummaryDeployment", "news-nano")
        );
        var article = await engine.TranslateAsync("Uno dos tres.", "Cuatro cinco seis.");

        var summary = await engine.Summarizer.SummarizeAsync(
            article,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal("/openai/deployments/news-nano/chat/completions", server.Requests[1].Path);
        Assert.Equal(SummaryKind.Model, summary.Kind);
        Assert.Equal(
            [
                ["p1"],
                ["p2"],
            ],
            summary.Bullets.Select(bullet => bullet.Paragraphs.ToArray())
        );
    }

    private static string SchemaFile(string name) =>
        Canonical(
            JsonDocument
                .Parse(
                    File.ReadAllText(
                        Path.Combine(AppContext.BaseDirectory, "prompts", $"{name}.schema.json")
                    )
                )
                .RootElement
        );

    private static string Canonical(JsonElement json) => JsonSerializer.Serialize(json);
}
