using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Tests.Storage;

public sealed class StorePathTests
{
    private static readonly string[] HostileIds =
    [
        "../x",
        "x",
        "..",
        ".",
        "a\\b",
        "a/b",
        "a/../b",
        "b",
        "trail.",
        "trail",
        "trail/",
        "A",
        "a",
        "é",
        "e\u0301",
        "",
        " ",
        "\0",
        "CON",
        "nul.txt",
        "%2e%2e%2fx",
        "\ud800",
        "\ud801",
        "\ufffd",
        new string('a', 2000),
        new string('a', 2001),
        "日本",
        "日本語",
    ];

    [Fact]
    public void Every_id_has_a_key_of_its_own_also_without_regard_to_case() =>
        Assert.Equal(
            HostileIds.Length,
            HostileIds
                .Select(id => StorePath.KeyOf(new ArticleId(id)))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Count()
        );

    [Fact]
    public void A_key_is_one_safe_segment_whatever_the_id_is() =>
        Assert.All(
            HostileIds,
            id =>
                Assert.Matches(
                    "^[a-z0-9][a-z0-9-]{0,40}-[0-9a-f]{32}$",
                    StorePath.KeyOf(new ArticleId(id))
                )
        );

    [Theory]
    [InlineData("../x")]
    [InlineData("results/../x")]
    [InlineData("/etc/passwd")]
    [InlineData("results//x")]
    [InlineData("results/x.")]
    [InlineData("results/.hidden")]
    [InlineData("results\\x")]
    [InlineData("results/X")]
    [InlineData("")]
    public void A_path_that_is_not_ours_is_not_read(string value) =>
        Assert.Null(StorePath.TryParse(value));
}
