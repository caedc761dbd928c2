using NewsDigest.Storage;
using NewsDigest.Worker.Local;

namespace NewsDigest.Worker.Tests.Stores;

public sealed class FolderResultStoreTests : ResultStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FolderResultStoreTests() => Store = new FolderResultStore(_folder.File("store"));

    private protected override IResultStore Store { get; }

    [Fact]
    public async Task A_write_that_was_broken_off_is_never_listed()
    {
        await Store.PutAsync(StorePath.Of("results", "a.json"), "x"u8.ToArray(), Token);
        await File.WriteAllTextAsync(
            _folder.File("store", "results", ".tmp-broken"),
            "half",
            Token
        );

        Assert.Equal(
            "results/a.json",
            (await Store.ListAsync(StorePath.Of("results"), Token).SingleAsync(Token)).Value
        );
        Assert.Empty(Directory.EnumerateFiles(_folder.File("store", ".tmp")));
    }

    [Fact]
    public async Task What_a_killed_process_left_half_written_is_deleted_and_what_another_is_writing_is_not()
    {
        var (old, young) = (
            _folder.File("store", ".tmp", "old"),
            _folder.File("store", ".tmp", "young")
        );
        Directory.CreateDirectory(_folder.File("store", ".tmp"));
        await File.WriteAllTextAsync(old, "half", Token);
        await File.WriteAllTextAsync(young, "half", Token);
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));

        await Store.PutAsync(StorePath.Of("results", "a.json"), "x"u8.ToArray(), Token);

        Assert.Equal([young], Directory.EnumerateFiles(_folder.File("store", ".tmp")));
    }

    /// <summary>Whoever clears a folder while the worker writes into it.</summary>
    [Fact]
    public async Task A_folder_that_is_deleted_again_and_again_is_made_again_for_the_next_document()
    {
        for (var number = 0; number < 300; number++)
        {
            var claim = StorePath.Of("claims", $"{number}.json");
            var deleting = Task.Run(() => DeleteFolder(number % 3 == 0 ? ".tmp" : "claims"), Token);
            if (number % 2 == 0)
            {
                Assert.True(await Store.PutIfAbsentAsync(claim, "x"u8.ToArray(), Token));
            }
            else
            {
                await Store.PutAsync(claim, "x"u8.ToArray(), Token);
            }

            await deleting;
            await Store.DeleteAsync(claim, Token);
        }
    }

    [Fact]
    public async Task A_folder_stays_when_its_last_document_goes()
    {
        await Store.PutAsync(StorePath.Of("claims", "a.json"), "x"u8.ToArray(), Token);
        await Store.DeleteAsync(StorePath.Of("claims", "a.json"), Token);

        Assert.True(Directory.Exists(_folder.File("store", "claims")));
    }

    [Fact]
    public async Task A_link_in_place_of_a_folder_is_neither_listed_through_nor_deleted_through()
    {
        Directory.CreateDirectory(_folder.File("elsewhere"));
        await File.WriteAllTextAsync(_folder.File("elsewhere", "a.json"), "of this machine", Token);
        Directory.CreateDirectory(_folder.File("store", "results"));
        Directory.CreateSymbolicLink(
            _folder.File("store", "quarantine"),
            _folder.File("elsewhere")
        );
        Directory.CreateSymbolicLink(
            _folder.File("store", "results", "key"),
            _folder.File("elsewhere")
        );

        var inPlace = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            await Store.ListAsync(StorePath.Of("quarantine"), Token).CountAsync(Token)
        );
        Assert.Contains("is a link", inPlace.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            await Store
                .ListOlderAsync(StorePath.Of("quarantine"), DateTimeOffset.MaxValue, Token)
                .CountAsync(Token)
        );
        await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Store.DeleteAsync(StorePath.Of("quarantine", "a.json"), Token)
        );
        await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Store.DeleteAsync(StorePath.Of("results", "key", "a.json"), Token)
        );
        Assert.Equal(0, await Store.ListAsync(StorePath.Of("results"), Token).CountAsync(Token));
        Assert.True(File.Exists(_folder.File("elsewhere", "a.json")));
    }

    [Fact]
    public async Task A_link_inside_the_store_does_not_lead_writes_out_of_it()
    {
        Directory.CreateDirectory(_folder.File("elsewhere"));
        Directory.CreateDirectory(_folder.File("store"));
        Directory.CreateSymbolicLink(_folder.File("store", "results"), _folder.File("elsewhere"));

        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Store.PutAsync(StorePath.Of("results", "a.json"), "x"u8.ToArray(), Token)
        );

        Assert.Contains("is a link", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.File("elsewhere")));
    }

    [Fact]
    public async Task A_link_inside_the_store_is_not_read_through()
    {
        await File.WriteAllTextAsync(_folder.File("secret"), "of this machine", Token);
        Directory.CreateDirectory(_folder.File("store", "bodies"));
        File.CreateSymbolicLink(_folder.File("store", "bodies", "a"), _folder.File("secret"));

        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Store.ReadAsync(StorePath.Of("bodies", "a"), Token)
        );

        Assert.Contains("is a link", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_or_forbidden_disk_is_an_outage_that_names_the_place()
    {
        await File.WriteAllTextAsync(
            _folder.File("store"),
            "a file where the folder should be",
            Token
        );

        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Store.PutAsync(StorePath.Of("results", "a.json"), "x"u8.ToArray(), Token)
        );

        Assert.Contains(
            _folder.File("store", "results", "a.json"),
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Only_this_user_can_read_a_document()
    {
        await Store.PutAsync(StorePath.Of("results", "a.json"), "x"u8.ToArray(), Token);

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(_folder.File("store", "results", "a.json"))
        );
    }

    [Fact]
    public async Task Only_this_user_can_enter_a_folder_of_the_store()
    {
        await Store.PutAsync(
            StorePath.Of("results", "a", "v", "result.json"),
            "x"u8.ToArray(),
            Token
        );

        string[] folders =
        [
            _folder.File("store"),
            .. Directory.EnumerateDirectories(
                _folder.File("store"),
                "*",
                SearchOption.AllDirectories
            ),
        ];
        Assert.Equal(5, folders.Length);
        Assert.All(
            folders,
            folder =>
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    File.GetUnixFileMode(folder)
                )
        );
    }

    public void Dispose() => _folder.Dispose();

    private void DeleteFolder(string name)
    {
        try
        {
            Directory.Delete(_folder.File("store", name), recursive: true);
        }
        catch (IOException)
        {
            // It is not there yet, or a document came in meanwhile.
        }
    }
}
