using NewsDigest.Digests;

namespace NewsDigest.Tests.Digests;

public sealed class EditionScheduleTests
{
    [Theory]
    [InlineData("0 7 * * *", "Europe/Berlin")]
    [InlineData("30 2 * * *", "Europe/Berlin")]
    [InlineData("0 * * * *", "Europe/Berlin")]
    [InlineData("0 * * * *", "America/New_York")]
    [InlineData("30 1 * * *", "America/New_York")]
    [InlineData("15 6 * * *", "Asia/Kathmandu")]
    [InlineData("0 * * * *", "Australia/Lord_Howe")]
    [InlineData("45 1 * * *", "Australia/Lord_Howe")]
    [InlineData("0 */6 * * *", "Africa/Casablanca")]
    [InlineData("0 7 * * 1", "UTC")]
    public void The_windows_of_a_year_touch_without_gap_or_overlap(string cron, string zone)
    {
        var schedule = Schedule(cron, zone);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        HashSet<string> ids = [];
        DateTimeOffset? end = null;
        foreach (var at in schedule.Between(start, start.AddYears(1)))
        {
            var window = schedule.WindowOf(at);

            Assert.Equal(at.UtcDateTime, window.To.UtcDateTime);
            Assert.True(window.From < window.To);
            Assert.True(end is null || end.Value.UtcDateTime == window.From.UtcDateTime);
            Assert.True(ids.Add(EditionKey.Of("a", window.To).Id));
            end = window.To;
        }

        Assert.True(ids.Count > 50);
    }

    [Fact]
    public void Seven_in_the_morning_stays_seven_when_the_clocks_change()
    {
        var schedule = Schedule("0 7 * * *", "Europe/Berlin");
        var spring = schedule.WindowOf(
            new DateTimeOffset(2026, 3, 29, 7, 0, 0, TimeSpan.FromHours(2))
        );
        var autumn = schedule.WindowOf(
            new DateTimeOffset(2026, 10, 25, 7, 0, 0, TimeSpan.FromHours(1))
        );

        Assert.Equal((7, 7), (spring.From.Hour, spring.To.Hour));
        Assert.Equal(23, (spring.To - spring.From).TotalHours);
        Assert.Equal(25, (autumn.To - autumn.From).TotalHours);
    }

    private static EditionSchedule Schedule(string cron, string zone) =>
        new(
            EditionDefinition.Of(
                "a",
                new EditionOptions { Schedule = cron, Zone = zone },
                new DigestOptions()
            )
        );
}
