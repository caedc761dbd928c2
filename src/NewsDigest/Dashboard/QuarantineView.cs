using System.Diagnostics;
using NewsDigest.Intake;

namespace NewsDigest.Dashboard;

/// <summary>Quarantine in groups. Each record is read once as long as it lies there, a bounded number of them in one look.</summary>
internal sealed class QuarantineView(Quarantine quarantine, TimeProvider time)
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, QuarantineRecord> _known = new(StringComparer.Ordinal);

    /// <summary>How many lie there.</summary>
    public int Count { get; private set; }

    /// <summary>Of these, the ones whose reason has not been read yet; the next look reads more.</summary>
    public int Unread => Count - _known.Count;

    public IReadOnlyList<QuarantineGroup> Groups { get; private set; } = [];

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        HashSet<string> there = new(StringComparer.Ordinal);
        await foreach (var key in quarantine.ListKeysAsync(cancellationToken))
        {
            there.Add(key);
        }

        foreach (var gone in _known.Keys.Except(there).ToArray())
        {
            _known.Remove(gone);
        }

        foreach (var key in there.Except(_known.Keys).ToArray())
        {
            if (time.GetElapsedTime(start) > LongestLook)
            {
                break;
            }

            if (await quarantine.FindAsync(key, cancellationToken) is { } record)
            {
                _known[key] = record;
            }
            else
            {
                there.Remove(key); // requeued meanwhile
            }
        }

        Debug.Assert(_known.Count <= there.Count, "what is known lies there");
        Count = there.Count;
        Groups =
        [
            .. _known
                .Values.GroupBy(record => (record.Code, record.Field))
                .Select(group => Group(group.Key.Code, group.Key.Field, [.. group]))
                .OrderByDescending(group => group.Count)
                .ThenBy(group => group.Code, StringComparer.Ordinal)
                .ThenBy(group => group.Field, StringComparer.Ordinal),
        ];
    }

    private static QuarantineGroup Group(string code, string? field, QuarantineRecord[] records) =>
        new(
            code,
            field,
            records.Length,
            records.Count(record => record.Held is not null),
            records.Min(record => record.QuarantinedAt),
            records.Max(record => record.QuarantinedAt),
            records.MaxBy(record => record.QuarantinedAt)!.Detail // a group has one
        );
}
