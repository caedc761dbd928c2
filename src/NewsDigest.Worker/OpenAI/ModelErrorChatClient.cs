using System.ClientModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using NewsDigest.Models;

namespace NewsDigest.Worker.OpenAI;

/// <summary>The border to the vendor's client: whatever it throws goes up as a <see cref="ModelCallException"/>.</summary>
internal sealed class ModelErrorChatClient(IChatClient inner, ModelErrors errors) : DelegatingChatClient(inner)
{
    private static readonly ChatFinishReason[] KnownEnds = [ChatFinishReason.Stop, ChatFinishReason.Length, ChatFinishReason.ContentFilter];

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            return response.FinishReason is { } end && KnownEnds.Contains(end) ? response : throw errors.Protocol($"finish reason '{response.FinishReason}'", null);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A time-out inside the client looks like a cancellation that nobody asked for.
            throw errors.Transient("gave no answer in time", exception);
        }
        catch (ClientResultException exception)
        {
            throw errors.From(exception, messages.Where(message => message.Role != ChatRole.System).Select(message => message.Text));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw errors.Transient($"broke off the connection ({exception.Message})", exception);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // The client's own way of saying: no choices, or a finish reason that it does not know.
            throw errors.Protocol(exception.Message.ReplaceLineEndings(" "), exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw errors.Transient($"answered with something that is not a chat completion ({exception.GetType().Name})", exception);
        }
    }
}
