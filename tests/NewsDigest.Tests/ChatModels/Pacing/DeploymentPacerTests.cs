using Microsoft.Extensions.Time.Testing;
using NewsDigest.ChatModels;
using NewsDigest.ChatModels.Pacing;

namespace NewsDigest.Tests.ChatModels.Pacing;

public sealed class DeploymentPacerTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly DeploymentPacer _pacer;
    private readonly List<string> _order = [];

    public DeploymentPacerTests() => _pacer = new DeploymentPacer("news-mini", _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_limit_a_few_go_at_once_and_each_answer_lets_the_next_one_go()
    {
        var all = Enumerable.Range(0, 6).Select(_ => EnterAsync()).ToArray();
        await Task.WhenAll(all[..4]);
        Assert.Equal((2, 4), (_pacer.Facts.Waiting, _pacer.Facts.InFlight));

        _pacer.Leave(new PacedOutcome(null, Took: TimeSpan.FromSeconds(2), OutputTokens: 100));
        await all[4];

        Assert.Equal(1, _pacer.Facts.Waiting);
    }

    [Fact]
    public async Task Urgent_articles_go_first_and_a_refused_call_before_its_equals()
    {
        await TellAsync(60_000);
        await EnterAsync(charge: 30_000); // debt of half a minute
        Task[] waiting =
        [
            AddAsync("bulk 1", urgent: false, isRepeat: false),
            AddAsync("bulk 2", urgent: false, isRepeat: false),
            AddAsync("bulk again", urgent: false, isRepeat: true),
            AddAsync("urgent 1", urgent: true, isRepeat: false),
            AddAsync("urgent again", urgent: true, isRepeat: true),
        ];

        for (var second = 0; second < 120 && waiting.Any(task => !task.IsCompleted); second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(
                Task.WhenAll(waiting),
                Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Token)
            );
        }

        Assert.Equal(["urgent again", "urgent 1", "bulk again", "bulk 1", "bulk 2"], _order);
    }

    [Fact]
    public async Task Who_gives_up_waiting_holds_nobody_up()
    {
        await TellAsync(60_000);
        await EnterAsync(charge: 5_000);
        using var stop = new CancellationTokenSource();
        var first = _pacer.EnterAsync(1_000, urgent: false, isRepeat: false, stop.Token);
        var second = EnterAsync();

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _time.Advance(TimeSpan.FromSeconds(30));
        await second;

        Assert.Equal((0, 2), (_pacer.Facts.Waiting, _pacer.Facts.InFlight));
    }

    [Fact]
    public async Task A_refusal_without_a_limit_makes_fewer_go_at_once()
    {
        await EnterAsync();
        await EnterAsync();

        _pacer.Leave(new PacedOutcome(null, QuotaKind.Capacity));

        Assert.Equal(
            (2, 1L, 1L),
            (_pacer.Facts.FlightLimit!.Value, _pacer.Facts.Refused, _pacer.Facts.Requests)
        );
    }

    public void Dispose() => _pacer.Dispose();

    private Task EnterAsync(int charge = 1_000) =>
        _pacer.EnterAsync(charge, urgent: false, isRepeat: false, Token);

    private async Task AddAsync(string name, bool urgent, bool isRepeat)
    {
        await _pacer.EnterAsync(1_000, urgent, isRepeat, Token);
        lock (_order)
        {
            _order.Add(name);
        }
    }

    private async Task TellAsync(double limit)
    {
        await EnterAsync();
        _pacer.Leave(new PacedOutcome(new QuotaHeaders(limit, null, null, null)));
        _time.Advance(TimeSpan.FromSeconds(10)); // the bucket is full
    }
}
