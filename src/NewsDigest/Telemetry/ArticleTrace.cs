using System.Diagnostics;
using NewsDigest.Articles;

namespace NewsDigest.Telemetry;

/// <summary>
/// The trace of one delivery of one article: a root of its own, linked to the producer's, because hours may lie between the two and
/// one article may be delivered more than once. It holds a hash of the article's id and nothing of its text.
/// </summary>
internal sealed class ArticleTrace : IDisposable
{
    public static readonly ActivitySource Source = new(WorkerMetrics.MeterName);

    private readonly Activity? _activity;

    private ArticleTrace(Activity? activity) => _activity = activity;

    /// <summary>The trace that is being written; null when none is.</summary>
    public static string? CurrentId =>
        Activity.Current is { Source.Name: WorkerMetrics.MeterName } current
            ? current.TraceId.ToHexString()
            : null;

    public static ArticleTrace Start(int delivery)
    {
        Activity.Current = null; // whatever the host does is no part of the article
        var activity = Source.StartActivity("process newsdigest-articles", ActivityKind.Consumer);
        activity?.SetTag("messaging.operation.name", "process");
        activity?.SetTag("messaging.operation.type", "process");
        activity?.SetTag("newsdigest.delivery", delivery);
        return new ArticleTrace(activity);
    }

    /// <param name="article">As it was read from the message.</param>
    /// <param name="key">The hash of its id, as its folder in the store is named.</param>
    public void Read(RawArticle article, string key)
    {
        if (_activity is null)
        {
            return;
        }

        _activity.SetTag("newsdigest.article", key[(key.LastIndexOf('-') + 1)..]);
        if (ActivityContext.TryParse(article.TraceParent, null, isRemote: true, out var producer))
        {
            _activity.AddLink(new ActivityLink(producer));
        }
    }

    public void Ended(Outcome outcome)
    {
        var result = outcome switch
        {
            Outcome.Published published => published.Result,
            Outcome.Blocked blocked => blocked.Result,
            _ => null,
        };
        _activity?.SetTag("newsdigest.outcome", outcome.GetType().Name.ToLowerInvariant());
        if (result is not null)
        {
            _activity?.SetTag("newsdigest.verdict", LabelValues.Of(result.Verdict));
            _activity?.SetTag("newsdigest.language", result.Language.Code);
            _activity?.SetTag("newsdigest.engine", result.Engine.Name);
        }
        else if (outcome is Outcome.Rejected rejected)
        {
            _activity?.SetTag("newsdigest.reason", LabelValues.Reason(rejected.Reason.Code));
        }
    }

    /// <param name="cause">One of <see cref="AttemptCauses"/>.</param>
    public void Failed(string cause)
    {
        _activity?.SetTag("error.type", cause);
        _activity?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose() => _activity?.Dispose();
}
