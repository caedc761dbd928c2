using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace NewsDigest.Models;

/// <summary>
/// Leaves out what a model does not take, once it has said so: the call is sent again without it, and every later call
/// goes out without it from the start. Stands outside the retries, for this is another request and no repetition.
/// </summary>
internal sealed class ParameterDroppingChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private static readonly Dictionary<string, Action<ChatOptions>> Droppable = new(StringComparer.Ordinal)
    {
        ["temperature"] = options => options.Temperature = null,
        ["reasoning_effort"] = options => options.Reasoning = null,
        [ModelFamily.VerbosityName] = options => options.AdditionalProperties?.Remove(ModelFamily.VerbosityName),
        [ModelFamily.MaxTokensName] = options =>
        {
            // An old name and a new one for the same limit, which is not given up.
            options.MaxOutputTokens = options.AdditionalProperties?[ModelFamily.MaxTokensName] as int?;
            options.AdditionalProperties?.Remove(ModelFamily.MaxTokensName);
        },
        ["max_completion_tokens"] = options =>
        {
            options.AdditionalProperties ??= [];
            options.AdditionalProperties[ModelFamily.MaxTokensName] = options.MaxOutputTokens;
            options.MaxOutputTokens = null;
        },
        ["response_format"] = options => options.ResponseFormat = ChatResponseFormat.Json,
        ["response_format.json_schema"] = options => options.ResponseFormat = ChatResponseFormat.Json,
    };

    private readonly ConcurrentDictionary<string, bool> _dropped = new(StringComparer.Ordinal);

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            string[] dropped = [.. _dropped.Keys];
            try
            {
                return await base.GetResponseAsync(messages, Without(options, dropped), cancellationToken);
            }
            catch (ModelCallException exception) when (exception.Failure == ModelFailure.UnsupportedParameter && IsNews(exception.Parameter, dropped))
            {
                _dropped.TryAdd(exception.Parameter!, true); // not null: it is news
            }
        }
    }

    private static bool IsNews(string? parameter, string[] dropped) => parameter is not null && Droppable.ContainsKey(parameter) && !dropped.Contains(parameter);

    private static ChatOptions? Without(ChatOptions? options, string[] dropped)
    {
        if (options is null || dropped is [])
        {
            return options;
        }

        var rest = options.Clone();
        foreach (var parameter in dropped)
        {
            Droppable[parameter](rest);
        }

        return rest;
    }
}
