using NewsDigest.Worker.OpenAI;

namespace NewsDigest.Worker.Tests.Engines;

public sealed class AskedWaitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("retry-after-ms", "250", 0.25)]
    [InlineData("x-ms-retry-after-ms", "1500", 1.5)]
    [InlineData("retry-after", "7", 7)]
    [InlineData("retry-after", "7.5", 7.5)]
    [InlineData("retry-after", "20ms", 0.02)]
    [InlineData("retry-after", "1m2.5s", 62.5)]
    [InlineData("retry-after", "Mon, 30 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("retry-after", "1796040045", 45)]
    [InlineData("x-ratelimit-reset-tokens", "3.2s", 3.2)]
    [InlineData("x-ratelimit-reset-tokens", "1m2.5s", 62.5)]
    [InlineData("x-ratelimit-reset-requests", "20ms", 0.02)]
    [InlineData("x-ratelimit-reset-requests", "8.64s", 8.64)]
    [InlineData("x-ratelimit-reset-tokens", "12", 12)]
    [InlineData("x-ratelimit-reset", "1796040060000", 60)]
    [InlineData("x-ratelimit-reset", "1796040060", 60)]
    [InlineData("anthropic-ratelimit-tokens-reset", "2026-11-30T12:00:05Z", 5)]
    [InlineData("ratelimit-reset", "9", 9)]
    public void A_wait_is_read_from_every_header(string header, string value, double seconds) =>
        Assert.Equal(seconds, Read("", (header, value))!.Value.TotalSeconds, 3);

    [Theory]
    [InlineData("Rate limit reached. Please try again in 3.2s. Visit the account page.", 3.2)]
    [InlineData("Please try again in 6ms.", 0.006)]
    [InlineData("Please try again in 1m2.5s.", 62.5)]
    [InlineData("Please try again in 1h2m3s.", 3723)]
    [InlineData("Please retry after 20 seconds.", 20)]
    [InlineData("Retry in 2 minutes", 120)]
    [InlineData("Please wait 5 seconds before trying again", 5)]
    [InlineData("Requests have exceeded the token rate limit. Please retry after 1 second.", 1)]
    [InlineData("Please retry in 34.074824224s.", 34.07)]
    [InlineData("try again in about 1 minute and 30 seconds", 90)]
    [InlineData("Quota resets in 4 hours", 14400)]
    [InlineData("Try again in 1 day.", 86400)]
    public void A_wait_is_read_from_the_words(string message, double seconds) =>
        Assert.Equal(seconds, Read(message)!.Value.TotalSeconds, 2);

    [Theory]
    [InlineData("retry-after-ms", "-1")]
    [InlineData("retry-after", "0")]
    [InlineData("retry-after", "soon")]
    [InlineData("retry-after", "NaN")]
    [InlineData("retry-after", "1e300")]
    [InlineData("retry-after", "99999999")]
    [InlineData("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT")]
    [InlineData("x-ratelimit-reset", "1445412480")]
    [InlineData("x-ratelimit-reset-tokens", "")]
    public void Nonsense_is_no_wait_and_hides_no_other(string header, string value)
    {
        Assert.Null(Read("", (header, value)));
        Assert.Equal(
            3.2,
            Read("Please try again in 3.2s.", (header, value))!.Value.TotalSeconds,
            3
        );
        Assert.Equal(
            2,
            Read("", (header, value), ("x-ms-retry-after-ms", "2000"))!.Value.TotalSeconds,
            3
        );
    }

    [Fact]
    public void The_quota_that_is_used_up_counts_and_not_the_one_that_is_left() =>
        Assert.Equal(
            3.2,
            Read(
                "",
                ("x-ratelimit-reset-requests", "1m"),
                ("x-ratelimit-remaining-requests", "17"),
                ("x-ratelimit-reset-tokens", "3.2s"),
                ("x-ratelimit-remaining-tokens", "0")
            )!.Value.TotalSeconds,
            3
        );

    [Fact]
    public void What_is_said_of_this_request_comes_before_what_is_said_of_the_quota() =>
        Assert.Equal(
            1,
            Read("", ("x-ratelimit-reset-tokens", "60s"), ("retry-after", "1"))!.Value.TotalSeconds,
            3
        );

    [Theory]
    [InlineData("""{"error":{"details":[{"@type":"RetryInfo","retryDelay":"34s"}]}}""", 34)]
    [InlineData("""{"error":{"metadata":{"headers":{"X-RateLimit-Reset":"1796040060000"}}}}""", 60)]
    public void A_wait_is_read_from_the_fields_of_the_body(string body, double seconds) =>
        Assert.Equal(
            seconds,
            AskedWait
                .Read(
                    new ServiceReply(429, null, body, new Dictionary<string, string>()),
                    null,
                    Now
                )!
                .Value.TotalSeconds,
            3
        );

    private static TimeSpan? Read(string message, params (string Name, string Value)[] headers) =>
        AskedWait.Read(
            new ServiceReply(
                429,
                null,
                "",
                headers.ToDictionary(header => header.Name, header => header.Value)
            ),
            message,
            Now
        );
}
