namespace NewsDigest.Dashboard;

/// <summary>What came of the articles of one source since the worker started.</summary>
/// <param name="Cost">Of those whose cost is known.</param>
internal sealed record SourceTally(
    string Source,
    int Articles,
    int Verified,
    int WithNotes,
    int NeedsReview,
    int Blocked,
    decimal Cost,
    DateTimeOffset Last
)
{
    public SourceTally Plus(SourceTally other) =>
        this with
        {
            Articles = Articles + other.Articles,
            Verified = Verified + other.Verified,
            WithNotes = WithNotes + other.WithNotes,
            NeedsReview = NeedsReview + other.NeedsReview,
            Blocked = Blocked + other.Blocked,
            Cost = Cost + other.Cost,
            Last = Last > other.Last ? Last : other.Last,
        };
}
