using System.Text;
using Microsoft.Extensions.AI;
using NewsDigest.Models;
using OpenAI.Chat;

namespace NewsDigest.Worker.OpenAI;

/// <summary>Sends what a model takes under names that the chat abstraction does not know, just as the service spells them.</summary>
internal sealed class WireOptionsChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private static readonly string[] Names = [ModelFamily.MaxTokensName, ModelFamily.VerbosityName];

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<global::Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, WithWireNames(options), cancellationToken);

    private static ChatOptions? WithWireNames(ChatOptions? options)
    {
        if (options?.AdditionalProperties is not { } properties || !Names.Any(properties.ContainsKey))
        {
            return options;
        }

        var wired = options.Clone();
        wired.RawRepresentationFactory = _ =>
        {
            var raw = new ChatCompletionOptions();
#pragma warning disable SCME0001 // Marked as new by its vendor; there is no other way to name a field that the client lacks.
            foreach (var name in Names.Where(properties.ContainsKey))
            {
                var path = Encoding.UTF8.GetBytes($"$.{name}");
                switch (properties[name])
                {
                    case int number:
                        raw.Patch.Set(path, number);
                        break;
                    case string word:
                        raw.Patch.Set(path, word);
                        break;
                }
            }
#pragma warning restore SCME0001
            return raw;
        };
        return wired;
    }
}
