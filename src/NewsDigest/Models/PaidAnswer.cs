using Microsoft.Extensions.AI;
using NewsDigest.Articles;

namespace NewsDigest.Models;

/// <summary>What a model answered, as far as the product reads it. Cut-off answers and refusals cost money too.</summary>
/// <param name="PaidFor">The article for which it was asked.</param>
/// <param name="Refusal">What the model said when it declined; null when it did not.</param>
internal sealed record PaidAnswer(ArticleId PaidFor, ModelCall Call, string? FinishReason, string Text, string? Refusal)
{
    public static PaidAnswer Of(ChatResponse response, ArticleId article, ModelCall call) => new(
        article,
        call,
        response.FinishReason?.Value,
        response.Text,
        response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().FirstOrDefault()?.Message);

    /// <summary>Why it ended comes before what it says: a cut answer can be valid JSON, and a filtered one empty.</summary>
    public ModelReply Read()
    {
        if (FinishReason == ChatFinishReason.Length.Value)
        {
            return new ModelReply.TooLong();
        }

        if (FinishReason == ChatFinishReason.ContentFilter.Value)
        {
            return new ModelReply.Filtered("The content filter stopped the answer.");
        }

        if (Refusal is not null)
        {
            return new ModelReply.Refused($"The model declined: {Refusal}");
        }

        return string.IsNullOrWhiteSpace(Text) ? new ModelReply.Refused("The model answered with nothing.") : new ModelReply.Answer(Text);
    }
}
