using Azure.Storage.Blobs;
using NewsDigest.Storage;
using NewsDigest.Worker.Azure;
using NewsDigest.Worker.Tests.Azurite;

namespace NewsDigest.Worker.Tests.Stores;

public sealed class BlobResultStoreTests(AzuriteServer azurite) : ResultStoreContract
{
    private readonly BlobContainerClient _container = PatientClients.Container(
        azurite.ConnectionString,
        $"c-{Guid.NewGuid():N}"
    );

    private protected override IResultStore Store => new BlobResultStore(_container);

    [Fact]
    public async Task A_page_says_that_it_is_one_and_its_place_has_no_secret()
    {
        var path = StorePath.Of("results", "a", "result.html");
        await Store.PutAsync(path, "<p>"u8.ToArray(), Token);

        Assert.Equal(
            "text/html; charset=utf-8",
            (
                await _container
                    .GetBlobClient(path.Value)
                    .GetPropertiesAsync(cancellationToken: Token)
            )
                .Value
                .ContentType
        );
        Assert.EndsWith(
            $"{_container.Name}/results/a/result.html",
            Store.Locate(path),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_write_of_our_own_whose_answer_was_lost_counts_as_ours()
    {
        var path = StorePath.Of("results", "a", "result.json");
        await Store.PutAsync(path, "same bytes"u8.ToArray(), Token);

        Assert.True(await Store.PutIfAbsentAsync(path, "same bytes"u8.ToArray(), Token));
    }
}
