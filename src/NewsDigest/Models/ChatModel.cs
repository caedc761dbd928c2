using Microsoft.Extensions.AI;

namespace NewsDigest.Models;

/// <summary>Puts one prompt to a model and says how it answered. What was answered before is not asked again.</summary>
/// <param name="family">What this model can be sent.</param>
/// <param name="meter">Hears of every answer.</param>
internal sealed class ChatModel(IChatClient chat, string name, string? deployment, ModelFamily family, PaidAnswers paid, CallMeter meter)
{
    public string Name => name;

    public string? Deployment => deployment;

    public ModelFamily Family => family;

    /// <param name="maxAnswerTokens">For the visible answer; room for thinking comes on top where the model thinks.</param>
    /// <exception cref="ModelCallException">The service did not answer, or refused us rather than the text.</exception>
    public async Task<ModelReply> AskAsync(Prompt prompt, IReadOnlyDictionary<string, string> values, int maxAnswerTokens, CallLedger ledger, CancellationToken cancellationToken)
    {
        var messages = prompt.Render(values);
        var counted = prompt.PrefixTokens + TokenCounter.Count(messages[^1].Text);
        if (ledger.Objection(counted) is { } objection)
        {
            return new ModelReply.OverBudget(objection);
        }

        if (counted + maxAnswerTokens + family.ThinkingTokens > family.ContextTokens)
        {
            // Some services cut such a prompt without a word.
            return new ModelReply.TooLong();
        }

        var question = PaidAnswers.Question(name, deployment, prompt, values);
        if (await paid.FindAsync(question, cancellationToken) is { } kept)
        {
            ledger.Reuse(kept);
            return kept.Read();
        }

        ChatResponse response;
        try
        {
            response = await chat.GetResponseAsync(messages, family.OptionsFor(prompt, maxAnswerTokens), cancellationToken);
        }
        catch (ModelCallException exception) when (exception.Failure is ModelFailure.ContentFiltered or ModelFailure.ContextTooLong)
        {
            ledger.Add(name, counted, usage: null, price: null);
            return exception.Failure is ModelFailure.ContentFiltered ? new ModelReply.Filtered(exception.Message) : new ModelReply.TooLong();
        }

        var call = ledger.Add(response.ModelId ?? name, counted, response.Usage, family.Price, UnfilteredAnswer.IsSaidOf(response));
        meter.Add(response.Usage, call.Cost);
        var answer = PaidAnswer.Of(response, ledger.Article, call);
        await paid.KeepAsync(question, answer);
        return answer.Read();
    }
}
