using NewsDigest.Intake;

namespace NewsDigest.Dashboard;

/// <summary>The messages of a group, the newest first, or the question whether to drop them.</summary>
/// <param name="Total">All that fit; <paramref name="Records"/> are the newest of them.</param>
internal sealed record QuarantineList(
    QuarantineFilter Filter,
    IReadOnlyList<QuarantineRecord> Records,
    int Total,
    bool IsDrop,
    FormToken Token
)
{
    private const int Most = 200;

    public static async Task<QuarantineList> ReadAsync(
        QuarantineFilter filter,
        Quarantine quarantine,
        bool isDrop,
        FormToken token,
        CancellationToken cancellationToken
    )
    {
        var fitting = filter.Key is { } key
            ? [await quarantine.FindAsync(key, cancellationToken)]
            : await quarantine
                .ListAsync(cancellationToken)
                .Where(filter.Fits)
                .Select(QuarantineRecord? (record) => record)
                .ToListAsync(cancellationToken);
        var there = fitting.OfType<QuarantineRecord>().ToArray();
        return new QuarantineList(
            filter,
            [.. there.OrderByDescending(record => record.QuarantinedAt).Take(Most)],
            there.Length,
            isDrop,
            token
        );
    }
}
