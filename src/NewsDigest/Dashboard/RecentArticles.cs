using NewsDigest.Articles;
using NewsDigest.ChatModels;
using NewsDigest.MessageLoop;

namespace NewsDigest.Dashboard;

/// <summary>What ended lately in this process: a bounded memory for those who look.</summary>
internal sealed class RecentArticles
{
    public const int MostFailed = 50;
    public const int MostSlow = 20;
    private const int MostSources = 200;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Queue<DateTimeOffset> _ends = [];
    private readonly Queue<RecentArticle> _failed = [];
    private readonly List<RecentArticle> _slowest = [];
    private readonly Dictionary<string, SourceTally> _sources = new(StringComparer.Ordinal);

    public RecentArticles(RunStatistics statistics, TimeProvider time)
    {
        _time = time;
        statistics.OnFinished(Note);
    }

    public IReadOnlyList<RecentArticle> Failed
    {
        get
        {
            lock (_lock)
            {
                return [.. _failed.Reverse()];
            }
        }
    }

    /// <summary>Of the last hour, the slowest first.</summary>
    public IReadOnlyList<RecentArticle> Slowest
    {
        get
        {
            lock (_lock)
            {
                Forget(_time.GetUtcNow());
                return [.. _slowest];
            }
        }
    }

    public IReadOnlyList<SourceTally> Sources
    {
        get
        {
            lock (_lock)
            {
                return [.. _sources.Values];
            }
        }
    }

    /// <summary>How many articles ended within the last hour, and within the last ten minutes.</summary>
    public (int Hour, int TenMinutes) Ended()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            Forget(now);
            return (_ends.Count, _ends.Count(end => now - end <= TenMinutes));
        }
    }

    private void Note(FinishedArticle article)
    {
        var now = _time.GetUtcNow();
        var recent = Describe(article, now);
        lock (_lock)
        {
            Forget(now);
            _ends.Enqueue(now);
            if (recent.Code is not null)
            {
                _failed.Enqueue(recent);
                if (_failed.Count > MostFailed)
                {
                    _failed.Dequeue();
                }
            }

            if (ResultOf(article.Outcome) is { } result)
            {
                Add(TallyOf(result, now));
                AddSlow(recent);
            }
        }
    }

    private void AddSlow(RecentArticle recent)
    {
        _slowest.Add(recent);
        _slowest.Sort((one, other) => other.Seconds.CompareTo(one.Seconds));
        if (_slowest.Count > MostSlow)
        {
            _slowest.RemoveAt(MostSlow);
        }
    }

    private void Add(SourceTally tally)
    {
        if (_sources.TryGetValue(tally.Source, out var known))
        {
            _sources[tally.Source] = known.Plus(tally);
        }
        else if (_sources.Count < MostSources)
        {
            _sources[tally.Source] = tally;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (_ends.TryPeek(out var end) && now - end > Hour)
        {
            _ends.Dequeue();
        }

        _slowest.RemoveAll(article => now - article.At > Hour);
    }

    private static ArticleResult? ResultOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.Published { Repeated: false } published => published.Result,
            Outcome.Blocked { Repeated: false } blocked => blocked.Result,
            _ => null,
        };

    private static RecentArticle Describe(FinishedArticle article, DateTimeOffset now)
    {
        (string Outcome, string? Code) ended = article.Outcome switch
        {
            Outcome.Published => ("published", null),
            Outcome.Blocked blocked => ("blocked", CodeOf(blocked.Result)),
            Outcome.Rejected { Reason: { Held: not null } reason } => ("held", reason.Code),
            Outcome.Rejected rejected => ("quarantined", rejected.Reason.Code),
            _ => ("ended", null),
        };
        var (stage, seconds) = SlowestStage(ResultOf(article.Outcome)?.Timings);
        return new RecentArticle(
            VisibleText.Line(article.Id, 200),
            ended.Outcome,
            ended.Code,
            now,
            Math.Round(article.Took.TotalSeconds, 2),
            stage,
            seconds
        );
    }

    private static string CodeOf(ArticleResult result) =>
        result.Reasons is [var first, ..] ? first.Check : "no reason told";

    private static (string? Stage, double? Seconds) SlowestStage(ResultTimings? timings)
    {
        if (timings is null)
        {
            return (null, null);
        }

        var rest = timings.TotalSeconds - timings.TranslationSeconds - timings.SummarySeconds;
        (string Stage, double Seconds)[] stages =
        [
            ("translation", timings.TranslationSeconds),
            ("summary", timings.SummarySeconds),
            ("cleaning and checks", rest),
        ];
        var slowest = stages.MaxBy(stage => stage.Seconds);
        return (slowest.Stage, Math.Round(slowest.Seconds, 2));
    }

    private static SourceTally TallyOf(ArticleResult result, DateTimeOffset now) =>
        new(
            VisibleText.Line(result.Source.Name ?? BookedCalls.NoSource, 80),
            1,
            result.Verdict == Verdict.Verified ? 1 : 0,
            result.Verdict == Verdict.VerifiedWithNotes ? 1 : 0,
            result.Verdict == Verdict.NeedsReview ? 1 : 0,
            result.Verdict == Verdict.Failed ? 1 : 0,
            result.Cost?.Amount ?? 0,
            now
        );
}
