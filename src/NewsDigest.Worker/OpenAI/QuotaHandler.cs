using NewsDigest.ChatModels.Pacing;

namespace NewsDigest.Worker.OpenAI;

/// <summary>
/// Notes for the pacer what a service says of its quota: neither the vendor's client nor the chat abstraction hands
/// headers on.
/// </summary>
internal sealed class QuotaHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (PacedCall.Current is { } call)
        {
            call.Quota = QuotaReader.Read(
                name =>
                    response.Headers.TryGetValues(name, out var values)
                        ? values.FirstOrDefault()
                        : null,
                response.Headers.Date ?? DateTimeOffset.UnixEpoch
            );
        }

        return response;
    }
}
