using System.Text;
using Microsoft.Extensions.AI;
using NewsDigest.ChatModels;
using OpenAI.Chat;
using WireFormat = OpenAI.Chat.ChatResponseFormat;

namespace NewsDigest.Worker.OpenAI;

/// <summary>
/// Sends what a model takes under names that the chat abstraction does not know, just as the service spells them, and the schema
/// as it stands in its file: the abstraction would lay it out anew.
/// </summary>
internal sealed class WireOptionsChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private static readonly string[] Names = [ModelFamily.MaxTokensName, ModelFamily.VerbosityName];

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var wired = options?.Clone() ?? new ChatOptions();
        wired.RawRepresentationFactory = _ => Raw(wired);
        return base.GetResponseAsync(messages, wired, cancellationToken);
    }

    private static ChatCompletionOptions Raw(ChatOptions options)
    {
        var raw = new ChatCompletionOptions();
        if (
            options.ResponseFormat is ChatResponseFormatJson
            {
                Schema: { } schema,
                SchemaName: { } name
            }
        )
        {
            raw.ResponseFormat = WireFormat.CreateJsonSchemaFormat(
                name,
                BinaryData.FromString(schema.GetRawText()),
                jsonSchemaIsStrict: true
            );
        }

#pragma warning disable SCME0001 // Marked as new by its vendor; there is no other way to name a field that the client lacks.
        foreach (
            var (field, value) in Names.Select(field =>
                (field, options.AdditionalProperties?.GetValueOrDefault(field))
            )
        )
        {
            var path = Encoding.UTF8.GetBytes($"$.{field}");
            switch (value)
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
    }
}
