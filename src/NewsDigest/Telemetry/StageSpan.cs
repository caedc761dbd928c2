using System.Diagnostics;

namespace NewsDigest.Telemetry;

/// <summary>One stage of the work on one article, timed until it is disposed.</summary>
internal sealed class StageSpan : IDisposable
{
    private readonly string _stage;
    private readonly Activity? _activity;
    private readonly long _start = Stopwatch.GetTimestamp();

    private StageSpan(string stage, Activity? activity) => (_stage, _activity) = (stage, activity);

    /// <param name="stage">One of <see cref="Stages"/>.</param>
    public static StageSpan Start(string stage) =>
        new(stage, ArticleTrace.Source.StartActivity(stage));

    public void Dispose()
    {
        WorkerMetrics.StageEnded(_stage, Stopwatch.GetElapsedTime(_start));
        _activity?.Dispose();
    }
}
