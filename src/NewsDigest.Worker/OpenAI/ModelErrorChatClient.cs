using System.ClientModel;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace NewsDigest.Worker.OpenAI;

/// <summary>The border to the vendor's client: whatever it throws goes up as a <see cref="ChatModels.ModelCallException"/>, alone.</summary>
internal sealed class ModelErrorChatClient(IChatClient inner, ModelErrors errors)
    : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        // Without our own instructions: an error may well speak of what stands in them.
        string Sent() =>
            string.Join(
                '\n',
                messages
                    .Where(message => message.Role != ChatRole.System)
                    .Select(message => message.Text)
            );
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A time-out inside the client looks like a cancellation that nobody asked for.
            throw errors.Transient("gave no answer in time");
        }
        catch (ServiceReplyException exception)
        {
            throw errors.From(exception.Reply, Sent());
        }
        catch (ClientResultException exception)
        {
            throw errors.From(exception, Sent());
        }
        catch (InvalidDataException)
        {
            throw errors.Transient(
                "answered with a body that is not compressed as its Content-Encoding says. Look at the proxy before the server"
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw errors.Transient(
                $"broke off the connection ({ServiceText.Clean(exception.Message, request: null)})"
            );
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or InvalidOperationException
                        or FormatException
                        or ArgumentOutOfRangeException
            )
        {
            throw errors.Transient(
                $"answered with something that is not a chat completion ({exception.GetType().Name})"
            );
        }
    }
}
