using Microsoft.Extensions.AI;
using NewsDigest.Articles;

namespace NewsDigest.ChatModels;

/// <summary>What a model answered, as far as the product reads it. Cut-off answers and refusals cost money too, but only what could be read is kept.</summary>
/// <param name="PaidFor">The article for which it was asked.</param>
/// <param name="Refusal">What the model said when it declined; null when it did not.</param>
/// <param name="At">When it came; null in a document that an older version wrote.</param>
internal sealed record CachedResponse(
    ArticleId PaidFor,
    ModelCall Call,
    string? FinishReason,
    string Text,
    string? Refusal,
    DateTimeOffset? At = null
)
{
    private const int MaxQuoted = 200;

    public static CachedResponse Of(ChatResponse response, ArticleId article, ModelCall call) =>
        new(
            article,
            call,
            response.FinishReason?.Value,
            response.Text,
            IncomingText.CleanLine(
                response
                    .Messages.SelectMany(message => message.Contents)
                    .OfType<ErrorContent>()
                    .FirstOrDefault()
                    ?.Message
            )
        );

    /// <summary>Why it ended comes before what it says: a cut answer can be valid JSON, and a filtered one empty.</summary>
    public ModelReply Read<T>(Func<string, Reading<T>> read)
        where T : class
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
            return new ModelReply.Refused($"The model declined: {Quote(Refusal)}");
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            return new ModelReply.Refused("The model answered with nothing.");
        }

        var reading = read(Text);
        return reading.Value is null
            ? new ModelReply.Unreadable(reading.Fault ?? "could not be used", Quote(Text))
            : new ModelReply.Answer<T>(reading);
    }

    private static string Quote(string text)
    {
        var clean = IncomingText.CleanLine(text) ?? "";
        return clean.Length <= MaxQuoted ? clean : $"{clean[..MaxQuoted]}…";
    }
}
