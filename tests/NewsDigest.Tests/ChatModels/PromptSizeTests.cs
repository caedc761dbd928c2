using Microsoft.Extensions.AI;
using NewsDigest.ChatModels;
using NewsDigest.Tests.Storage;

namespace NewsDigest.Tests.ChatModels;

public sealed class PromptSizeTests
{
    private static readonly PromptSize Size = new(
        System: 1650,
        User: 900,
        Schema: 320,
        Letters: 3000
    );

    [Theory]
    [InlineData(1024, null, false, 1024)] // windows of common servers
    [InlineData(2048, null, false, 2048)]
    [InlineData(1500, null, false, 1500)] // far below anything that a tokenizer can make of it
    [InlineData(2550, null, false, null)] // as we count
    [InlineData(2870, null, false, null)] // with the schema
    [InlineData(3900, null, false, null)] // a tokenizer with longer texts
    [InlineData(2560, null, false, null)] // a window's number, and as long as the prompt
    [InlineData(1900, null, false, null)] // no tokenizer that was measured needs so few, but it is thinkable
    [InlineData(900, 1650, false, null)] // the cache is counted apart
    [InlineData(2550, 1024, false, null)] // the cache is counted in
    [InlineData(930, null, true, null)] // only what is new, by a server that counted whole prompts before
    [InlineData(930, null, false, 930)]
    [InlineData(1024, null, true, null)] // a window that is as long as what is new cannot be told from it
    [InlineData(1536, null, true, 1536)]
    [InlineData(0, null, false, null)] // no number
    [InlineData(-1, null, false, null)]
    [InlineData(null, null, false, null)]
    public void A_prompt_counts_as_cut_only_where_no_tokenizer_and_no_cache_explains_the_number(
        int? reported,
        int? cached,
        bool wholeBefore,
        int? cutTo
    ) =>
        Assert.Equal(
            cutTo,
            Size.CutTo(
                new UsageDetails { InputTokenCount = reported, CachedInputTokenCount = cached },
                wholeBefore
            )
        );

    [Fact]
    public async Task The_nonce_is_the_installations_own_and_the_same_for_all_its_workers()
    {
        var (here, there) = (new MemoryStore(), new MemoryStore());
        var token = TestContext.Current.CancellationToken;

        var nonce = (await new PromptDelimiters(here).ForAsync("content", token)).Nonce;

        Assert.Equal(nonce, (await new PromptDelimiters(here).ForAsync("content", token)).Nonce);
        Assert.NotEqual(
            nonce,
            (await new PromptDelimiters(there).ForAsync("content", token)).Nonce
        );
        Assert.NotEqual(
            nonce,
            (await new PromptDelimiters(here).ForAsync("other content", token)).Nonce
        );
    }

    [Fact]
    public async Task A_key_that_was_cut_short_is_replaced()
    {
        var store = new MemoryStore();
        var token = TestContext.Current.CancellationToken;
        await store.PutAsync(
            NewsDigest.Storage.StorePath.Of("keys", "fence.key"),
            new byte[3],
            token
        );

        var nonce = (await new PromptDelimiters(store).ForAsync("content", token)).Nonce;

        Assert.Equal(nonce, (await new PromptDelimiters(store).ForAsync("content", token)).Nonce);
    }
}
