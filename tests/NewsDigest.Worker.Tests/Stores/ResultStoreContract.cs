using System.Text;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Worker.Tests.Stores;

/// <summary>What every store promises. Each implementation runs the whole suite.</summary>
public abstract class ResultStoreContract
{
    private static readonly string[] HostileIds =
    [
        "../x",
        "x",
        "..",
        "a\\b",
        "a/b",
        "a/../b",
        "b",
        "trail.",
        "trail",
        "a\0b",
        "A",
        "a",
        "é",
        "e\u0301",
        new string('a', 2000),
        "CON",
        "%2e%2e%2fx",
    ];

    private protected abstract IResultStore Store { get; }

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_is_read_back_byte_for_byte()
    {
        var path = StorePath.Of("results", "a", "v", "result.json");
        byte[] content = [0, 255, .. Encoding.UTF8.GetBytes("¿Qué? 日本 😀")];

        await Store.PutAsync(path, content, Token);

        Assert.Equal(content, (await Store.ReadAsync(path, Token))?.ToArray());
    }

    [Fact]
    public async Task What_is_not_there_is_null() =>
        Assert.Null(await Store.ReadAsync(StorePath.Of("results", "nobody"), Token));

    [Fact]
    public async Task The_length_is_known_without_reading()
    {
        var path = StorePath.Of("bodies", "long");

        Assert.Null(await Store.LengthAsync(path, Token));
        await Store.PutAsync(path, "¿Qué?"u8.ToArray(), Token);

        Assert.Equal(7, await Store.LengthAsync(path, Token));
    }

    [Fact]
    public async Task Put_if_absent_leaves_what_was_there()
    {
        var path = StorePath.Of("results", "a", "result.json");

        Assert.True(await Store.PutIfAbsentAsync(path, "first"u8.ToArray(), Token));
        Assert.False(await Store.PutIfAbsentAsync(path, "second"u8.ToArray(), Token));

        Assert.Equal("first"u8.ToArray(), (await Store.ReadAsync(path, Token))?.ToArray());
    }

    [Fact]
    public async Task Of_many_writers_at_once_exactly_one_wins()
    {
        var path = StorePath.Of("results", "race", "result.json");

        var wins = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(number =>
                    Task.Run(
                        () =>
                            Store.PutIfAbsentAsync(
                                path,
                                Encoding.UTF8.GetBytes($"writer {number}"),
                                Token
                            ),
                        Token
                    )
                )
        );

        Assert.Equal(1, wins.Count(won => won));
        Assert.Equal(
            $"writer {Array.IndexOf(wins, true)}",
            Encoding.UTF8.GetString((await Store.ReadAsync(path, Token))!.Value.Span)
        );
    }

    [Fact]
    public async Task Put_if_unchanged_replaces_what_was_known_and_nothing_else()
    {
        var path = StorePath.Of("results", "a", "current.json");
        Assert.False(
            await Store.PutIfUnchangedAsync(path, "first"u8.ToArray(), "second"u8.ToArray(), Token)
        );
        Assert.Null(await Store.ReadAsync(path, Token));
        await Store.PutAsync(path, "first"u8.ToArray(), Token);

        Assert.False(
            await Store.PutIfUnchangedAsync(
                path,
                "another"u8.ToArray(),
                "second"u8.ToArray(),
                Token
            )
        );
        Assert.Equal("first"u8.ToArray(), (await Store.ReadAsync(path, Token))?.ToArray());

        Assert.True(
            await Store.PutIfUnchangedAsync(path, "first"u8.ToArray(), "second"u8.ToArray(), Token)
        );
        Assert.Equal("second"u8.ToArray(), (await Store.ReadAsync(path, Token))?.ToArray());
    }

    [Fact]
    public async Task Of_many_who_know_the_same_exactly_one_replaces_it()
    {
        var path = StorePath.Of("results", "race", "current.json");
        await Store.PutAsync(path, "first"u8.ToArray(), Token);

        var wins = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(number =>
                    Task.Run(
                        () =>
                            Store.PutIfUnchangedAsync(
                                path,
                                "first"u8.ToArray(),
                                Encoding.UTF8.GetBytes($"writer {number}"),
                                Token
                            ),
                        Token
                    )
                )
        );

        Assert.Equal(1, wins.Count(won => won));
        Assert.Equal(
            $"writer {Array.IndexOf(wins, true)}",
            Encoding.UTF8.GetString((await Store.ReadAsync(path, Token))!.Value.Span)
        );
    }

    [Fact]
    public async Task Put_replaces()
    {
        var path = StorePath.Of("page.html");
        await Store.PutAsync(path, "long old content"u8.ToArray(), Token);
        await Store.PutAsync(path, "new"u8.ToArray(), Token);

        Assert.Equal("new"u8.ToArray(), (await Store.ReadAsync(path, Token))?.ToArray());
    }

    [Fact]
    public async Task A_listing_has_the_documents_of_a_folder_and_no_others()
    {
        foreach (
            var name in (string[])
                [
                    "results/a/1/result.json",
                    "results/a/2/result.json",
                    "results/ab/1/result.json",
                    "quarantine/a/record.json",
                ]
        )
        {
            await Store.PutAsync(StorePath.TryParse(name)!.Value, "x"u8.ToArray(), Token);
        }

        Assert.Equal(
            ["results/a/1/result.json", "results/a/2/result.json"],
            await ListAsync("results", "a")
        );
        Assert.Equal(3, (await ListAsync("results")).Count);
        Assert.Empty(await ListAsync("bodies"));
    }

    [Fact]
    public async Task A_document_is_as_old_as_its_last_writing()
    {
        await Store.PutAsync(StorePath.Of("bodies", "a"), "x"u8.ToArray(), Token);
        await Store.PutAsync(StorePath.Of("results", "b"), "x"u8.ToArray(), Token);

        var now = TimeProvider.System.GetUtcNow();
        Assert.Empty(
            await Store
                .ListOlderAsync(StorePath.Of("bodies"), now.AddMinutes(-1), Token)
                .ToListAsync(Token)
        );
        Assert.Equal(
            "bodies/a",
            (
                await Store
                    .ListOlderAsync(StorePath.Of("bodies"), now.AddMinutes(1), Token)
                    .SingleAsync(Token)
            ).Value
        );
    }

    [Fact]
    public async Task A_deleted_document_is_gone_and_deleting_it_again_is_no_error()
    {
        var path = StorePath.Of("quarantine", "a", "record.json");
        await Store.PutAsync(path, "x"u8.ToArray(), Token);

        await Store.DeleteAsync(path, Token);
        await Store.DeleteAsync(path, Token);

        Assert.Null(await Store.ReadAsync(path, Token));
        Assert.Empty(await ListAsync("quarantine"));
    }

    [Fact]
    public async Task Hostile_ids_have_documents_of_their_own()
    {
        foreach (var id in HostileIds)
        {
            Assert.True(
                await Store.PutIfAbsentAsync(PathOf(id), Encoding.Unicode.GetBytes(id), Token),
                id
            );
        }

        foreach (var id in HostileIds)
        {
            Assert.Equal(
                id,
                Encoding.Unicode.GetString((await Store.ReadAsync(PathOf(id), Token))!.Value.Span)
            );
        }

        Assert.Equal(HostileIds.Length, (await ListAsync("results")).Count);
    }

    [Fact]
    public async Task A_large_document_passes()
    {
        var path = StorePath.Of("bodies", "large");
        var content = new byte[9 * 1024 * 1024];
        new Random(1).NextBytes(content);

        await Store.PutAsync(path, content, Token);

        Assert.True((await Store.ReadAsync(path, Token))?.Span.SequenceEqual(content));
    }

    private static StorePath PathOf(string id) =>
        StorePath.Of("results", StorePath.KeyOf(new ArticleId(id)), "v", "result.json");

    private async Task<IReadOnlyList<string>> ListAsync(params string[] folder) =>
        await Store
            .ListAsync(StorePath.Of(folder), Token)
            .Select(path => path.Value)
            .OrderBy(path => path, StringComparer.Ordinal)
            .ToListAsync(Token);
}
