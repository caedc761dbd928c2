using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace NewsDigest.Publishing;

/// <summary>Renders Razor components to UTF-8: the one way in which HTML is made here, because components escape by default.</summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggerFactory)
{
    /// <param name="model">What the component takes as its <c>Model</c>. Razor makes components public, and their parameters cannot have our internal types.</param>
    public async Task<ReadOnlyMemory<byte>> RenderAsync<TPage>(object model) where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggerFactory);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model });
        using var bytes = new MemoryStream();
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            await using var writer = new StreamWriter(bytes, leaveOpen: true);
            (await renderer.RenderComponentAsync<TPage>(parameters)).WriteHtmlTo(writer);
        });
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
