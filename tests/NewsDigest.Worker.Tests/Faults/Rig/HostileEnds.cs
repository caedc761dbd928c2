namespace NewsDigest.Worker.Tests.Faults.Rig;

/// <summary>What became of damaged messages.</summary>
/// <param name="Both">Published and quarantined too: two ends, which none may have.</param>
internal sealed record HostileEnds(int Published, int Quarantined, int Both);
