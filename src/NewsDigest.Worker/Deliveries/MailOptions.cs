using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MimeKit;

namespace NewsDigest.Worker.Deliveries;

/// <summary>Section <c>Mail</c>: how editions are mailed, and to whom.</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail";
    public const string Tls = "tls";
    public const string StartTls = "starttls";
    public const string Plain = "none";

    /// <summary>The mail server; null sends no mail.</summary>
    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary><c>starttls</c>, <c>tls</c>, or <c>none</c>, on a loopback address only.</summary>
    [AllowedValues(
        StartTls,
        Tls,
        Plain,
        ErrorMessage = $"{Section}:{nameof(Security)} must be 'starttls', 'tls' or 'none'."
    )]
    public string Security { get; init; } = StartTls;

    /// <summary>Null logs in to nothing.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>A file that holds the password instead.</summary>
    public string? PasswordFile { get; init; }

    public string? From { get; init; }

    /// <summary>One address each; every one gets a mail of its own.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Names of the digests that are mailed; empty is all.</summary>
    public IReadOnlyList<string> Editions { get; init; } = [];

    /// <summary>Also mail editions without a story.</summary>
    public bool SendEmpty { get; init; }

    /// <summary>Time allowed for one answer of the server.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A page of yours or of the worker on which readers end the mails with one click; null lets them write to <see cref="From"/>.</summary>
    public string? UnsubscribeUrl { get; init; }

    /// <summary>Signs the links to it.</summary>
    public string? UnsubscribeKey { get; init; }

    public string? ReadPassword() =>
        PasswordFile is { Length: > 0 } file ? File.ReadAllText(file).Trim() : Password;

    public static bool IsAddress(string? text) =>
        text is not null
        && MailboxAddress.TryParse(text, out var mailbox)
        && mailbox.Address.Contains('@', StringComparison.Ordinal);

    internal sealed class Validator : IValidateOptions<MailOptions>
    {
        public ValidateOptionsResult Validate(string? name, MailOptions options)
        {
            var problem = options.Host is null ? null : Problem(options);
            return problem is null
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(problem);
        }

        private static string? Problem(MailOptions options)
        {
            var isLocal =
                options.Host is "localhost"
                || (
                    System.Net.IPAddress.TryParse(options.Host, out var address)
                    && System.Net.IPAddress.IsLoopback(address)
                );
            if (options.Security == Plain && !isLocal)
            {
                return $"{Section}:{nameof(Security)} is 'none', and '{options.Host}' is another machine: mails and the password could be read on the way. Set it to 'starttls' or 'tls'.";
            }

            if (!IsAddress(options.From))
            {
                return $"{Section}:{nameof(From)}: '{options.From}' is not a mail address. Set the one that readers see as the sender.";
            }

            if (options.To.FirstOrDefault(to => !IsAddress(to)) is { } wrong)
            {
                return $"{Section}:{nameof(To)}: '{wrong}' is not a mail address.";
            }

            return options.UnsubscribeUrl is null ? null : UnsubscribeProblem(options);
        }

        private static string? UnsubscribeProblem(MailOptions options)
        {
            if (
                !Uri.TryCreate(options.UnsubscribeUrl, UriKind.Absolute, out var url)
                || url.Scheme != Uri.UriSchemeHttps
            )
            {
                return $"{Section}:{nameof(UnsubscribeUrl)}: '{options.UnsubscribeUrl}' is not an https address.";
            }

            return options.UnsubscribeKey is { Length: >= 16 }
                ? null
                : $"{Section}:{nameof(UnsubscribeKey)} must have 16 letters or more: it signs the links of {nameof(UnsubscribeUrl)}.";
        }
    }
}
