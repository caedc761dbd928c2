using NewsDigest.Articles;

namespace NewsDigest.Worker.Doctor;

/// <summary>Runs checks side by side. One that fails or hangs is a failure of its own and holds no other up.</summary>
internal static class Checkup
{
    private const int MaxValue = 300;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <returns>In the order of the checks, which is the order of need.</returns>
    public static async Task<IReadOnlyList<CheckLine>> RunAsync(
        IEnumerable<DoctorCheck> checks,
        CancellationToken cancellationToken
    )
    {
        // Each on a thread of its own: some wait in calls that cannot be awaited.
        var looks = checks.Select(check =>
            Task.Run(() => LookAsync(check, cancellationToken), cancellationToken)
        );
        return [.. (await Task.WhenAll(looks)).SelectMany(lines => lines)];
    }

    private static async Task<IReadOnlyList<CheckLine>> LookAsync(
        DoctorCheck check,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return await check
                .LookAsync(limit.Token)
                .WaitAsync(Limit + Limit, TimeProvider.System, cancellationToken);
        }
        catch (Exception exception)
            when (exception is TimeoutException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            return
            [
                CheckLine.Fail(check.What, $"no answer in {Limit.TotalSeconds:0} s", check.Cure),
            ];
        }
#pragma warning disable CA1031 // Whatever it is, it is what was asked for.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return
            [
                CheckLine.Fail(
                    check.What,
                    VisibleText.Line(exception.Message, MaxValue),
                    check.Cure
                ),
            ];
        }
    }
}
