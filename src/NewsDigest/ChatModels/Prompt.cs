using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace NewsDigest.ChatModels;

/// <summary>One prompt as its file holds it.</summary>
/// <param name="Id"><c>name@version+hash</c>: the hash covers the text, the canonical schema and the parameters, so it names exactly what was asked.</param>
/// <param name="System">The same in every call, so that the service can take it from its cache.</param>
/// <param name="User">Holds every placeholder; the article comes last.</param>
internal sealed record Prompt(
    string Name,
    string Id,
    string System,
    PromptTemplate User,
    PromptParameters Parameters,
    PromptSchema Schema
)
{
    private readonly Lazy<int> _systemTokens = new(() => TokenCounter.Count(System));
    private readonly Lazy<int> _schemaTokens = new(() =>
        TokenCounter.Count(CanonicalJson.Write(Schema.Json))
    );

    /// <summary>What is sent before the article, schema included: the same in every call.</summary>
    public int PrefixTokens => _systemTokens.Value + _schemaTokens.Value;

    public int SystemTokens => _systemTokens.Value;

    /// <summary>No more than that, because no token is shorter than a byte. Known without the tokenizer, which takes tens of megabytes.</summary>
    public int MostPrefixTokens =>
        Encoding.UTF8.GetByteCount(System)
        + Encoding.UTF8.GetByteCount(CanonicalJson.Write(Schema.Json));

    /// <exception cref="ArgumentException">The values are not exactly the inputs that the prompt declares.</exception>
    public IReadOnlyList<ChatMessage> Render(IReadOnlyDictionary<string, string> values)
    {
        string[] wrong =
        [
            .. User.Placeholders.Except(values.Keys),
            .. values.Keys.Except(User.Placeholders),
        ];
        return wrong is []
            ?
            [
                new ChatMessage(ChatRole.System, System),
                new ChatMessage(ChatRole.User, User.Fill(values)),
            ]
            : throw new ArgumentException(
                $"Prompt '{Id}' and its caller disagree about: {string.Join(", ", wrong)}.",
                nameof(values)
            );
    }
}

/// <param name="Temperature">For models that sample by temperature.</param>
/// <param name="ReasoningEffort">For models that think first: <c>none</c>, <c>low</c>, <c>medium</c> or <c>high</c>.</param>
/// <param name="Verbosity">For models that can be told how long to talk: <c>low</c>, <c>medium</c> or <c>high</c>.</param>
internal sealed record PromptParameters(
    float? Temperature,
    string? ReasoningEffort,
    string? Verbosity
);

/// <summary>The JSON Schema of the answers, in the subset that strict mode takes.</summary>
internal sealed record PromptSchema(string Name, JsonElement Json);
