using System.Diagnostics;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Benchmarks;

/// <summary>A scripted model with a latency and a number of slots; more calls wait for one. Notes when each slot was busy.</summary>
internal sealed class SlowModel(int slots, TimeSpan latency) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(slots, slots);
    private readonly Lock _lock = new();
    private readonly List<(TimeSpan Start, TimeSpan End)> _calls = [];
    private readonly long _zero = Stopwatch.GetTimestamp();

    public int Calls => _calls.Count;

    /// <summary>From the first call to the last answer.</summary>
    public TimeSpan Took => _calls.Max(call => call.End) - _calls.Min(call => call.Start);

    /// <summary>Until all slots were taken for the first time.</summary>
    public TimeSpan RampUp => Starts[slots - 1] - Starts[0];

    private TimeSpan[] Starts => [.. _calls.Select(call => call.Start).Order()];

    public ScriptedAnswer Answer(ScriptedRequest request)
    {
        var answer = ScriptedModel.Translating(BenchmarkArticles.English)(request);
        return new ScriptedAnswer(async context =>
        {
            await _slots.WaitAsync(context.RequestAborted);
            var start = Stopwatch.GetElapsedTime(_zero);
            try
            {
                await Task.Delay(latency, TimeProvider.System, context.RequestAborted);
            }
            finally
            {
                lock (_lock)
                {
                    _calls.Add((start, Stopwatch.GetElapsedTime(_zero)));
                }

                _slots.Release();
            }

            await answer.WriteAsync(context);
        });
    }

    /// <summary>Between the moment in which all slots were taken first and the one in which the last calls began: before and after there is not work for all.</summary>
    public double BusyShare()
    {
        var (from, to) = (Starts[slots - 1], Starts[^slots]);
        return _calls.Sum(call =>
                Math.Max(0, (Min(call.End, to) - Max(call.Start, from)).TotalSeconds)
            ) / (slots * (to - from).TotalSeconds);
    }

    public void Dispose() => _slots.Dispose();

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
