using System.ComponentModel.DataAnnotations;

namespace NewsDigest.Digests;

/// <summary>One digest, <c>Digest:Editions:NAME</c>.</summary>
internal sealed class EditionOptions
{
    /// <summary>What readers call it; default the name.</summary>
    public string? Title { get; init; }

    /// <summary>When it appears, as five fields of cron: <c>0 7 * * *</c>.</summary>
    public string? Schedule { get; init; }

    /// <summary>IANA zone of the schedule.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>Sections in their order, divided by commas, each with the topics or sections of articles that belong there: <c>World=politics+conflict, Sport=sport</c>. Empty is one list.</summary>
    public string? Sections { get; init; }

    /// <summary>Languages of articles, divided by commas; empty is all.</summary>
    public string? Languages { get; init; }

    /// <summary>Names of sources, divided by commas; empty is all.</summary>
    public string? Sources { get; init; }

    /// <summary>Stories that are told; the others are named.</summary>
    [Range(1, 500)]
    public int MaxStories { get; init; } = 20;

    /// <summary>Stories that are told of one section.</summary>
    [Range(1, 500)]
    public int MaxPerSection { get; init; } = 500;

    /// <summary>Independent sources that a story must have.</summary>
    [Range(1, 50)]
    public int MinSources { get; init; } = 1;

    /// <summary>Verdicts of articles, divided by commas. An article without English is never in a story.</summary>
    public string Include { get; init; } = "verified, verified_with_notes, needs_review";

    /// <summary>Whether a chat model writes the stories of two and more sources.</summary>
    public bool Model { get; init; }

    /// <summary>Calls of the model for one edition, repairs included.</summary>
    [Range(1, 1000)]
    public int MaxCalls { get; init; } = 40;
}
