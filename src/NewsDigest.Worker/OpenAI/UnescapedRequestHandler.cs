using System.Globalization;
using System.Text;

namespace NewsDigest.Worker.OpenAI;

/// <summary>
/// Sends every letter as itself. The vendor's client escapes those beyond 65,535 (emoji, rare Han), three times as long, and who
/// reads the traffic, or a server that counts characters of the body for its quota, sees something else than was written.
/// </summary>
internal sealed class UnescapedRequestHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int Escape = 6; // \uD83D

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.Content is { } content)
        {
            var plain = new ByteArrayContent(
                Unescape(await content.ReadAsByteArrayAsync(cancellationToken))
            );
            plain.Headers.ContentType = content.Headers.ContentType;
            request.Content = plain;
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private static byte[] Unescape(byte[] json)
    {
        if (json.AsSpan().IndexOf("\\uD"u8) < 0)
        {
            return json;
        }

        var plain = new MemoryStream(json.Length);
        for (var index = 0; index < json.Length; )
        {
            var rest = json.AsSpan(index);
            if (rest[0] != '\\')
            {
                plain.WriteByte(rest[0]);
                index++;
            }
            else if (
                Half(rest) is { } high
                && rest.Length >= 2 * Escape
                && Half(rest[Escape..]) is { } low
                && Rune.TryCreate(high, low, out var rune)
            )
            {
                plain.Write(Encoding.UTF8.GetBytes(rune.ToString()));
                index += 2 * Escape;
            }
            else
            {
                plain.Write(rest[..2]); // another escape, perhaps of a backslash, before which a 'u' means nothing
                index += 2;
            }
        }

        return plain.ToArray();
    }

    private static char? Half(ReadOnlySpan<byte> escape) =>
        escape.Length >= Escape
        && escape.StartsWith("\\u"u8)
        && ushort.TryParse(
            escape[2..Escape],
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var unit
        )
            ? (char)unit
            : null;
}
