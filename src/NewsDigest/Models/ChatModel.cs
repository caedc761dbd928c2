using Microsoft.Extensions.AI;

namespace NewsDigest.Models;

/// <summary>Puts one prompt to a model and says how it answered.</summary>
/// <param name="family">What this model can be sent.</param>
internal sealed class ChatModel(IChatClient chat, string name, string? deployment, ModelFamily family, ModelOptions options)
{
    public string Name => name;

    public string? Deployment => deployment;

    /// <param name="maxAnswerTokens">For the visible answer; room for thinking comes on top where the model thinks.</param>
    /// <exception cref="ModelCallException">The service did not answer, or refused us rather than the text.</exception>
    public async Task<ModelReply> AskAsync(Prompt prompt, IReadOnlyDictionary<string, string> values, int maxAnswerTokens, CallLedger ledger, CancellationToken cancellationToken)
    {
        if (ledger.Calls.Count >= options.MaxCallsPerArticle)
        {
            return new ModelReply.OverBudget($"The article has cost {ledger.Calls.Count} calls, as many as {ModelOptions.Section}:{nameof(ModelOptions.MaxCallsPerArticle)} allows.");
        }

        if (ledger.PlannedTokens > 0 && ledger.KnownTokens >= options.TokenCapFactor * ledger.PlannedTokens)
        {
            return new ModelReply.OverBudget($"The article has cost {ledger.KnownTokens} tokens where {ledger.PlannedTokens} were expected, as many as {ModelOptions.Section}:{nameof(ModelOptions.TokenCapFactor)} allows.");
        }

        ChatResponse response;
        try
        {
            response = await chat.GetResponseAsync(prompt.Render(values), family.OptionsFor(prompt, maxAnswerTokens), cancellationToken);
        }
        catch (ModelCallException exception) when (exception.Failure is ModelFailure.ContentFiltered or ModelFailure.ContextTooLong)
        {
            ledger.Add(name, usage: null);
            return exception.Failure is ModelFailure.ContentFiltered ? new ModelReply.Filtered(exception.Message) : new ModelReply.TooLong();
        }

        ledger.Add(response.ModelId ?? name, response.Usage);
        return Classify(response);
    }

    /// <summary>Why it ended comes before what it says: a cut answer can be valid JSON, and a filtered one empty.</summary>
    private static ModelReply Classify(ChatResponse response)
    {
        if (response.FinishReason == ChatFinishReason.Length)
        {
            return new ModelReply.TooLong();
        }

        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            return new ModelReply.Filtered("The content filter stopped the answer.");
        }

        if (response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().FirstOrDefault() is { } refusal)
        {
            return new ModelReply.Refused($"The model declined: {refusal.Message}");
        }

        return response.Text is { } text && !string.IsNullOrWhiteSpace(text)
            ? new ModelReply.Answer(text)
            : new ModelReply.Refused("The model answered with nothing.");
    }
}
