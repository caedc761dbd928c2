using NewsDigest.Intake;
using NewsDigest.Telemetry;

namespace NewsDigest.MessageLoop;

/// <summary>Counts quarantine by reason. Each record is read once as long as it lies there.</summary>
internal sealed class QuarantineTally(Quarantine quarantine)
{
    /// <summary>Records read in one look; the rest counts as other until the next.</summary>
    private const int MostRead = 500;

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    public async Task CountAsync(CancellationToken cancellationToken)
    {
        HashSet<string> there = [];
        var read = 0;
        await foreach (var key in quarantine.ListKeysAsync(cancellationToken))
        {
            there.Add(key);
            if (!_known.ContainsKey(key) && read++ < MostRead)
            {
                var record = await quarantine.FindAsync(key, cancellationToken);
                _known[key] = LabelValues.Reason(record?.Code ?? LabelValues.Other);
            }
        }

        foreach (var gone in _known.Keys.Except(there).ToArray())
        {
            _known.Remove(gone);
        }

        var counts = there
            .CountBy(key => _known.GetValueOrDefault(key, LabelValues.Other))
            .ToDictionary();
        foreach (var reason in LabelValues.Reasons)
        {
            WorkerMetrics.QuarantineSeen(reason, counts.GetValueOrDefault(reason));
        }
    }
}
