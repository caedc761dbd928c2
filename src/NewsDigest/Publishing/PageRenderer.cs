using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>Renders Razor components to UTF-8: the one way in which HTML is made here, because components escape by default.</summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggerFactory)
{
    /// <summary>A renderer keeps all that it has written in arrays that it doubles; an article of five megabytes has thirty thousand paragraphs.</summary>
    private const int ParagraphsAtOnce = 100;

    public async Task<ReadOnlyMemory<byte>> RenderAsync(ArticleResult result)
    {
        var page = await RenderAsync<ResultPage>(result);
        var place = page.Span.IndexOf(Encoding.UTF8.GetBytes(ResultPage.ParagraphsHere));
        var findings = result.Reasons.ToLookup(finding => finding.Paragraph);
        var missing = MissingEnglish.Lines(result.Paragraphs);
        var caveats = result.Caveats.ToLookup(caveat => caveat.Paragraph);
        return await WholeDocument.WriteAsync(async bytes =>
        {
            await bytes.WriteAsync(page[..place]);
            foreach (var some in result.Paragraphs.Chunk(ParagraphsAtOnce))
            {
                await RenderAsync<ParagraphPairs>(
                    new ParagraphBlock(some, findings, caveats, result.Language.Code, missing),
                    bytes
                );
            }

            await bytes.WriteAsync(page[(place + ResultPage.ParagraphsHere.Length)..]);
        });
    }

    /// <param name="model">What the component takes as its <c>Model</c>. Razor makes components public, and their parameters cannot have our internal types.</param>
    public Task<ReadOnlyMemory<byte>> RenderAsync<TPage>(object model)
        where TPage : IComponent =>
        WholeDocument.WriteAsync(bytes => RenderAsync<TPage>(model, bytes));

    private async Task RenderAsync<TPage>(object model, Stream bytes)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggerFactory);
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?> { ["Model"] = model }
        );
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            await using var writer = new StreamWriter(bytes, leaveOpen: true);
            (await renderer.RenderComponentAsync<TPage>(parameters)).WriteHtmlTo(writer);
        });
    }
}
