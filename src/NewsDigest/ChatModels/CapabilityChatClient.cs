using Microsoft.Extensions.AI;

namespace NewsDigest.ChatModels;

/// <summary>
/// Leaves out what a deployment does not take, once it has said so: the call is sent again in another form, and every later call
/// goes out in that form from the start. Stands outside the retries, for this is another request and no repetition.
/// </summary>
internal sealed class CapabilityChatClient(
    IChatClient inner,
    DeploymentLimits limits,
    bool strictSchema,
    TimeProvider time
) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        while (true)
        {
            var known = await limits.KnownAsync(cancellationToken);
            var (sentMessages, sent) = known.Apply(
                messages,
                options ?? new ChatOptions(),
                strictSchema
            );
            try
            {
                return await base.GetResponseAsync(sentMessages, sent, cancellationToken);
            }
            catch (ModelCallException exception)
                when (exception.Failure is ModelFailure.UnsupportedParameter)
            {
                if (
                    !await limits.LearnAsync(
                        known,
                        limits => limits.Lower(sent, exception, time.GetUtcNow()),
                        cancellationToken
                    )
                )
                {
                    throw;
                }
            }
            catch (ModelCallException exception)
                when (exception is { Failure: ModelFailure.ContextTooLong, Limit: { } window }
                    && window >= Least(sentMessages)
                )
            {
                // The text is asked for in halves; the next one is cut before it is sent.
                await limits.LearnAsync(
                    known,
                    limits => Narrowed(limits, window, exception),
                    cancellationToken
                );
                throw;
            }
        }
    }

    /// <summary>A window without room for an article beside our own words is the operator's to mend and not to be remembered.</summary>
    private static int Least(IEnumerable<ChatMessage> messages) =>
        TokenCounter.Count(messages.First().Text) + ChatModel.LeastRoom;

    private LearnedLimits? Narrowed(LearnedLimits known, int window, ModelCallException exception)
    {
        var text = window.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return known.Instead(LearnedLimits.ContextTokens) == text
            ? null
            : known.With(LearnedLimits.ContextTokens, text, exception.Message, time.GetUtcNow());
    }
}
