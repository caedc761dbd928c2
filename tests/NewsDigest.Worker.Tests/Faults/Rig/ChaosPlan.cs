namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <param name="Seed">Decides which fault comes when, counted in calls to the model. What it hits is decided by the moment.</param>
/// <param name="CallTime">How long the model takes, so that faults meet running calls.</param>
/// <param name="Duplicates">Articles that the producer sends twice.</param>
/// <param name="Hostile">Damaged messages of the fuzzer among the articles.</param>
internal sealed record ChaosPlan(
    int Articles,
    int Faults,
    int Workers,
    int Seed,
    TimeSpan CallTime,
    int Duplicates,
    int Hostile
);
