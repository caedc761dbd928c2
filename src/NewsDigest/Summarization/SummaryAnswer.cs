using System.Text.Json.Nodes;
using NewsDigest.ChatModels;

namespace NewsDigest.Summarization;

/// <summary>The answer as prompts/summarize.schema.json has it. All but the bullets may be absent.</summary>
internal sealed record SummaryAnswer(
    IReadOnlyList<AnsweredBullet> Bullets,
    string OneSentence,
    IReadOnlyList<string> Topics,
    IReadOnlyList<AnsweredNote> Caveats
)
{
    public const string List = "bullets";

    /// <summary>Null when the object has no bullets.</summary>
    public static SummaryAnswer? From(JsonObject fields) =>
        fields.List(List) is null
            ? null
            : new SummaryAnswer(
                [
                    .. fields
                        .Objects(List)
                        .Select(bullet => new AnsweredBullet(
                            [.. bullet.Texts("source_ids").Select(id => id.Trim())],
                            bullet.Text("text") ?? ""
                        )),
                ],
                fields.Text("one_sentence") ?? "",
                [.. fields.Texts("topics").Select(topic => topic.Trim().ToLowerInvariant())],
                [
                    .. fields
                        .Objects("caveats")
                        .Select(caveat => new AnsweredNote(
                            caveat.Text("id") ?? "",
                            caveat.Text("kind") ?? "other",
                            caveat.Text("note") ?? ""
                        )),
                ]
            );
}

internal sealed record AnsweredBullet(IReadOnlyList<string> SourceIds, string Text);

internal sealed record AnsweredNote(string Id, string Kind, string Note);
