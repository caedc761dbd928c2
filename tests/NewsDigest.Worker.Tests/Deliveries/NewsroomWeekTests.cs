using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.Digests;
using NewsDigest.Digests.Deliveries;
using NewsDigest.Digests.Mail;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Tests.Digests;
using NewsDigest.Tests.Storage;
using NewsDigest.Worker.Deliveries;

namespace NewsDigest.Worker.Tests.Deliveries;

/// <summary>
/// A week of a newsroom over a clock change: thirty sources in twelve languages, editions by the day and by the hour in three zones, makers
/// that are killed at a write or stand still while another goes on, and a mail server that takes mails without a word. Small in every build;
/// <c>NEWSROOM_ARTICLES=8 NEWSROOM_EVERY=1</c> has 200 articles a day and an edition every hour, and <c>./build soak</c> takes that.
/// </summary>
public sealed class NewsroomWeekTests : IAsyncDisposable
{
    private const string Silent = "silent@example.org";

    private static readonly int ArticlesAnHour = Number("NEWSROOM_ARTICLES", 2);
    private static readonly int EveryHours = Number("NEWSROOM_EVERY", 8);
    private static readonly string[] Readers = ["one@example.org", "two@example.org"];
    private static readonly string[] Languages =
    [
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "bg",
        "hr",
        "ru",
        "uk",
        "ar",
        "he",
        "ja",
    ];

    private readonly PostOffice _office = PostOffice.Open();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly Newsroom _room = new();
    private readonly Random _random = new(18);
    private readonly DigestOptions _options = Newsroom.Options(
        ("morning", "0 7 * * *", "Europe/Berlin"),
        ("hours", $"0 */{EveryHours} * * *", "America/New_York"),
        ("hill", "15 6 * * *", "Asia/Kathmandu")
    );

    private int _kills;
    private int _pauses;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_week_with_kills_pauses_and_a_silent_mail_server_loses_nothing_and_tells_nothing_twice()
    {
        await MakeAsync(_room.Store); // from here on editions are made
        for (var hour = 0; hour < 7 * 24; hour++)
        {
            await PublishAsync(hour);
            _room.Time.Advance(TimeSpan.FromMinutes(4));
            if (_random.Next(20) > 0) // else nothing runs for an hour
            {
                await MakeInTroubleAsync();
            }
        }

        for (var hour = 0; hour < 24; hour++)
        {
            _room.Time.Advance(TimeSpan.FromHours(1));
            await MakeAsync(_room.Store);
        }

        await DeliverAllAgainAsync();

        var count = 0;
        foreach (var name in _options.Editions.Keys)
        {
            var editions = await _room.EditionsAsync(name);
            count += editions.Count;
            Assert.Equal(_room.Published.Order(), editions.SelectMany(Newsroom.TellsOf).Order());
            Assert.All(
                editions.Zip(editions.Skip(1)),
                pair => Assert.Equal(pair.First.Window.To, pair.Second.Window.From)
            );
            foreach (var edition in editions)
            {
                await AssertMailsAsync(edition);
            }
        }

        await _room.AssertMadeAgainAsync(_options);
        Assert.All(
            _office.Mails.CountBy(mail => (mail.To, mail.Mail.MessageId)),
            mails => Assert.Equal(1, mails.Value)
        );
        Assert.NotEqual(0, _kills);
        Assert.NotEqual(0, _pauses);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_room.Published.Count} articles, {count} editions, {_office.Mails.Count} mails, {_kills} kills, {_pauses} pauses"
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _office.DisposeAsync();
        await _services.DisposeAsync();
    }

    private async Task PublishAsync(int hour)
    {
        for (var article = 0; article < ArticlesAnHour; article++)
        {
            _room.Time.Advance(TimeSpan.FromMinutes(56.0 / ArticlesAnHour));

            // One of fifty results is as old as a day when it comes: its worker died and came back, or its clock is wrong.
            var isLate = _random.Next(50) == 0 && _room.Published.Count > 100;
            await _room.PublishAsync(
                string.Create(CultureInfo.InvariantCulture, $"a{hour:000}-{article}"),
                (hour / 5 * 3) + _random.Next(12),
                $"Source {_random.Next(30)}",
                Languages[_random.Next(Languages.Length)],
                _room.Time.GetUtcNow().AddHours(isLate ? -_random.Next(24) : 0)
            );
        }
    }

    private async Task MakeInTroubleAsync()
    {
        var trouble = _random.Next(6);
        if (trouble < 2)
        {
            await MakeAndDieAsync();
        }
        else if (trouble == 2)
        {
            await MakeAndStandStillAsync();
        }

        await MakeAsync(_room.Store);
    }

    /// <summary>Dies at one of its writes, those of the mails' ledger among them.</summary>
    private async Task MakeAndDieAsync()
    {
        var store = new HookedStore(_room.Store);
        var last = _random.Next(1, 24);
        store.Before = _ => store.Writes >= last ? throw new KilledException() : Task.CompletedTask;
        try
        {
            await MakeAsync(store);
        }
        catch (KilledException)
        {
            _kills++;
        }

        _room.Time.Advance(TimeSpan.FromMinutes(1));
    }

    /// <summary>Has lost its lease while it stood still before publishing, and does not know.</summary>
    private async Task MakeAndStandStillAsync()
    {
        var store = new HookedStore(_room.Store);
        var isFirst = true;
        store.Before = async path =>
        {
            if (isFirst && path.Value.EndsWith("/edition.json", StringComparison.Ordinal))
            {
                isFirst = false;
                _pauses++;
                _room.Time.Advance(TimeSpan.FromMinutes(2));
                await MakeAsync(_room.Store);
            }
        };
        await MakeAsync(store, claims: new MemoryStore());
    }

    private async Task MakeAsync(IResultStore store, IResultStore? claims = null)
    {
        var maker = _room.Maker(_options, store, output: DeliverBy(store), claims: claims);
        await maker.MakeDueAsync(null, Token);
    }

    /// <summary>As a worker that comes back does: for every edition that there is.</summary>
    private async Task DeliverAllAgainAsync()
    {
        var deliver = DeliverBy(_room.Store);
        foreach (var name in _options.Editions.Keys)
        {
            foreach (var edition in await _room.EditionsAsync(name))
            {
                await deliver(EditionKey.OfId(edition.Id)!, edition, Token); // it is one
            }
        }
    }

    private EditionOutput DeliverBy(IResultStore store) =>
        async (_, edition, cancellationToken) =>
        {
            await Courier(store, TimeSpan.FromMinutes(2), Readers)
                .DeliverAsync(edition, cancellationToken);
            if (edition.Name == "morning")
            {
                await Courier(store, TimeSpan.FromSeconds(1), Silent)
                    .DeliverAsync(edition, cancellationToken);
            }
        };

    private MailCourier Courier(IResultStore store, TimeSpan timeout, params string[] readers)
    {
        var options = new MailOptions
        {
            Host = "127.0.0.1",
            Port = _office.Port,
            Security = MailOptions.Plain,
            From = "NewsDigest <digest@news.test>",
            To = readers,
            Timeout = timeout,
            SendEmpty = true,
        };
        var writer = new EditionMailWriter(
            new PageRenderer(_services, NullLoggerFactory.Instance),
            null
        );
        return new MailCourier(
            options,
            new MailMessages(writer, options),
            new DeliveryLedger(store, _room.Time),
            new Unsubscribed(store),
            _room.Time,
            NullLogger<MailCourier>.Instance
        );
    }

    /// <summary>Nobody has two, and whoever has none stands in the ledger: its worker died between the claim and the answer.</summary>
    private async Task AssertMailsAsync(Edition edition)
    {
        var ledger = await new DeliveryLedger(_room.Store, _room.Time).ListAsync(edition.Id, Token);
        foreach (var reader in Readers)
        {
            var state = Assert
                .Single(ledger, one => one.Recipient == DeliveryLedger.RecipientOf(reader))
                .State;
            Assert.True(
                state is DeliveryState.Sent or DeliveryState.Claimed,
                $"{edition.Id} {state}"
            );
        }
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : otherwise;
}
