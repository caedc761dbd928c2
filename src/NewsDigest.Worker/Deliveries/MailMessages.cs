using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Utils;
using NewsDigest.Digests;
using NewsDigest.Digests.Deliveries;
using NewsDigest.Digests.Mail;

namespace NewsDigest.Worker.Deliveries;

/// <summary>Puts the mail of an edition into its envelope for one reader.</summary>
internal sealed class MailMessages(EditionMailWriter writer, MailOptions options)
{
    public async Task<MimeMessage> WriteAsync(
        Edition edition,
        MailboxAddress to,
        DateTimeOffset now
    )
    {
        var from = MailboxAddress.Parse(options.From!); // checked at the start
        var recipient = DeliveryLedger.RecipientOf(to.Address);
        var link = UnsubscribeLink(recipient);
        var mail = await writer.WriteAsync(edition, link);
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = now,
            MessageId = IdOf(edition, recipient, from.Domain),
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.Add(to);
        message.Headers.Add(HeaderId.ListId, $"<{edition.Name}.newsdigest.{from.Domain}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        var byMail = $"<mailto:{from.Address}?subject=unsubscribe%20{edition.Name}>";
        message.Headers.Add(
            HeaderId.ListUnsubscribe,
            link is null ? byMail : $"<{link}>, {byMail}"
        );
        if (link is not null)
        {
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        return message;
    }

    /// <summary>The hash of an address and its signature; null when the signature is not ours.</summary>
    public static string? ReadToken(string token, string key)
    {
        var recipient = token.Split('.') is [var hash, _] ? hash : "";
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Token(recipient, key)),
            Encoding.UTF8.GetBytes(token)
        )
            ? recipient
            : null;
    }

    private string? UnsubscribeLink(string recipient) =>
        options is { UnsubscribeUrl: { } url, UnsubscribeKey: { } key }
            ? $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}t={Token(recipient, key)}"
            : null;

    private static string Token(string recipient, string key) =>
        $"{recipient}.{Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(recipient)))}";

    /// <summary>The same whenever it is made, so that a receiver can drop a double.</summary>
    private static string IdOf(Edition edition, string recipient, string domain)
    {
        var name = $"{edition.Id}\n{edition.Revision}\n{recipient}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32];
        return MimeUtils.ParseMessageId($"<{hash}@{domain}>") ?? $"{hash}@newsdigest.invalid";
    }
}
