using System.Net.Http.Headers;
using System.Text;

namespace NewsDigest.Worker.OpenAI;

/// <summary>
/// Reads a success before the vendor's client does, which gives up over fields that nobody needs. What is a completion goes on in
/// the form that the client knows; everything else becomes a <see cref="ServiceReplyException"/> with what the service said.
/// </summary>
internal sealed class CompletionHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return response;
        }

        var reply = await ReadAsync(response, cancellationToken);
        using var json = LenientJson.TryParse(reply.Body);
        if (json is null || !CompletionJson.IsCompletion(json.RootElement))
        {
            response.Dispose();
            throw new ServiceReplyException(reply);
        }

        var content = new ByteArrayContent(CompletionJson.Write(json.RootElement));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        response.Content = content;
        return response;
    }

    private static async Task<ServiceReply> ReadAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(
            await response.Content.ReadAsStreamAsync(cancellationToken),
            EncodingOf(response),
            detectEncodingFromByteOrderMarks: true
        );
        var body = await reader.ReadToEndAsync(cancellationToken);
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .GroupBy(header => header.Key.ToLowerInvariant())
            .ToDictionary(
                group => group.Key,
                group => string.Join(", ", group.SelectMany(header => header.Value))
            );
        return new ServiceReply(
            (int)response.StatusCode,
            ServiceReply.TypeOf(response.Content.Headers.ContentType?.MediaType),
            body,
            headers
        );
    }

    private static Encoding EncodingOf(HttpResponseMessage response)
    {
        try
        {
            return response.Content.Headers.ContentType?.CharSet is { Length: > 0 } name
                ? Encoding.GetEncoding(name.Trim('"', '\''))
                : Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8; // a name that nobody knows
        }
    }
}
