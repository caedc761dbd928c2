using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace NewsDigest.Publishing;

/// <summary>Renders Razor components to strings: the one way in which HTML is made here, because components escape by default.</summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggerFactory)
{
    /// <param name="model">What the component takes as its <c>Model</c>. Razor makes components public, and their parameters cannot have our internal types.</param>
    public async Task<string> RenderAsync<TPage>(object model) where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggerFactory);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString());
    }
}
