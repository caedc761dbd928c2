using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace NewsDigest.MessageLoop;

/// <summary>Section <c>Notify</c>: who is told what became of an article.</summary>
internal sealed partial class NotifyOptions
{
    public const string Section = "Notify";
    public const string QueuesKey = $"{Section}:{nameof(Queues)}";

    /// <summary>Queues that a message may name in <c>notify.queue</c>; none by default. They lie beside the queue of the articles.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>An address that is told of every article; null is none. It never comes from a message.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>A file with the secret that signs what goes to the webhook.</summary>
    public string? WebhookSecretFile { get; init; }

    /// <summary>Whether <c>status/</c> in the store says of each article where it is: two small writes more an article.</summary>
    public bool Status { get; init; }

    [GeneratedRegex("^[a-z0-9](?:-?[a-z0-9]){2,62}$", RegexOptions.NonBacktracking)]
    private static partial Regex QueueName();

    internal sealed class Validator : IValidateOptions<NotifyOptions>
    {
        public ValidateOptionsResult Validate(string? name, NotifyOptions options)
        {
            string?[] problems =
            [
                .. options
                    .Queues.Where(queue => !QueueName().IsMatch(queue))
                    .Select(queue =>
                        $"{QueuesKey}: '{queue}' is no name of a queue: 3 to 63 of a-z, 0-9 and single hyphens."
                    ),
                WebhookProblem(options),
            ];
            string[] found = [.. problems.OfType<string>()];
            return found is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
        }

        private static string? WebhookProblem(NotifyOptions options)
        {
            if (options.Webhook is not { } address)
            {
                return null;
            }

            const string Key = $"{Section}:{nameof(Webhook)}";
            const string SecretKey = $"{Section}:{nameof(WebhookSecretFile)}";
            var isSafe =
                address.IsAbsoluteUri
                && (
                    address.Scheme == Uri.UriSchemeHttps
                    || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
                );
            if (!isSafe)
            {
                return $"{Key}: '{address}' is neither https nor an http address of this machine.";
            }

            return options.WebhookSecretFile is { } file && File.Exists(file)
                ? null
                : $"{SecretKey}: '{options.WebhookSecretFile}' is no file. What goes to {Key} is signed: write a secret of 32 characters or more into a file.";
        }
    }
}
