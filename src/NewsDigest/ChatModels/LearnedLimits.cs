using System.Globalization;
using Microsoft.Extensions.AI;

namespace NewsDigest.ChatModels;

/// <summary>What a deployment was found not to take, and what is sent instead. Kept in the store: workers and restarts share it.</summary>
/// <param name="Address">Of the service; with <paramref name="Model"/> it says which deployment this is.</param>
internal sealed record LearnedLimits(
    string Address,
    string Model,
    IReadOnlyList<LearnedLimit> Limits
)
{
    /// <summary>The schema stands in the request's words, and nothing holds the model to it.</summary>
    public const string Words = "words";

    public const string JsonObject = "json_object";

    public const string ResponseFormat = "response_format";
    public const string Temperature = "temperature";
    public const string ReasoningEffort = "reasoning_effort";
    public const string MaxCompletionTokens = "max_completion_tokens";

    /// <summary>The longest answer, by whichever name it is asked for.</summary>
    public const string AnswerTokens = "answer_tokens";

    public const string ContextTokens = "context_tokens";

    private const string Nothing = "nothing";

    /// <summary>Below that no paragraph can be asked for.</summary>
    private const int LeastAnswer = 256;

    private const string Form = """


        # Form of the answer
        Answer with one JSON object and nothing else: no code fence, no remark, nothing before it or after it. The object fits this JSON Schema:

        """;

    public string? Instead(string parameter) =>
        Limits.FirstOrDefault(limit => limit.Parameter == parameter)?.Instead;

    /// <summary>What is known of the window and of the longest answer.</summary>
    public ModelFamily Of(ModelFamily family) =>
        family with
        {
            ContextTokens = Number(ContextTokens) ?? family.ContextTokens,
            OutputTokens =
                Number(AnswerTokens) is { } answer && answer > family.ThinkingTokens
                    ? Math.Min(answer, family.OutputTokens)
                    : family.OutputTokens,
        };

    /// <summary>A request without what the deployment does not take.</summary>
    /// <param name="strictSchema">What the table of families says; a deployment can only be less.</param>
    public (IEnumerable<ChatMessage> Messages, ChatOptions Options) Apply(
        IEnumerable<ChatMessage> messages,
        ChatOptions options,
        bool strictSchema
    )
    {
        var sent = options.Clone();
        var format = Instead(ResponseFormat) ?? (strictSchema ? null : JsonObject);
        if (
            format is not null
            && options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema }
        )
        {
            sent.ResponseFormat = format == JsonObject ? ChatResponseFormat.Json : null;
            messages = WithForm(messages, CanonicalJson.Write(schema));
        }

        sent.Temperature = Instead(Temperature) is null ? sent.Temperature : null;
        sent.Reasoning = Instead(ReasoningEffort) is null ? sent.Reasoning : null;
        if (Instead(ModelFamily.VerbosityName) is not null)
        {
            sent.AdditionalProperties?.Remove(ModelFamily.VerbosityName);
        }

        ApplyLength(sent);
        return (messages, sent);
    }

    /// <summary>One step down; null where nothing is left to leave out.</summary>
    /// <param name="sent">What the deployment refused.</param>
    public LearnedLimits? Lower(ChatOptions sent, ModelCallException complaint, DateTimeOffset at)
    {
        var (parameter, instead) = complaint.Parameter switch
        {
            ResponseFormat => (ResponseFormat, FormatAfter(sent)),
            Temperature => (Temperature, sent.Temperature is null ? null : Nothing),
            ReasoningEffort => (ReasoningEffort, sent.Reasoning is null ? null : Nothing),
            ModelFamily.VerbosityName => (
                ModelFamily.VerbosityName,
                sent.AdditionalProperties?.ContainsKey(ModelFamily.VerbosityName) == true
                    ? Nothing
                    : null
            ),
            ModelFamily.MaxTokensName or MaxCompletionTokens when complaint.IsTooLarge => (
                AnswerTokens,
                Shorter(sent, complaint.Limit)
            ),
            ModelFamily.MaxTokensName or MaxCompletionTokens => (
                complaint.Parameter,
                NameAfter(sent, complaint.Parameter)
            ),
            _ => (ResponseFormat, null),
        };
        return instead is null ? null : With(parameter, instead, complaint.Message, at);
    }

    public LearnedLimits With(string parameter, string instead, string said, DateTimeOffset at) =>
        this with
        {
            Limits =
            [
                .. Limits.Where(limit => limit.Parameter != parameter),
                new LearnedLimit(parameter, instead, said, at),
            ],
        };

    private static string? FormatAfter(ChatOptions sent) =>
        sent.ResponseFormat switch
        {
            ChatResponseFormatJson { Schema: not null } => JsonObject,
            ChatResponseFormatJson => Words,
            _ => null,
        };

    private static string? Shorter(ChatOptions sent, int? limit)
    {
        var length = Length(sent) ?? 0;
        var shorter = limit < length ? limit.Value : length / 2;
        return shorter >= LeastAnswer ? shorter.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The same limit by its other name; no limit where neither name is taken.</summary>
    private string? NameAfter(ChatOptions sent, string refused)
    {
        var isSent =
            refused == MaxCompletionTokens
                ? sent.MaxOutputTokens is not null
                : sent.AdditionalProperties?.ContainsKey(ModelFamily.MaxTokensName) == true;
        if (!isSent)
        {
            return null;
        }

        var other =
            refused == MaxCompletionTokens ? ModelFamily.MaxTokensName : MaxCompletionTokens;
        return Instead(other) is null ? other : Nothing;
    }

    private static int? Length(ChatOptions options) =>
        options.MaxOutputTokens
        ?? options.AdditionalProperties?.GetValueOrDefault(ModelFamily.MaxTokensName) as int?;

    private void ApplyLength(ChatOptions sent)
    {
        if (Length(sent) is not { } length)
        {
            return;
        }

        var isNew = sent.MaxOutputTokens is not null;
        var (mine, other) = isNew
            ? (MaxCompletionTokens, ModelFamily.MaxTokensName)
            : (ModelFamily.MaxTokensName, MaxCompletionTokens);
        var name =
            Instead(mine) is null ? mine
            : Instead(other) is null ? other
            : null;
        var shorter = Math.Min(length, Number(AnswerTokens) ?? length);
        sent.MaxOutputTokens = name == MaxCompletionTokens ? shorter : null;
        sent.AdditionalProperties ??= [];
        sent.AdditionalProperties.Remove(ModelFamily.MaxTokensName);
        if (name == ModelFamily.MaxTokensName)
        {
            sent.AdditionalProperties[name] = shorter;
        }
    }

    private static ChatMessage[] WithForm(IEnumerable<ChatMessage> messages, string schema) =>
        [
            .. messages.Select(
                (message, index) =>
                    index == 0 && message.Role == ChatRole.System
                        ? new ChatMessage(ChatRole.System, $"{message.Text}{Form}{schema}")
                        : message
            ),
        ];

    private int? Number(string parameter) =>
        int.TryParse(
            Instead(parameter),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}

/// <param name="Parameter">By its name on the wire; <c>answer_tokens</c> and <c>context_tokens</c> are lengths.</param>
/// <param name="Instead">What is sent in its place; <c>nothing</c> when it is left out.</param>
/// <param name="Said">What the service answered, in our words.</param>
internal sealed record LearnedLimit(
    string Parameter,
    string Instead,
    string Said,
    DateTimeOffset At
)
{
    /// <summary>For people.</summary>
    public string Line =>
        Parameter switch
        {
            LearnedLimits.AnswerTokens => $"answers of at most {Instead} tokens",
            LearnedLimits.ContextTokens => $"a context of {Instead} tokens",
            _ when Instead == LearnedLimits.Words => $"no {Parameter}: the schema is sent in words",
            _ when Instead == LearnedLimits.JsonObject =>
                $"no json_schema: json_object, and the schema in words",
            _ => $"no {Parameter}: {Instead} is sent instead",
        };
}
