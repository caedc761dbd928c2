using System.ClientModel.Primitives;
using System.Net;

namespace NewsDigest.Worker.OpenAI;

/// <summary>How requests to a model travel: no redirects, bounded answers, no second clock and no second retry beside ours.</summary>
internal static class ModelTransport
{
    public static T Apply<T>(T options)
        where T : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(CreateClient());

        // Its default waits zero seconds between tries; repeating is the work of one place only.
        options.RetryPolicy = new ClientRetryPolicy(0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        return options;
    }

    /// <summary>For requests beside completions.</summary>
    public static HttpClient CreatePlainClient() =>
        new(new BoundedResponseHandler(CreateSockets(), BoundedResponseHandler.DefaultMaxBytes));

    private static HttpClient CreateClient() =>
        new(
            new CompletionHandler(
                new QuotaHandler(
                    new UnescapedRequestHandler(
                        new BoundedResponseHandler(
                            CreateSockets(),
                            BoundedResponseHandler.DefaultMaxBytes
                        )
                    )
                )
            )
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private static SocketsHttpHandler CreateSockets() =>
        new()
        {
            // A redirect would carry the api-key header to a host that nobody configured.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10), // follows changes of DNS
            UseCookies = false,
        };
}
