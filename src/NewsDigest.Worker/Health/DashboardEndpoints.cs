using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using NewsDigest.Articles;
using NewsDigest.Dashboard;
using NewsDigest.Intake;
using NewsDigest.Publishing;
using NewsDigest.Storage;

namespace NewsDigest.Worker.Health;

/// <summary>
/// The dashboard on the health address, behind the same gate. It works without script; with it, the page follows what happens. What
/// changes something is a POST that carries a token of the page.
/// </summary>
internal static class DashboardEndpoints
{
    private const int MostListeners = 20;
    private const int LongestId = 2048; // characters, as for messages
    private const string Html = "text/html; charset=utf-8";

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortAction = TimeSpan.FromSeconds(3);

    private static int _listeners;

    public static void MapDashboard(this WebApplication app)
    {
        Get(app, "/", ShowAsync);
        Get(app, "/dashboard.css", _ => Resource("dashboard.css", "text/css; charset=utf-8"));
        Get(app, "/dashboard.js", _ => Resource("dashboard.js", "text/javascript; charset=utf-8"));
        Get(app, "/live", context => Task.FromResult(Live(context)));
        Get(app, "/article", ArticleAsync);
        Get(app, "/quarantine", context => GroupAsync(context, isDrop: false));
        Get(app, "/quarantine/drop", context => GroupAsync(context, isDrop: true));
        Get(app, "/quarantine/message", MessageAsync);
        Post(app, "/quarantine/requeue", context => DecideAsync(context, isDrop: false));
        Post(app, "/quarantine/drop", context => DecideAsync(context, isDrop: true));
    }

    private static void Get(
        WebApplication app,
        string path,
        Func<HttpContext, Task<IResult>> answer
    ) =>
        app.MapGet(
            path,
            async (HttpContext context) => await (await answer(context)).ExecuteAsync(context)
        );

    private static void Post(
        WebApplication app,
        string path,
        Func<HttpContext, Task<IResult>> answer
    ) =>
        app.MapPost(
            path,
            async (HttpContext context) => await (await answer(context)).ExecuteAsync(context)
        );

    private static async Task<IResult> ShowAsync(HttpContext context)
    {
        try
        {
            var view = await context
                .RequestServices.GetRequiredService<DashboardReader>()
                .LookAsync(context.RequestAborted);
            return await PageAsync<DashboardPage>(
                context,
                new DashboardModel(view, TokenOf(context))
            );
        }
        catch (StoreUnavailableException exception)
        {
            return Unavailable(exception);
        }
    }

    /// <summary>An event each time that what the page shows has become another.</summary>
    private static IResult Live(HttpContext context)
    {
        if (Interlocked.Increment(ref _listeners) > MostListeners)
        {
            Interlocked.Decrement(ref _listeners);
            return Results.Text(
                $"{MostListeners} pages follow this worker already. Close one, or reload this one by hand.\n",
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
        }

        context.Response.OnCompleted(() =>
        {
            Interlocked.Decrement(ref _listeners);
            return Task.CompletedTask;
        });
        var lifetime = context.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        return TypedResults.ServerSentEvents(
            ChangesAsync(
                context.RequestServices.GetRequiredService<DashboardReader>(),
                context.RequestServices.GetRequiredService<TimeProvider>(),
                lifetime.ApplicationStopping,
                context.RequestAborted
            ),
            eventType: "changed"
        );
    }

    private static async IAsyncEnumerable<string> ChangesAsync(
        DashboardReader reader,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        while (!stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            yield return await AtAsync(reader, cancellationToken);
            try
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(
                    stopping,
                    cancellationToken
                );
                await Task.Delay(Tick, time, either.Token);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }

    private static async Task<string> AtAsync(
        DashboardReader reader,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return HtmlTime.Of((await reader.LookAsync(cancellationToken)).At);
        }
        catch (StoreUnavailableException)
        {
            return "unavailable"; // the page says why when it reads itself again
        }
    }

    private static async Task<IResult> ArticleAsync(HttpContext context)
    {
        var id = context.Request.Query["id"].ToString().Trim();
        if (id.Length is 0 or > LongestId)
        {
            return Results.Text(
                $"Give an article id of 1 to {LongestId} characters.\n",
                statusCode: StatusCodes.Status400BadRequest
            );
        }

        try
        {
            var services = context.RequestServices;
            var article = await ArticleView.ReadAsync(
                id,
                services.GetRequiredService<IResultStore>(),
                services.GetRequiredService<ResultLibrary>(),
                services.GetRequiredService<Quarantine>(),
                context.RequestAborted
            );
            return await PageAsync<ArticlePage>(context, article);
        }
        catch (StoreUnavailableException exception)
        {
            return Unavailable(exception);
        }
        catch (DamagedResultException exception)
        {
            return Results.Text(
                $"{VisibleText.Line(exception.Message)}\n",
                statusCode: StatusCodes.Status500InternalServerError
            );
        }
    }

    private static async Task<IResult> GroupAsync(HttpContext context, bool isDrop)
    {
        try
        {
            var list = await QuarantineList.ReadAsync(
                FilterOf(name => context.Request.Query[name].ToString()),
                context.RequestServices.GetRequiredService<Quarantine>(),
                isDrop,
                TokenOf(context),
                context.RequestAborted
            );
            return await PageAsync<QuarantinePage>(context, list);
        }
        catch (StoreUnavailableException exception)
        {
            return Unavailable(exception);
        }
    }

    /// <summary>The message as it was received: to be saved and never shown by the browser.</summary>
    private static async Task<IResult> MessageAsync(HttpContext context)
    {
        var quarantine = context.RequestServices.GetRequiredService<Quarantine>();
        var key = context.Request.Query["key"].ToString();
        try
        {
            var message =
                StorePath.TryParse(key) is not null
                && await quarantine.FindAsync(key, context.RequestAborted) is { } record
                    ? await quarantine.ReadMessageAsync(record, context.RequestAborted)
                    : null;
            return message is { } bytes
                ? Results.Bytes(bytes.ToArray(), "application/octet-stream", $"{key}.bin")
                : Results.Text(
                    "There is no such message in quarantine.\n",
                    statusCode: StatusCodes.Status404NotFound
                );
        }
        catch (StoreUnavailableException exception)
        {
            return Unavailable(exception);
        }
    }

    private static async Task<IResult> DecideAsync(HttpContext context, bool isDrop)
    {
        var services = context.RequestServices;
        if (!await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return Results.Text(
                "This form is not from this page, or the worker was started anew. Open the dashboard again.\n",
                statusCode: StatusCodes.Status403Forbidden
            );
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var filter = FilterOf(name => form[name].ToString());
        if (filter is { Key: null, Code: null })
        {
            return Results.Text(
                "Say which messages: 'key', or 'code' with 'field'.\n",
                statusCode: StatusCodes.Status400BadRequest
            );
        }

        var action = services.GetRequiredService<QuarantineAction>();
        if (!action.TryBegin(filter, isDrop))
        {
            return Results.Text(
                $"Another action runs: {action.Words} Wait for its end.\n",
                statusCode: StatusCodes.Status409Conflict
            );
        }

        await action.WaitAsync(ShortAction, context.RequestAborted);
        services.GetRequiredService<DashboardReader>().Changed();
        return SeeOther(context, "/");
    }

    private static QuarantineFilter FilterOf(Func<string, string> field) =>
        field("key") is { Length: > 0 } key
            ? new QuarantineFilter(StorePath.TryParse(key) is null ? null : key, null, null)
            : new QuarantineFilter(null, Given(field("code")), Given(field("field")));

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static FormToken TokenOf(HttpContext context)
    {
        var tokens = context
            .RequestServices.GetRequiredService<IAntiforgery>()
            .GetAndStoreTokens(context);
        return new FormToken(tokens.FormFieldName, tokens.RequestToken ?? "");
    }

    public static async Task<IResult> PageAsync<TPage>(HttpContext context, object model)
        where TPage : IComponent
    {
        var page = await context
            .RequestServices.GetRequiredService<PageRenderer>()
            .RenderAsync<TPage>(model);
        Protect(context.Response.Headers);
        return Results.Bytes(page, Html);
    }

    public static IResult SeeOther(HttpContext context, string path)
    {
        context.Response.Headers.Location = path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
    }

    private static IResult Unavailable(StoreUnavailableException exception) =>
        Results.Text(
            $"{VisibleText.Line(exception.Message)}\n",
            statusCode: StatusCodes.Status503ServiceUnavailable
        );

    private static Task<IResult> Resource(string name, string type) =>
        Task.FromResult(
            Results.Stream(
                typeof(DashboardPage).Assembly.GetManifestResourceStream(name)
                    ?? throw new InvalidOperationException($"'{name}' was not built in."),
                type
            )
        );
}
