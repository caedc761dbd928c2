namespace NewsDigest.Digests;

/// <summary>
/// One edition of a digest: the document <c>newsdigest.edition/1</c>, whose JSON Schema is docs/edition.schema.json. It follows from its
/// frozen input alone, so that it is the same bytes whenever it is made again.
/// </summary>
/// <param name="Id">Name and scheduled time with its offset, which is unique in the hour that a clock change repeats.</param>
/// <param name="Title">What readers call the digest.</param>
/// <param name="Revision">From 1. A later one replaces what readers see; the earlier ones stay.</param>
/// <param name="RevisionReason">Why there is another one and what changed; null for the first.</param>
/// <param name="Previous">Id of the edition before it; null for the first.</param>
/// <param name="Sections">The sections that have stories, in their order.</param>
/// <param name="More">Stories that did not fit into <c>MaxStories</c> or their section, best first.</param>
/// <param name="Notes">What a reader must know of the whole edition, as sentences.</param>
internal sealed record Edition(
    string Schema,
    string Id,
    string Name,
    string Title,
    int Revision,
    string? RevisionReason,
    EditionWindow Window,
    string? Previous,
    EditionCounts Counts,
    IReadOnlyList<string> Sections,
    IReadOnlyList<Story> Stories,
    IReadOnlyList<ShortStory> More,
    IReadOnlyList<string> Notes,
    EditionMaking Making
)
{
    public const string SchemaName = "newsdigest.edition/1";
}

/// <summary>An article belongs to the edition in whose window its result was published: from <paramref name="From"/>, before <paramref name="To"/>.</summary>
/// <param name="From">With the offset that the zone had then.</param>
/// <param name="To">The scheduled time of the edition.</param>
/// <param name="Zone">IANA name, such as <c>Europe/Berlin</c>.</param>
internal sealed record EditionWindow(DateTimeOffset From, DateTimeOffset To, string Zone);

/// <summary>What became of every article of the window. Received = in stories + left out.</summary>
/// <param name="InStories">Articles in <c>stories</c> and in <c>more</c>, copies of an agency's text included.</param>
/// <param name="Waiting">Messages that waited in the queue when the input was frozen; null where the queue cannot say.</param>
/// <param name="Quarantined">Messages in quarantine then.</param>
internal sealed record EditionCounts(
    int Received,
    int InStories,
    IReadOnlyList<LeftOut> LeftOut,
    int? Waiting,
    int? Quarantined
);

/// <param name="Reason">
/// <c>failed</c> (no English), <c>verdict</c> (not included by the definition), <c>language</c>, <c>source</c>, <c>few_sources</c>,
/// <c>seen</c> (in an older edition), <c>damaged</c> (the result cannot be read), or <c>gone</c> (it was deleted).
/// </param>
/// <param name="Articles">Ids of the articles.</param>
internal sealed record LeftOut(string Reason, int Count, IReadOnlyList<string> Articles);

/// <summary>A story of which only a line is shown.</summary>
internal sealed record ShortStory(
    string Id,
    string Headline,
    string? Section,
    IReadOnlyList<StoryArticle> Articles
);

/// <summary>How the edition was made, so that somebody can ask why it is as it is.</summary>
/// <param name="FrozenAt">When its input was fixed.</param>
/// <param name="Input">SHA-256 of the frozen input.</param>
/// <param name="Idf">Version and hash of the prior of how common words are.</param>
/// <param name="Writer">Who wrote: <c>extractive</c>, <c>model</c>, or <c>mixed</c> where the model did not write every story that it was asked for.</param>
/// <param name="Model">The model that was asked; null when none was.</param>
/// <param name="Prompt">Name, version and hash of the prompt; null when no model was asked.</param>
/// <param name="Calls">Answers of the model that the edition uses.</param>
/// <param name="Cost">In US dollars; null is unknown, or no model was asked.</param>
internal sealed record EditionMaking(
    DateTimeOffset FrozenAt,
    string Input,
    string Idf,
    string Writer,
    string? Model,
    string? Prompt,
    int Calls,
    decimal? Cost
);
