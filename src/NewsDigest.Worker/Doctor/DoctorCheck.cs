namespace NewsDigest.Worker.Doctor;

/// <summary>One look at the installation.</summary>
/// <param name="What">Named when the look itself fails or takes too long.</param>
/// <param name="Cure">For that case.</param>
/// <param name="LookAsync">Changes nothing that lasts and never spends money.</param>
internal sealed record DoctorCheck(
    string What,
    string Cure,
    Func<CancellationToken, Task<IReadOnlyList<CheckLine>>> LookAsync
);
