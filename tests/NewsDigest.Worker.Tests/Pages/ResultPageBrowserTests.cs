using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.Articles;
using NewsDigest.Publishing;

namespace NewsDigest.Worker.Tests.Pages;

/// <summary>The page in a real browser: it is seen as it is meant, on a phone too, and runs nothing.</summary>
public sealed class ResultPageBrowserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(360)]
    [InlineData(1200)]
    public async Task Nothing_is_wider_than_the_window(int width)
    {
        var dom = await BrowseAsync(
            Result("One very long address: https://example.org/" + new string('x', 400)),
            width
        );

        Assert.Contains($"data-scroll=\"{width}\"", dom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_wide_window_the_original_stands_beside_the_English_and_on_a_phone_below_it()
    {
        Assert.Contains(
            "data-layout=\"beside\"",
            await BrowseAsync(Result("The mayor opened the market."), 1200),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "data-layout=\"below\"",
            await BrowseAsync(Result("The mayor opened the market."), 360),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_script_in_an_article_does_not_run()
    {
        var dom = await BrowseAsync(
            Result(
                "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
            ),
            800
        );

        Assert.Contains("data-title=\"The market\"", dom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screenshot_shows_the_page()
    {
        await WritePageAsync(Result("The mayor opened the market."));
        var picture = _folder.File("page.png");

        await Chromium.RunAsync(
            _folder,
            $"--screenshot={picture}",
            "--window-size=390,844",
            $"file://{_folder.File("page.html")}"
        );

        Assert.InRange(new FileInfo(picture).Length, 10_000, 2_000_000);
    }

    public void Dispose() => _folder.Dispose();

    private static ArticleResult Result(string english) =>
        new(
            ArticleResult.SchemaName,
            "mercado-1",
            new string('a', 64),
            new ResultSource(
                "El Eco",
                new Uri("https://example.org/mercado"),
                ["Luis Vera"],
                null,
                DateTimeOffset.UnixEpoch
            ),
            new DetectedLanguage("es", 0.98),
            Verdict.NeedsReview,
            [
                new Finding(
                    "V09",
                    Severity.Hard,
                    "p1",
                    "The source has 19; the translation has not."
                ),
            ],
            new ResultTitle("El mercado", "The market"),
            [
                new ResultParagraph(
                    "p1",
                    "La alcaldesa abrió el mercado con 19 puestos.",
                    english,
                    ParagraphStatus.Translated,
                    null
                ),
            ],
            new ResultSummary(
                SummaryKind.Extractive,
                "The mayor opened the market.",
                [new SummaryBullet("The mayor opened the market.", ["p1"])],
                []
            ),
            [],
            [],
            [new Receipt("chrome_line", "Escuchar")],
            new ResultEngine("offline", "Apertium 3", null, "extractive@2", [], "es-en"),
            [],
            null,
            new ResultTimings(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 0, 0, 0),
            null
        );

    private async Task WritePageAsync(ArticleResult result)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await File.WriteAllBytesAsync(
            _folder.File("page.html"),
            await new PageRenderer(services, NullLoggerFactory.Instance).RenderAsync(result),
            Token
        );
    }

    /// <summary>Loads the page into a frame of that width and writes down what a look at it shows.</summary>
    private async Task<string> BrowseAsync(ArticleResult result, int width)
    {
        await WritePageAsync(result);
        return await Chromium.LookAsync(
            _folder,
            width,
            """
            const pair = page.querySelectorAll('.pair p');
            data.title = page.title;
            data.layout = pair[1].getBoundingClientRect().left > pair[0].getBoundingClientRect().right - 1 ? 'beside' : 'below';
            """
        );
    }
}
