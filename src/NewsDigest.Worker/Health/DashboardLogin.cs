using NewsDigest.Dashboard;

namespace NewsDigest.Worker.Health;

/// <summary>
/// <c>/login</c>: a browser cannot send the token as a header, so it gets a cookie for it. The link that the worker's operator keeps may
/// carry the token: <c>/login?t=TOKEN</c>.
/// </summary>
internal static class DashboardLogin
{
    public const string Path = "/login";

    private const int MostTries = 5;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Before whatever asks for the token.</summary>
    public static void MapLogin(this WebApplication app, HealthGate gate)
    {
        var tries = new TryLimit(
            MostTries,
            Window,
            app.Services.GetRequiredService<TimeProvider>()
        );
        app.MapWhen(
            context => context.Request.Path == Path && gate.IsOurs(context),
            branch => branch.Run(context => AnswerAsync(context, gate, tries))
        );
    }

    private static async Task AnswerAsync(HttpContext context, HealthGate gate, TryLimit tries)
    {
        var token = await TokenOfAsync(context);
        var answer =
            token is null ? await DashboardEndpoints.PageAsync<LoginPage>(context, "")
            : !tries.Take() ? await RefusedAsync(context, 429, "Too many tries. Wait a minute.")
            : !gate.IsRight(token)
                ? await RefusedAsync(context, 401, "This is not the token of this worker.")
            : Welcome(context, gate);
        await answer.ExecuteAsync(context);
    }

    private static async Task<string?> TokenOfAsync(HttpContext context)
    {
        var isForm =
            HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType;
        var given = isForm
            ? (await context.Request.ReadFormAsync(context.RequestAborted))["token"].ToString()
            : context.Request.Query["t"].ToString();
        return given.Length == 0 ? null : given;
    }

    private static async Task<IResult> RefusedAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        return await DashboardEndpoints.PageAsync<LoginPage>(context, why);
    }

    private static IResult Welcome(HttpContext context, HealthGate gate)
    {
        context.Response.Cookies.Append(
            HealthGate.CookieName,
            gate.Cookie,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
                Path = "/",
            }
        );
        return DashboardEndpoints.SeeOther(context, "/");
    }
}
