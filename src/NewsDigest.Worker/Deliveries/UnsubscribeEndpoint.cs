using NewsDigest.Digests.Deliveries;

namespace NewsDigest.Worker.Deliveries;

/// <summary>
/// <c>/unsubscribe?t=TOKEN</c> on the health address, for a proxy to lead <c>Mail:UnsubscribeUrl</c> to. The link's signature is all that is
/// asked for. Looking at the page changes nothing, because mail scanners follow links; a POST ends the mails.
/// </summary>
internal static class UnsubscribeEndpoint
{
    private const string Path = "/unsubscribe";

    /// <summary>Before whatever asks for the worker's own token.</summary>
    public static void MapUnsubscribe(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<MailOptions>();
        if (options.UnsubscribeKey is { } key)
        {
            app.MapWhen(
                context => context.Request.Path == Path,
                branch => branch.Run(context => AnswerAsync(context, key))
            );
        }
    }

    private static async Task AnswerAsync(HttpContext context, string key)
    {
        var token = context.Request.Query["t"].ToString();
        if (MailMessages.ReadToken(token, key) is not { } recipient)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await WriteAsync(context, "<p>This link is not complete. Use the one in the mail.</p>");
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            var services = context.RequestServices;
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            await services
                .GetRequiredService<Unsubscribed>()
                .AddAsync(recipient, now, context.RequestAborted);
            await WriteAsync(context, "<p>You get no more of these mails.</p>");
        }
        else
        {
            await WriteAsync(
                context,
                "<form method=\"post\"><p>Do you want no more of these mails?</p><button>Unsubscribe</button></form>"
            );
        }
    }

    /// <param name="body">Ours alone: nothing of the request is in it.</param>
    private static Task WriteAsync(HttpContext context, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; form-action 'self'";
        return context.Response.WriteAsync(
            $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>NewsDigest mails</title></head><body><h1>NewsDigest mails</h1>{body}</body></html>\n"
        );
    }
}
