using NewsDigest.Articles;

namespace NewsDigest;

/// <summary>Times the stages of one article for its result.</summary>
internal sealed class StageStopwatch(TimeProvider time)
{
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _translated;
    private TimeSpan _summarized;

    public void TranslationEnded() => _translated = _summarized = time.GetElapsedTime(_start);

    public void SummaryEnded() => _summarized = time.GetElapsedTime(_start);

    public ResultTimings Stop() =>
        new(
            _startedAt,
            time.GetUtcNow(),
            Round(_translated),
            Round(_summarized - _translated),
            Round(time.GetElapsedTime(_start))
        );

    private static double Round(TimeSpan span) => Math.Round(span.TotalSeconds, 3);
}
