namespace NewsDigest.Summarization;

/// <summary>The answer as prompts/summarize.schema.json has it.</summary>
internal sealed record SummaryAnswer(
    IReadOnlyList<AnsweredBullet> Bullets,
    string OneSentence,
    IReadOnlyList<string> Topics,
    IReadOnlyList<AnsweredNote> Caveats);

internal sealed record AnsweredBullet(IReadOnlyList<string> SourceIds, string Text);

internal sealed record AnsweredNote(string Id, string Kind, string Note);
