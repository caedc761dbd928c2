using NewsDigest.Facts.Checks.Summaries;

namespace NewsDigest.Facts.Checks;

/// <summary>A row of the table of summary checks: what the check is and what it runs.</summary>
internal sealed record SummaryCheck(
    string Id,
    string Title,
    string Meaning,
    string Finds,
    string Severity
) : CheckInfo(Id, Title, Meaning, Finds, Severity)
{
    /// <summary>On each bullet, whatever it cites.</summary>
    public Func<Statement, IEnumerable<Finding>>[] OfBullet { get; init; } = [];

    /// <summary>On each bullet that cites paragraphs with English.</summary>
    public Func<Statement, IEnumerable<Finding>>[] OfStatement { get; init; } = [];

    /// <summary>On the one sentence.</summary>
    public Func<Statement, IEnumerable<Finding>>[] OfSentence { get; init; } = [];

    /// <summary>On the summary as a whole.</summary>
    public Func<CheckedSummary, IEnumerable<Finding>>[] OfSummary { get; init; } = [];
}
