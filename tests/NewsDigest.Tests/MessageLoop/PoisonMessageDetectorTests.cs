using NewsDigest.MessageLoop;

namespace NewsDigest.Tests.MessageLoop;

public sealed class PoisonMessageDetectorTests
{
    private readonly PoisonMessageDetector _poison;
    private bool _engineAnswers;
    private bool _engineBearsArticles;
    private int _canaries;
    private int _longCanaries;

    public PoisonMessageDetectorTests() =>
        _poison = new PoisonMessageDetector(
            (isWhole, _) =>
            {
                _canaries++;
                _longCanaries += isWhole ? 1 : 0;
                return Task.FromResult(isWhole ? _engineBearsArticles : _engineAnswers);
            }
        );

    [Fact]
    public async Task The_first_failure_convicts_nobody()
    {
        _poison.Finished("good");

        Assert.False(await IsPoisonAsync("a"));
    }

    [Fact]
    public async Task An_article_that_fails_again_while_others_are_finished_is_convicted_each_time_anew()
    {
        await IsPoisonAsync("a");
        _poison.Finished("good");

        Assert.True(await IsPoisonAsync("a"));
        Assert.False(await IsPoisonAsync("a"));
    }

    [Fact]
    public async Task In_an_outage_nobody_is_convicted_however_often_it_fails()
    {
        for (var round = 0; round < 100; round++)
        {
            Assert.False(await IsPoisonAsync($"m{round % 7}"));
        }
    }

    [Fact]
    public async Task A_service_that_fails_every_other_article_convicts_nobody()
    {
        for (var round = 0; round < 50; round++)
        {
            Assert.False(await IsPoisonAsync($"m{round % 5}"));
            _poison.Finished($"good {round}");
        }
    }

    [Fact]
    public async Task Two_articles_at_fault_do_not_cover_for_each_other()
    {
        await IsPoisonAsync("a");
        await IsPoisonAsync("b");
        for (var number = 0; number < 10; number++)
        {
            _poison.Finished($"good {number}");
        }

        Assert.True(await IsPoisonAsync("a"));
        Assert.True(await IsPoisonAsync("b"));
    }

    [Fact]
    public async Task An_article_that_was_finished_begins_anew()
    {
        await IsPoisonAsync("a");
        _poison.Finished("a");
        _poison.Finished("good");

        Assert.False(await IsPoisonAsync("a"));
    }

    [Fact]
    public async Task An_article_that_fails_again_and_again_alone_is_convicted_when_the_engine_answers_another_request()
    {
        _engineAnswers = true;
        for (var failure = 1; failure <= 3; failure++)
        {
            Assert.False(await IsPoisonAsync("a"));
        }

        Assert.Equal(0, _canaries);
        Assert.True(await IsPoisonAsync("a"));
        Assert.Equal(1, _canaries);
    }

    [Fact]
    public async Task An_article_that_fails_alone_is_not_convicted_while_the_engine_answers_nobody()
    {
        for (var failure = 1; failure <= 20; failure++)
        {
            Assert.False(await IsPoisonAsync("a"));
        }

        Assert.Equal(17, _canaries);
    }

    [Fact]
    public async Task Several_articles_that_fail_in_the_same_words_are_not_convicted_although_the_engine_answers_a_sentence_of_ours()
    {
        _engineAnswers = true;
        for (var round = 0; round < 20; round++)
        {
            foreach (var article in (string[])["a", "b", "c"])
            {
                Assert.False(await IsPoisonAsync(article, "BadRequest 422: no"));
            }
        }

        Assert.True(_poison.IsOfSeveral("BadRequest 422: no"));
        Assert.Equal(_longCanaries, _canaries);
    }

    [Fact]
    public async Task An_outage_of_a_thousand_failures_costs_a_long_request_in_twenty()
    {
        for (var failure = 0; failure < 1000; failure++)
        {
            Assert.False(await IsPoisonAsync($"m{failure % 30}", "Transient"));
        }

        Assert.Equal(_longCanaries, _canaries);
        Assert.InRange(_canaries, 40, 46);
    }

    [Fact]
    public async Task Three_articles_that_time_out_and_nobody_else_are_convicted_when_the_engine_bears_an_article_of_ours()
    {
        _engineBearsArticles = true;
        foreach (var article in (string[])["a", "b", "c", "a", "b", "c", "a", "b", "c"])
        {
            Assert.False(await IsPoisonAsync(article, "Transient"));
        }

        foreach (var article in (string[])["a", "b", "c", "a", "b", "c"])
        {
            Assert.True(await IsPoisonAsync(article, "Transient"));
        }
    }

    [Fact]
    public async Task Three_articles_that_time_out_while_a_few_others_go_through_are_convicted_in_the_end()
    {
        _engineBearsArticles = true;
        _engineAnswers = true;
        var convicted = new Dictionary<string, int>();
        for (var round = 0; round < 10; round++)
        {
            foreach (var article in (string[])["a", "b", "c"])
            {
                if (await IsPoisonAsync(article, "Transient"))
                {
                    convicted[article] = convicted.GetValueOrDefault(article) + 1;
                }
            }

            _poison.Finished($"good {round}");
        }

        Assert.All(["a", "b", "c"], article => Assert.True(convicted[article] >= 5));
    }

    [Fact]
    public async Task Articles_that_fail_each_in_other_words_are_convicted_each_by_itself()
    {
        _engineAnswers = true;
        foreach (var article in (string[])["a", "b", "c"])
        {
            for (var failure = 1; failure <= 3; failure++)
            {
                await IsPoisonAsync(article);
            }

            Assert.True(await IsPoisonAsync(article));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Before_an_article_is_given_up_the_engine_must_answer_a_sentence_of_ours(
        bool answers
    )
    {
        _engineAnswers = answers;
        await IsPoisonAsync("a");
        _poison.Finished("good");

        Assert.Equal(answers, await IsPoisonAsync("a", isLast: true));
        Assert.Equal(1, _canaries);
    }

    private Task<bool> IsPoisonAsync(
        string messageId,
        string? signature = null,
        bool isLast = false
    ) =>
        _poison.IsPoisonAsync(
            messageId,
            signature ?? messageId,
            isLast,
            TestContext.Current.CancellationToken
        );
}
