using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsDigest.Articles;
using NewsDigest.Digests.Pages;
using NewsDigest.Publishing;
using NewsDigest.Tests.Digests;

namespace NewsDigest.Worker.Tests.Pages;

/// <summary>The index and an edition in a real browser.</summary>
public sealed class ReaderPagesBrowserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task An_edition_fits_the_window_and_its_figures_can_be_read_there(int width)
    {
        await WriteAsync<EditionPage>(
            new EditionView(EditionFixture.Morning(), EditionLinks.BesideEdition)
        );

        var seen = await Chromium.LookAsync(
            _folder,
            width,
            "data.caption = page.querySelector('.figures caption').getBoundingClientRect().height < 60 ? 'one line' : 'broken';"
        );

        Assert.Contains($"data-scroll=\"{width}\"", seen, StringComparison.Ordinal);
        Assert.Contains("data-caption=\"one line\"", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filters_of_the_index_hide_what_was_not_chosen_without_a_script_of_the_page()
    {
        await WriteAsync<IndexPage>(
            IndexView.Of([
                Result("a", "es", "El Eco"),
                Result("b", "ar", "Al-Marsa"),
                Result("c", "es", "La Hora"),
            ])
        );

        var seen = await Chromium.LookAsync(
            _folder,
            390,
            """
            const shown = () => [...page.querySelectorAll('.entry')].filter(entry => entry.offsetHeight > 0).map(entry => entry.querySelector('h3').textContent).join(' ');
            const [language, source] = page.querySelectorAll('select');
            data.all = shown();
            language.selectedIndex = 1;
            data.spanish = shown();
            source.selectedIndex = [...source.options].findIndex(option => option.textContent.startsWith('La Hora'));
            data.both = shown();
            page.querySelector('form').reset();
            data.again = shown();
            """
        );

        Assert.Contains("data-all=\"a b c\"", seen, StringComparison.Ordinal);
        Assert.Contains("data-spanish=\"a c\"", seen, StringComparison.Ordinal);
        Assert.Contains("data-both=\"c\"", seen, StringComparison.Ordinal);
        Assert.Contains("data-again=\"a b c\"", seen, StringComparison.Ordinal);
        Assert.Contains("data-scroll=\"390\"", seen, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static CurrentResult Result(string id, string language, string source) =>
        new(
            CurrentResult.SchemaName,
            id,
            new string('a', 64),
            "v1",
            $"results/{id}/v1/result.json",
            Verdict.Verified,
            language,
            source,
            null,
            null,
            id,
            "A sentence.",
            "openai",
            "a-model",
            null,
            DateTimeOffset.UnixEpoch,
            null
        );

    private async Task WriteAsync<TPage>(object model)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var page = await new PageRenderer(services, NullLoggerFactory.Instance).RenderAsync<TPage>(
            model
        );
        await File.WriteAllBytesAsync(_folder.File("page.html"), page, Token);
    }
}
