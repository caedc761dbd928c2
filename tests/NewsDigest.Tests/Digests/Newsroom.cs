using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsDigest.Articles;
using NewsDigest.Digests;
using NewsDigest.Digests.Stories;
using NewsDigest.Publishing;
using NewsDigest.Storage;
using NewsDigest.Tests.Storage;

namespace NewsDigest.Tests.Digests;

/// <summary>A store, a clock, articles that are published into it, and makers of editions that can be killed.</summary>
internal sealed class Newsroom
{
    private static readonly string[] Places =
    [
        "Varna",
        "Orla",
        "Kestrel",
        "Mirov",
        "Tandil",
        "Essen",
        "Quimper",
        "Hanko",
    ];
    private static readonly string[] Things =
    [
        "ferry",
        "bridge",
        "school",
        "harbour",
        "museum",
        "tunnel",
        "forest",
        "stadium",
        "market",
        "railway",
    ];
    private static readonly string[] Events =
    [
        "burned",
        "flooded",
        "reopened",
        "collapsed",
        "was sold",
        "was evacuated",
        "was painted",
    ];

    public FakeTimeProvider Time { get; } =
        new(new DateTimeOffset(2026, 10, 21, 0, 0, 0, TimeSpan.Zero));

    public MemoryStore Store { get; } = new();

    public List<string> Published { get; } = [];

    public static DigestOptions Options(
        params (string Name, string Schedule, string Zone)[] editions
    ) =>
        new()
        {
            Editions = editions.ToDictionary(
                edition => edition.Name,
                edition => new EditionOptions { Schedule = edition.Schedule, Zone = edition.Zone }
            ),
            Settle = TimeSpan.Zero,
        };

    public EditionMaker Maker(
        DigestOptions options,
        IResultStore? store = null,
        StoryOverrides? overrides = null,
        ModelWriter? model = null,
        EditionOutput? output = null,
        IResultStore? claims = null
    )
    {
        var on = store ?? Store;
        var library = new EditionLibrary(on);
        return new EditionMaker(
            on,
            library,
            new EditionFreezer(on, new ResultLibrary(on), library, options, Time),
            new EditionComposer(on, model),
            options,
            overrides ?? StoryOverrides.None,
            model,
            _ => Task.FromResult<(int?, int?)>((0, 0)),
            output is null ? [] : [output],
            new WorkLeases(
                claims ?? on,
                TimeSpan.FromSeconds(45),
                Time,
                NullLogger<WorkLeases>.Instance
            ),
            Time,
            NullLogger<EditionMaker>.Instance
        );
    }

    /// <summary>An article of a made-up event; two of one number and one day tell one story.</summary>
    public Task PublishAsync(
        string id,
        int story,
        string source,
        string language,
        DateTimeOffset? at = null
    )
    {
        var place = Places[story % Places.Length];
        var thing = Things[story / Places.Length % Things.Length];
        var what = Events[story % Events.Length];
        string[] english =
        [
            $"The old {thing} of {place} {what} on Monday, the mayor of {place} said. {story} people watched the {thing} from the hill of Saint {place}.",
            $"The owner of the {thing}, Ada Number{story}, spoke of a hard day for {place} and for Number{story} and Sons.",
        ];
        return PublishAsync(
            Result(
                id,
                $"{thing} of {place} {what}",
                english,
                source,
                language,
                at ?? Time.GetUtcNow()
            )
        );
    }

    public async Task PublishAsync(ArticleResult result)
    {
        var key = new ResultKey(
            StorePath.KeyOf(new ArticleId(result.Id)),
            $"{result.ContentHash[..32]}-{new string('b', 32)}"
        );
        await Store.PutIfAbsentAsync(
            key.Json,
            JsonSerializer.SerializeToUtf8Bytes(result, ArticleJson.Options),
            default
        );
        await new CurrentResults(Store).RepairAsync(key.Json, result, default);
        await new PublishedIndex(Store).NoteAsync(key.Json, result.Timings.FinishedAt, default);
        Published.Add(result.Id);
    }

    public static ArticleResult Result(
        string id,
        string title,
        string[] english,
        string source,
        string language,
        DateTimeOffset at,
        string[]? original = null,
        Verdict verdict = Verdict.Verified
    )
    {
        var foreign = original ?? [.. english.Select(text => $"{language} {id} {text}")];
        return new ArticleResult(
            ArticleResult.SchemaName,
            id,
            Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id))
            ),
            new ResultSource(
                source,
                new Uri($"https://example.org/{id}"),
                [],
                null,
                at.AddMinutes(-20)
            ),
            new DetectedLanguage(language, 1),
            verdict,
            [],
            new ResultTitle($"{language} {title}", title),
            [
                .. english.Select(
                    (text, place) =>
                        new ResultParagraph(
                            string.Create(CultureInfo.InvariantCulture, $"p{place + 1}"),
                            foreign[place],
                            text,
                            ParagraphStatus.Translated,
                            null
                        )
                ),
            ],
            new ResultSummary(
                SummaryKind.Extractive,
                Sentences.Split(english[0])[0],
                [
                    .. english.Select(
                        (text, place) =>
                            new SummaryBullet(
                                Sentences.Split(text)[0],
                                [string.Create(CultureInfo.InvariantCulture, $"p{place + 1}")]
                            )
                    ),
                ],
                ["society"]
            ),
            [],
            [],
            [],
            new ResultEngine("openai", "m", null, "m", []),
            [],
            null,
            new ResultTimings(at, at, 0, 0, 0),
            null
        );
    }

    public async Task<IReadOnlyList<Edition>> EditionsAsync(string name)
    {
        var library = new EditionLibrary(Store);
        List<Edition> editions = [];
        foreach (var state in await library.ListAsync(name, default))
        {
            editions.Add((await library.ReadAsync(state.Key, default))!); // a test looks at what was published
        }

        return editions;
    }

    /// <summary>From the frozen input every edition comes out as the very bytes that lie there.</summary>
    public async Task AssertMadeAgainAsync(DigestOptions options)
    {
        foreach (var name in options.Editions.Keys)
        {
            foreach (var edition in await EditionsAsync(name))
            {
                var key = EditionKey.OfId(edition.Id)!;
                var input = (await EditionInput.ReadAsync(Store, key, default))!;
                var again = await new EditionComposer(Store).ComposeAsync(
                    input,
                    writes: false,
                    default
                );

                Assert.Equal(
                    Store.Text(key.Json.Value),
                    Encoding.UTF8.GetString(EditionFile.Write(again.Edition))
                );
            }
        }
    }

    /// <summary>Every article that the edition tells, names or leaves out, but for those that an older edition told.</summary>
    public static IEnumerable<string> TellsOf(Edition edition) =>
        edition
            .Stories.SelectMany(story => story.Articles)
            .Concat(edition.More.SelectMany(story => story.Articles))
            .Select(article => article.Id)
            .Concat(
                edition
                    .Counts.LeftOut.Where(left => left.Reason != "seen")
                    .SelectMany(left => left.Articles)
            );
}
