using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using NewsDigest.Digests;
using NewsDigest.Digests.Deliveries;
using NewsDigest.Digests.Mail;
using NewsDigest.Publishing;
using NewsDigest.Tests.Digests;
using NewsDigest.Worker.Deliveries;
using NewsDigest.Worker.Local;

namespace NewsDigest.Worker.Tests.Deliveries;

/// <summary>Mails of editions, over the wire to a foreign mail server.</summary>
public sealed class MailCourierTests : IAsyncDisposable
{
    private readonly PostOffice _office = PostOffice.Open();
    private readonly TemporaryFolder _folder = new();
    private readonly Microsoft.Extensions.DependencyInjection.ServiceProvider _services =
        new ServiceCollection().BuildServiceProvider();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_reader_gets_one_mail_of_an_edition_however_often_and_by_however_many_it_is_delivered()
    {
        var edition = EditionFixture.Morning();

        var reports = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    Courier("one@example.org", "two@example.org").DeliverAsync(edition, Token)
                )
        );
        await Courier("one@example.org", "two@example.org")
            .DeliverAsync(edition with { Revision = 2 }, Token);

        Assert.Equal(2, reports.Sum(report => report.Sent));
        Assert.Equal(
            ["one@example.org", "two@example.org"],
            _office.Mails.Select(mail => mail.To).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_server_that_takes_a_mail_and_stays_silent_gets_no_second_one_until_a_person_asks()
    {
        var edition = EditionFixture.Morning();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var delivery = Courier("silent@example.org").DeliverAsync(edition, stop.Token);
        await _office.Silent.Task.WaitAsync(TimeSpan.FromMinutes(2), Token);
        await stop.CancelAsync();

        Assert.Equal(1, (await delivery).Unknown);
        Assert.Equal(1, (await Courier("silent@example.org").DeliverAsync(edition, Token)).Skipped);
        Assert.Single(_office.Mails);
        var known = Assert.Single(await Ledger.ListAsync(edition.Id, Token));
        Assert.Equal(DeliveryState.Unknown, known.State);

        Assert.True(await Ledger.AskAgainAsync(edition.Id, known.Recipient, Token));
        Assert.True(await Ledger.IsOpenAsync(edition.Id, known.Recipient, Token));
    }

    [Fact]
    public async Task What_a_worker_claimed_before_it_died_is_not_sent_by_another()
    {
        var edition = EditionFixture.Morning();
        await Ledger.ClaimAsync(edition, DeliveryLedger.RecipientOf("one@example.org"), Token);

        var report = await Courier("one@example.org").DeliverAsync(edition, Token);

        Assert.Equal((0, 1), (report.Sent, report.Skipped));
        Assert.Empty(_office.Mails);
    }

    [Fact]
    public async Task A_no_for_now_is_tried_again_a_no_for_good_is_not_and_who_unsubscribed_gets_nothing()
    {
        var edition = EditionFixture.Morning();
        string[] readers =
        [
            "refused@example.org",
            "later@example.org",
            "gone@example.org",
            "one@example.org",
        ];
        await new Unsubscribed(Store).AddAsync(
            DeliveryLedger.RecipientOf("gone@example.org"),
            DateTimeOffset.UnixEpoch,
            Token
        );

        var first = await Courier(readers).DeliverAsync(edition, Token);
        var second = await Courier(readers).DeliverAsync(edition, Token);

        Assert.Equal(new DeliveryReport(1, 1, 0, 1, 1), first);
        Assert.Equal(new DeliveryReport(1, 0, 0, 0, 3), second);
        Assert.Equal(
            ["later@example.org", "one@example.org"],
            _office.Mails.Select(mail => mail.To).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_server_that_is_not_there_costs_nobody_the_mail()
    {
        var edition = EditionFixture.Morning();
        var closed = PostOffice.Open();
        await closed.DisposeAsync();

        var report = await Courier(closed.Port, "one@example.org").DeliverAsync(edition, Token);

        Assert.Equal(1, report.Pending);
        Assert.Equal(1, (await Courier("one@example.org").DeliverAsync(edition, Token)).Sent);
    }

    [Fact]
    public async Task A_mail_reads_whole_as_text_carries_figures_and_says_how_to_end_it()
    {
        await Courier("one@example.org").DeliverAsync(EditionFixture.Morning(), Token);

        var mail = Assert.Single(_office.Mails).Mail;
        Assert.Equal(
            "Morning digest, 30 Nov, 07:00: Ferry fire off Varna: at least 14 dead, search goes on",
            mail.Subject
        );
        Assert.Contains("at least 14: Hafenkurier", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("قُتل نحو 10 أشخاص.", mail.TextBody, StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(mail.HtmlBody!);
        Assert.Empty(page.QuerySelectorAll("script, img, link, div"));
        Assert.Contains("at least 14", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("auto", page.QuerySelector("[lang=ar]")!.GetAttribute("dir"));
        Assert.All(
            page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!),
            href => Assert.StartsWith("https://", href, StringComparison.Ordinal)
        );
        Assert.Contains(
            "<mailto:digest@news.test?subject=unsubscribe%20morning>",
            mail.Headers[HeaderId.ListUnsubscribe],
            StringComparison.Ordinal
        );
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
        var link = page.QuerySelectorAll("a")
            .Single(one => one.TextContent == "Unsubscribe")
            .GetAttribute("href")!;
        Assert.Equal(
            DeliveryLedger.RecipientOf("one@example.org"),
            MailMessages.ReadToken(link.Split("t=")[1], Key)
        );
        Assert.Null(MailMessages.ReadToken(link.Split("t=")[1], "another key of ours"));
    }

    [Fact]
    public async Task Looking_at_the_unsubscribe_page_changes_nothing_a_click_ends_the_mails_and_a_wrong_link_does_nothing()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddSingleton(new MailOptions { UnsubscribeKey = Key })
            .AddSingleton(new Unsubscribed(Store))
            .AddSingleton(TimeProvider.System);
        await using var app = builder.Build();
        app.MapUnsubscribe();
        await app.StartAsync(Token);
        await Courier("one@example.org").DeliverAsync(EditionFixture.Morning(), Token);
        var address =
            $"{app.Urls.Single()}/unsubscribe?t={_office.Mails[0].Mail.HtmlBody!.Split("unsubscribe?t=")[1].Split('"')[0]}";
        var reader = DeliveryLedger.RecipientOf("one@example.org");
        using var browser = new HttpClient();

        Assert.Contains(
            "<form",
            await browser.GetStringAsync(address, Token),
            StringComparison.Ordinal
        );
        using var wrong = await browser.PostAsync($"{address}0", null, Token);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, wrong.StatusCode);
        Assert.False(await new Unsubscribed(Store).ContainsAsync(reader, Token));

        using var right = await browser.PostAsync(address, null, Token);
        Assert.True(right.IsSuccessStatusCode);
        Assert.True(await new Unsubscribed(Store).ContainsAsync(reader, Token));
    }

    [Theory]
    [InlineData(40, 300)]
    [InlineData(400, 40)]
    [InlineData(3000, 5)]
    public async Task No_mail_is_longer_than_a_mail_program_shows(int stories, int words)
    {
        var morning = EditionFixture.Morning();
        var story = morning.Stories[0];
        var sentence = string.Join(' ', Enumerable.Repeat("wörter", words));
        var edition = morning with
        {
            Stories =
            [
                .. Enumerable
                    .Range(0, stories)
                    .Select(number =>
                        story with
                        {
                            Id = $"st-{number}",
                            Headline = $"Story {number}",
                            Sentences = [new StorySentence(sentence, [new Citation("a1", "p1")])],
                        }
                    ),
            ],
        };

        var mail = await Writer.WriteAsync(edition, null);

        Assert.InRange(Encoding.UTF8.GetByteCount(mail.Html), 20_000, EditionMailWriter.MostBytes);
        Assert.Contains("Also in this edition", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Story 0", mail.Html, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _office.DisposeAsync();
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private const string Key = "a key of sixteen letters";

    private FolderResultStore Store => new(_folder.File("store"));

    private DeliveryLedger Ledger => new(Store, TimeProvider.System);

    private EditionMailWriter Writer =>
        new(
            new PageRenderer(_services, NullLoggerFactory.Instance),
            new Uri("https://news.test/store/")
        );

    private MailCourier Courier(params string[] readers) => Courier(_office.Port, readers);

    private MailCourier Courier(int port, params string[] readers)
    {
        var options = new MailOptions
        {
            Host = "127.0.0.1",
            Port = port,
            Security = MailOptions.Plain,
            From = "NewsDigest <digest@news.test>",
            To = readers,
            UnsubscribeUrl = "https://news.test/unsubscribe",
            UnsubscribeKey = Key,
        };
        return new MailCourier(
            options,
            new MailMessages(Writer, options),
            Ledger,
            new Unsubscribed(Store),
            TimeProvider.System,
            NullLogger<MailCourier>.Instance
        );
    }
}
