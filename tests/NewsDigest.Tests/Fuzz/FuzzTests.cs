using System.Globalization;
using System.Text;
using CsCheck;
using NewsDigest.Articles;
using NewsDigest.Cleaning;
using NewsDigest.Intake;
using NewsDigest.MessageLoop;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Tests.Storage;

namespace NewsDigest.Tests.Fuzz;

/// <summary>Bytes of strangers: whatever they are, nothing is thrown, and each message ends in one state. <c>./build soak</c> tries many more.</summary>
public sealed class FuzzTests
{
    private static readonly int Inputs = int.Parse(
        Environment.GetEnvironmentVariable("FUZZ_INPUTS") ?? "150",
        CultureInfo.InvariantCulture
    );

    private static readonly string[] Charsets =
    [
        "utf-8",
        "latin1",
        "iso-8859-15",
        "windows-1251",
        "koi8-u",
        "shift_jis",
        "euc-jp",
        "iso-2022-jp",
        "euc-kr",
        "gb18030",
        "hz-gb-2312",
        "big5",
        "macintosh",
        "utf-16",
        "utf-16be",
        "utf-7",
        "x-no-such",
        "\0",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Any_bytes_are_a_message_or_have_a_reason() =>
        Gen
            .Byte.Array[0, 200]
            .Sample(
                bytes =>
                    MessageParser.Parse(bytes)
                        is ParsedMessage.Accepted
                            or ParsedMessage.Refused { Reason.Detail.Length: > 0 },
                iter: Inputs
            );

    [Fact]
    public Task A_damaged_message_ends_in_one_state_with_its_bytes_or_its_result_in_the_store() =>
        Numbers()
            .SampleAsync(
                async number =>
                {
                    var message = HostileMessages.Damaged(number, "fuzz");
                    await using var workshop = new FuzzWorkshop();

                    await workshop.HandleAsync(message);

                    var counts = workshop.Statistics.Counts;
                    var said = string.Join(
                        '\n',
                        workshop
                            .Logger.Collector.GetSnapshot()
                            .Select(record => $"{record.Message} {record.Exception}")
                    );
                    Assert.True(
                        (counts.Finished, counts.Requeued, workshop.Completions) == (1, 0, 1),
                        $"{counts}\n{Encoding.UTF8.GetString(message)}\n{said}"
                    );
                    await CheckStoreAsync(workshop.Store, message, counts.Quarantined == 1);
                },
                iter: Inputs
            );

    [Fact]
    public void A_damaged_page_is_cleaned_to_text_that_can_be_seen() =>
        Numbers()
            .Sample(
                number =>
                {
                    var clean = ArticleCleaner.TryClean(
                        TestArticles.Raw(HostilePages.Damaged(number), format: ArticleFormat.Html)
                    );
                    string?[] texts = clean is null
                        ? []
                        :
                        [
                            clean.Title,
                            clean.Text,
                            clean.Page.Section,
                            clean.Page.SiteName,
                            .. clean.Page.Authors,
                        ];
                    Assert.All(
                        texts.OfType<string>(),
                        text => Assert.Equal(IncomingText.Clean(text), text)
                    );
                },
                iter: Inputs
            );

    [Fact]
    public void Bytes_in_any_charset_are_text() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.OneOf(Charsets), Gen.Bool)
            .Sample(
                (bytes, charset, isDeclared) =>
                {
                    var page = isDeclared
                        ? [.. Encoding.ASCII.GetBytes($"<meta charset=\"{charset}\">"), .. bytes]
                        : bytes;
                    var body = BodyCharset.Decode(page, isDeclared ? null : charset);
                    return body.Text.EnumerateRunes().Sum(rune => rune.Utf16SequenceLength)
                            == body.Text.Length
                        && IncomingText.MendJson(body.Text).Length == body.Text.Length;
                },
                iter: Inputs
            );

    [Fact]
    public Task A_damaged_document_of_ours_is_read_or_named_and_hides_no_other() =>
        Numbers()
            .SampleAsync(
                async number =>
                {
                    var random = new Random(number);
                    var store = await FilledStoreAsync();
                    var victim = StorePath
                        .TryParse(
                            HostileMessages.Pick(
                                random,
                                [
                                    .. store.Paths.Where(path =>
                                        path.EndsWith(".json", StringComparison.Ordinal)
                                    ),
                                ]
                            )
                        )!
                        .Value; // it is in the store
                    var bytes = Encoding.UTF8.GetBytes(store.Text(victim.Value));
                    for (var change = random.Next(1, 4); change > 0; change--)
                    {
                        bytes = HostileMessages.ChangeBytes(random, bytes);
                    }

                    await store.PutAsync(victim, bytes, Token);

                    List<DamagedResultException> damaged = [];
                    var results = await new ResultLibrary(store)
                        .ListCurrentAsync(damaged.Add, Token)
                        .ToListAsync(Token);
                    var records = await new Quarantine(store, TimeProvider.System)
                        .ListAsync(Token)
                        .ToListAsync(Token);
                    var attempts = await new AttemptLedger(store).ReadAsync(
                        new ArticleLease("m", "{}"u8.ToArray(), "r", 2, DateTimeOffset.UnixEpoch),
                        Token
                    );
                    Assert.InRange(results.Count, 1, 2);
                    Assert.True(
                        results.Count + damaged.Count >= 2,
                        $"{victim}: {results.Count} results, {damaged.Count} named as damaged"
                    );
                    Assert.Equal(2, records.Count);
                    Assert.NotNull(attempts.Errors);
                    Assert.All(results, result => Assert.NotNull(result.Id));
                },
                iter: Inputs
            );

    private static Gen<int> Numbers() => Gen.Int[0, int.MaxValue - 1];

    private static async Task CheckStoreAsync(MemoryStore store, byte[] message, bool isQuarantined)
    {
        var results = await new ResultLibrary(store).CountAsync(Token);
        var records = await new Quarantine(store, TimeProvider.System)
            .ListAsync(Token)
            .ToListAsync(Token);
        Assert.Equal(isQuarantined ? (0, 1) : (1, 0), (results, records.Count));
        foreach (var record in records)
        {
            Assert.NotEqual("damaged_record", record.Code);
            Assert.Equal(
                message,
                (
                    await new Quarantine(store, TimeProvider.System).ReadMessageAsync(record, Token)
                )!.Value.ToArray()
            ); // it was listed
            Assert.Equal(VisibleText.Of(record.Detail), record.Detail);
        }

        foreach (
            var path in store.Paths.Where(path => path.EndsWith(".md", StringComparison.Ordinal))
        )
        {
            Assert.All(
                store.Text(path).Split('\n'),
                line =>
                    Assert.True(
                        line.Length <= VisibleText.MaxLine && VisibleText.Of(line) == line,
                        line
                    )
            );
        }
    }

    /// <summary>Two results, two records, the attempts of one message.</summary>
    private static async Task<MemoryStore> FilledStoreAsync()
    {
        await using var workshop = new FuzzWorkshop();
        foreach (
            var message in (string[])
                [
                    """{"id":"a","title":"El mercado","body":"La alcaldesa abrió el mercado este jueves con 45 puestos.","x":{"y":[1,null]}}""",
                    """{"id":"b","body":"The council opened the new market on Thursday."}""",
                    "no json",
                    """{"id":"c"}""",
                ]
        )
        {
            await workshop.HandleAsync(Encoding.UTF8.GetBytes(message));
        }

        await new AttemptLedger(workshop.Store).BeginAsync(
            new ArticleLease("m", "{}"u8.ToArray(), "r", 2, DateTimeOffset.UnixEpoch),
            AttemptCounts.None,
            Token
        );
        return workshop.Store;
    }
}
