using NewsDigest.Operations;

namespace NewsDigest.Tests.Operations;

public sealed class OutageEvidenceTests
{
    private readonly OutageEvidence _evidence = new();

    [Fact]
    public void The_first_failure_convicts_nobody()
    {
        _evidence.Finished("good");

        Assert.False(_evidence.Convicts("a"));
    }

    [Fact]
    public void An_article_that_fails_again_while_others_are_finished_is_convicted_each_time_anew()
    {
        _evidence.Convicts("a");
        _evidence.Finished("good");

        Assert.True(_evidence.Convicts("a"));
        Assert.False(_evidence.Convicts("a"));
    }

    [Fact]
    public void In_an_outage_nobody_is_convicted_however_often_it_fails() =>
        Assert.All(Enumerable.Range(0, 100), round => Assert.False(_evidence.Convicts($"m{round % 7}")));

    [Fact]
    public void A_service_that_fails_every_other_article_convicts_nobody()
    {
        for (var round = 0; round < 50; round++)
        {
            Assert.False(_evidence.Convicts($"m{round % 5}"));
            _evidence.Finished($"good {round}");
        }
    }

    [Fact]
    public void Two_articles_at_fault_do_not_cover_for_each_other()
    {
        _evidence.Convicts("a");
        _evidence.Convicts("b");
        for (var number = 0; number < 10; number++)
        {
            _evidence.Finished($"good {number}");
        }

        Assert.True(_evidence.Convicts("a"));
        Assert.True(_evidence.Convicts("b"));
    }

    [Fact]
    public void An_article_that_was_finished_begins_anew()
    {
        _evidence.Convicts("a");
        _evidence.Finished("a");
        _evidence.Finished("good");

        Assert.False(_evidence.Convicts("a"));
    }
}
