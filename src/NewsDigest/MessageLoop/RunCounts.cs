using NewsDigest.Articles;

namespace NewsDigest.MessageLoop;

/// <summary>How many messages of this run ended how.</summary>
internal sealed record RunCounts
{
    public int Verified { get; init; }

    public int WithNotes { get; init; }

    /// <summary>Published with the verdict <c>needs_review</c>.</summary>
    public int NeedsReview { get; init; }

    public int Blocked { get; init; }

    public int Quarantined { get; init; }

    /// <summary>Results that wait for a person before they are published.</summary>
    public int Held { get; init; }

    /// <summary>Delivered again with a result in the store: no engine was called.</summary>
    public int Repeated { get; init; }

    /// <summary>As <see cref="Repeated"/>, with a result that says why there is no English.</summary>
    public int BlockedBefore { get; init; }

    /// <summary>Given back to the queue for another try; the same article may count more than once.</summary>
    public int Requeued { get; init; }

    /// <summary>Of these, the ones given back because the run was ending.</summary>
    public int GivenBack { get; init; }

    /// <summary>Messages that were still on the queue when a drain ended, or any run in an outage; null when the queue did not say.</summary>
    public int? Remaining { get; init; } = 0;

    public int Published => Verified + WithNotes + NeedsReview;

    public int Finished => Published + Repeated + NeedPerson;

    /// <summary>Ended, and somebody has to look at them.</summary>
    public int NeedPerson => Blocked + BlockedBefore + Quarantined + Held;

    public RunCounts With(Outcome outcome) =>
        outcome switch
        {
            Outcome.Published { Repeated: true } => this with { Repeated = Repeated + 1 },
            Outcome.Published { Result.Verdict: Verdict.Verified } => this with
            {
                Verified = Verified + 1,
            },
            Outcome.Published { Result.Verdict: Verdict.VerifiedWithNotes } => this with
            {
                WithNotes = WithNotes + 1,
            },
            Outcome.Published => this with { NeedsReview = NeedsReview + 1 },
            Outcome.Blocked { Repeated: true } => this with { BlockedBefore = BlockedBefore + 1 },
            Outcome.Blocked => this with { Blocked = Blocked + 1 },
            Outcome.Rejected { Reason.Held: not null } => this with { Held = Held + 1 },
            _ => this with { Quarantined = Quarantined + 1 },
        };
}
