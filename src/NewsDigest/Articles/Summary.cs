namespace NewsDigest.Articles;

internal sealed record Summary(
    SummaryKind Kind,
    string OneSentence,
    IReadOnlyList<SummaryBullet> Bullets,
    IReadOnlyList<string> Topics,
    IReadOnlyList<Caveat> Caveats,
    IReadOnlyList<ModelCall> Calls
);
