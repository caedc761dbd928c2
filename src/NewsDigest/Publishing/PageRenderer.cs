using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>Renders Razor components to strings: the one way in which HTML is made here, because components escape by default.</summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggerFactory)
{
    public async Task<string> RenderAsync(ArticleResult result)
    {
        await using var renderer = new HtmlRenderer(services, loggerFactory);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ResultPage.Model)] = result });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ResultPage>(parameters)).ToHtmlString());
    }
}
