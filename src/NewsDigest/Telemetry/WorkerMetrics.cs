using System.Diagnostics.Metrics;
using NewsDigest.Articles;

namespace NewsDigest.Telemetry;

/// <summary>
/// What the worker counts and measures. Every label has a closed set of values, and none holds an id, a source or a text of an article:
/// docs/operations.md lists them all. Nothing is kept or sent unless something reads the meter.
/// </summary>
internal static class WorkerMetrics
{
    public const string MeterName = "NewsDigest";

    /// <summary>The only way there is to buy an answer so far.</summary>
    private const string StandardLane = "standard";
    private const string None = "none";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Articles = Meter.CreateCounter<long>(
        "newsdigest.articles",
        "{article}",
        "Messages that came to an end, by outcome."
    );

    private static readonly Histogram<double> ArticleDuration = Seconds(
        "newsdigest.article.duration",
        "From the start of the work on a message to its end.",
        [1, 2, 5, 10, 20, 40, 80, 160, 320, 640, 1800, 7200, 86400]
    );

    private static readonly Histogram<double> ArticleWait = Seconds(
        "newsdigest.article.wait",
        "From the sending of a message to the start of the work on it; again for each delivery.",
        [1, 5, 15, 60, 300, 900, 3600, 14400, 86400]
    );

    private static readonly Histogram<double> StageDuration = Seconds(
        "newsdigest.stage.duration",
        "One stage of the work on an article; waiting for a model is part of it.",
        [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900]
    );

    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>(
        "newsdigest.attempts",
        "{attempt}",
        "Attempts that did not bring an article to its end, by cause. Only cause=\"own\" counts against the article."
    );

    private static readonly Counter<long> LostLeases = Meter.CreateCounter<long>(
        "newsdigest.lease.lost",
        "{lease}",
        "Messages whose lease another worker had when their article was done or given back."
    );

    private static readonly Counter<long> Findings = Meter.CreateCounter<long>(
        "newsdigest.findings",
        "{finding}",
        "What the checks found in new results, by check and severity."
    );

    private static readonly Counter<long> ModelRequests = Meter.CreateCounter<long>(
        "newsdigest.model.requests",
        "{request}",
        "Requests to a model, repeated ones too, by how they ended."
    );

    private static readonly Counter<long> ModelTokens = Meter.CreateCounter<long>(
        "newsdigest.model.tokens",
        "{token}",
        "Tokens as the service billed them. Cached ones are part of input, reasoning is part of output."
    );

    private static readonly Counter<double> Cost = Meter.CreateCounter<double>(
        "newsdigest.cost",
        "{currency}",
        "Cost of model calls in the currency of Model:Families prices; nothing where no price is set."
    );

    private static readonly Gauge<long> QueueMessages = Meter.CreateGauge<long>(
        "newsdigest.queue.messages",
        "{message}",
        "Messages on the queue, looked at every 15 s at most."
    );

    private static readonly Gauge<double> OldestMessage = Meter.CreateGauge<double>(
        "newsdigest.queue.oldest.age",
        "s",
        "Age of the oldest message that waits; 0 when none does."
    );

    private static readonly Gauge<long> Quarantined = Meter.CreateGauge<long>(
        "newsdigest.quarantine.messages",
        "{message}",
        "Messages in quarantine, by reason code."
    );

    private static readonly Gauge<long> UnwrittenAnswers = Meter.CreateGauge<long>(
        "newsdigest.answers.unwritten",
        "{answer}",
        "Paid answers that the store has not taken yet; they would be paid for again if the process died."
    );

    private static readonly Gauge<long> IntakeOpen = Meter.CreateGauge<long>(
        "newsdigest.intake.open",
        "{state}",
        "1 when new articles are taken in, 0 while something that every article needs is unavailable."
    );

    private static readonly Gauge<long> EngineState = Meter.CreateGauge<long>(
        "newsdigest.engine.state",
        "{state}",
        "0 when the last article got through, 1 when it failed alone, 2 when the engine is unavailable to all."
    );

    private static volatile string _engine = None;

    /// <summary>Counters that may never be needed stand at zero from the start, so that their first increase is seen as one.</summary>
    public static void Start(string engine)
    {
        _engine = engine;
        foreach (
            var verdict in (Verdict[])
                [Verdict.Verified, Verdict.VerifiedWithNotes, Verdict.NeedsReview]
        )
        {
            Count("published", LabelValues.Of(verdict), engine, 0);
        }

        Count("blocked", LabelValues.Of(Verdict.Failed), engine, 0);
        foreach (var outcome in (string[])["quarantined", "held", "repeated"])
        {
            Count(outcome, None, None, 0);
        }

        foreach (var cause in AttemptCauses.All)
        {
            Attempts.Add(0, new KeyValuePair<string, object?>("cause", cause));
        }

        LostLeases.Add(0);
        IntakeIs(open: true);
        EngineIs(EngineCondition.Ok);
    }

    public static void Finished(Outcome outcome, TimeSpan took)
    {
        var (name, result, repeated) = outcome switch
        {
            Outcome.Published { Repeated: true } => ("repeated", null, true),
            Outcome.Blocked { Repeated: true } => ("repeated", null, true),
            Outcome.Published published => ("published", published.Result, false),
            Outcome.Blocked blocked => ("blocked", blocked.Result, false),
            Outcome.Rejected { Reason.Held: not null } => ("held", null, false),
            _ => ("quarantined", (ArticleResult?)null, false),
        };
        Count(
            name,
            result is null ? None : LabelValues.Of(result.Verdict),
            result?.Engine.Name ?? None,
            1
        );
        if (!repeated)
        {
            ArticleDuration.Record(
                took.TotalSeconds,
                new("outcome", name),
                new("lane", StandardLane)
            );
        }

        foreach (var finding in result?.Reasons ?? [])
        {
            Findings.Add(
                1,
                new("check", LabelValues.Check(finding.Check)),
                new("severity", finding.Severity == Severity.Hard ? "hard" : "soft")
            );
        }
    }

    public static void Waited(TimeSpan wait, ArticlePriority priority) =>
        ArticleWait.Record(
            Math.Max(0, wait.TotalSeconds), // another machine's clock may be ahead
            new KeyValuePair<string, object?>("priority", LabelValues.Of(priority))
        );

    public static void StageEnded(string stage, TimeSpan took) =>
        StageDuration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("stage", stage));

    /// <param name="cause">One of <see cref="AttemptCauses"/>.</param>
    public static void AttemptEnded(string cause) =>
        Attempts.Add(1, new KeyValuePair<string, object?>("cause", cause));

    public static void LeaseLost() => LostLeases.Add(1);

    /// <param name="result">One of <see cref="RequestResults"/>.</param>
    public static void Requested(string deployment, string result) =>
        ModelRequests.Add(1, new("deployment", deployment), new("result", result));

    /// <param name="cost">Null where it is not known.</param>
    public static void Answered(
        string deployment,
        Microsoft.Extensions.AI.UsageDetails? usage,
        decimal? cost
    )
    {
        AddTokens(deployment, "input", usage?.InputTokenCount);
        AddTokens(deployment, "cached", usage?.CachedInputTokenCount);
        AddTokens(deployment, "output", usage?.OutputTokenCount);
        AddTokens(deployment, "reasoning", usage?.ReasoningTokenCount);
        if (cost is { } known)
        {
            Cost.Add((double)known, new("deployment", deployment), new("lane", StandardLane));
        }
    }

    /// <param name="inWork">Null where the queue does not tell them from delayed ones.</param>
    public static void QueueSeen(int waiting, int? inWork, TimeSpan? oldest)
    {
        QueueMessages.Record(waiting, new KeyValuePair<string, object?>("state", "waiting"));
        if (inWork is { } known)
        {
            QueueMessages.Record(known, new KeyValuePair<string, object?>("state", "in_work"));
        }

        OldestMessage.Record(Math.Max(0, oldest?.TotalSeconds ?? 0));
    }

    /// <param name="code">Of <see cref="LabelValues.Reasons"/>.</param>
    public static void QuarantineSeen(string code, int messages) =>
        Quarantined.Record(messages, new KeyValuePair<string, object?>("reason", code));

    public static void AnswersUnwritten(int answers) => UnwrittenAnswers.Record(answers);

    public static void IntakeIs(bool open) => IntakeOpen.Record(open ? 1 : 0);

    public static void EngineIs(EngineCondition condition) =>
        EngineState.Record((long)condition, new KeyValuePair<string, object?>("engine", _engine));

    private static void Count(string outcome, string verdict, string engine, int articles) =>
        Articles.Add(
            articles,
            new("outcome", outcome),
            new("verdict", verdict),
            new("engine", engine)
        );

    private static void AddTokens(string deployment, string type, long? tokens)
    {
        if (tokens > 0)
        {
            ModelTokens.Add(
                tokens.Value,
                new("deployment", deployment),
                new("type", type),
                new("lane", StandardLane)
            );
        }
    }

    private static Histogram<double> Seconds(
        string name,
        string description,
        IReadOnlyList<double> boundaries
    ) =>
        Meter.CreateHistogram(
            name,
            "s",
            description,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = boundaries }
        );
}
