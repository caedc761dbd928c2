using System.Text.Json.Nodes;
using NewsDigest.ChatModels;

namespace NewsDigest.Digests;

/// <summary>The answer as prompts/digest.schema.json has it.</summary>
internal sealed record StoryAnswer(
    IReadOnlyList<AnsweredSentence> Sentences,
    AnsweredSentence? Headline
)
{
    public const string List = "sentences";

    /// <summary>Null when the object has no sentences.</summary>
    public static StoryAnswer? From(JsonObject fields) =>
        fields.List(List) is null
            ? null
            : new StoryAnswer(
                [.. fields.Objects(List).Select(AnsweredSentence.From)],
                fields["headline"] is JsonObject headline ? AnsweredSentence.From(headline) : null
            );
}

internal sealed record AnsweredSentence(IReadOnlyList<string> SourceIds, string Text)
{
    public static AnsweredSentence From(JsonObject fields) =>
        new(
            [.. fields.Texts("source_ids").Select(id => id.Trim().Trim('[', ']'))],
            fields.Text("text")?.Trim() ?? ""
        );
}
