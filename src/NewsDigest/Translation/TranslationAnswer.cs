using System.Text.Json.Nodes;
using NewsDigest.ChatModels;

namespace NewsDigest.Translation;

/// <summary>The answer as prompts/translate.schema.json has it, or prompts/repair.schema.json, which has less. All but the paragraphs may be absent.</summary>
internal sealed record TranslationAnswer(
    IReadOnlyList<string> Entities,
    string? Headline,
    IReadOnlyList<AnsweredParagraph> Paragraphs,
    IReadOnlyList<AnsweredCaveat> Caveats
)
{
    public const string List = "paragraphs";

    /// <summary>Null when the object has no paragraphs.</summary>
    public static TranslationAnswer? From(JsonObject fields) =>
        fields.List(List) is null
            ? null
            : new TranslationAnswer(
                [.. fields.Texts("entities")],
                fields.Text("headline"),
                [.. fields.Objects(List).Select(AnsweredParagraph.From)],
                [.. fields.Objects("caveats").Select(AnsweredCaveat.From)]
            );
}

internal sealed record AnsweredParagraph(string Id, string Status, string Text)
{
    /// <summary>Of a repair: the translation stands, and the text says why the finding is mistaken.</summary>
    public const string Unchanged = "unchanged";

    private const string Translated = "translated";

    private static readonly string[] Statuses =
    [
        Translated,
        "already_english",
        "not_content",
        "unreadable",
        Unchanged,
    ];

    /// <summary>A text without a status is a translation; a status counts by its letters.</summary>
    public static AnsweredParagraph From(JsonObject fields)
    {
        var status = fields.Text("status") ?? Translated;
        return new AnsweredParagraph(
            fields.Text("id") ?? "",
            Statuses.FirstOrDefault(known =>
                AnswerFields.Letters(known) == AnswerFields.Letters(status)
            ) ?? status,
            fields.Text("text") ?? ""
        );
    }
}

internal sealed record AnsweredCaveat(string Id, string Kind, string Note)
{
    public static AnsweredCaveat From(JsonObject fields) =>
        new(fields.Text("id") ?? "", fields.Text("kind") ?? "other", fields.Text("note") ?? "");
}
