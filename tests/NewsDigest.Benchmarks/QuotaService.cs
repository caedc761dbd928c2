using System.Globalization;
using NewsDigest.ChatModels;
using NewsDigest.Worker.Tests.ScriptedOpenAI;

namespace NewsDigest.Benchmarks;

/// <summary>
/// A deployment with the documented rules: prompt and largest answer are charged when a request arrives, the count is reset each
/// minute, requests are counted over ten seconds, refused ones too. Or a server without a quota that answers so many at once.
/// </summary>
internal sealed class QuotaService(int tokens, int slots, TimeProvider time) : IDisposable
{
    private const double TokensASecond = 70;
    private const double RequestWindow = 10;

    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly SemaphoreSlim _slots = new(Math.Max(1, slots), Math.Max(1, slots));
    private readonly Queue<double> _requests = [];
    private readonly Random _random = new(1);
    private long _minute;
    private double _used;
    private double _admitted;
    private double _busy;
    private int _answered;
    private int _refused;
    private double _measuredFrom;

    private double Now => time.GetElapsedTime(_start).TotalSeconds;

    private double RequestsAMinute => tokens / 1000.0 * 6;

    public void Measure()
    {
        lock (_lock)
        {
            (_admitted, _answered, _refused, _busy, _measuredFrom) = (0, 0, 0, 0, Now);
        }
    }

    public string Report()
    {
        lock (_lock)
        {
            var minutes = (Now - _measuredFrom) / 60;
            var used =
                slots > 0
                    ? $"{_busy / (slots * minutes * 60):P1} of the server"
                    : $"{_admitted / (tokens * minutes):P1} of the quota";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{used}, {(double)_refused / Math.Max(1, _answered + _refused):P2} refused, {_answered} answers in {minutes:0.0} minutes"
            );
        }
    }

    public ScriptedAnswer Answer(ScriptedRequest request)
    {
        var (prompt, most) = (
            TokenCounter.Count(request.System) + TokenCounter.Count(request.User),
            request.Json.TryGetProperty("max_completion_tokens", out var max)
            || request.Json.TryGetProperty("max_tokens", out max)
                ? max.GetInt32()
                : 0
        );
        var content = ScriptedModel.Content(request, BenchmarkArticles.LongEnglish);
        var written = TokenCounter.Count(content);
        return slots > 0 ? Slot(content, written) : Metered(content, written, prompt, most);
    }

    public void Dispose() => _slots.Dispose();

    private ScriptedAnswer Metered(string content, int written, int prompt, int most)
    {
        lock (_lock)
        {
            var now = Now;
            var charge = (prompt * (0.95 + (0.1 * _random.NextDouble()))) + most;
            while (_requests.TryPeek(out var at) && at <= now - RequestWindow)
            {
                _requests.Dequeue();
            }

            var isCrowded = _requests.Count + 1 > RequestsAMinute * RequestWindow / 60;
            _requests.Enqueue(now);
            if ((long)(now / 60) is var minute && minute != _minute)
            {
                (_minute, _used) = (minute, 0);
            }

            var reset = 60 - (now % 60);
            if (isCrowded || _used + charge > tokens)
            {
                _refused++;
                return Told(
                        ScriptedAnswer.Json(
                            429,
                            $"{{\"error\":{{\"message\":\"{(isCrowded ? "Requests" : "Tokens")} per minute exceeded.\",\"code\":\"429\"}}}}"
                        ),
                        tokens - _used,
                        reset
                    )
                    .With(
                        "retry-after-ms",
                        ((int)((isCrowded ? RequestWindow : reset) * 1000)).ToString(
                            CultureInfo.InvariantCulture
                        )
                    );
            }

            _used += charge;
            _admitted += charge;
            _answered++;
            var answer = Told(ScriptedAnswer.Success(content), tokens - _used, reset);
            var took = TimeSpan.FromSeconds(
                0.6 + (written / TokensASecond * (0.7 + (0.9 * _random.NextDouble())))
            );
            return new ScriptedAnswer(async context =>
            {
                await Task.Delay(took, time, context.RequestAborted);
                await answer.WriteAsync(context);
            });
        }
    }

    private ScriptedAnswer Slot(string content, int written) =>
        new(async context =>
        {
            await _slots.WaitAsync(context.RequestAborted);
            var began = Now;
            try
            {
                await Task.Delay(
                    TimeSpan.FromSeconds(0.3 + (written / 40.0)),
                    time,
                    context.RequestAborted
                );
            }
            finally
            {
                lock (_lock)
                {
                    _busy += Now - Math.Max(began, _measuredFrom);
                    _answered++;
                }

                _slots.Release();
            }

            await ScriptedAnswer.Success(content).WriteAsync(context);
        });

    private ScriptedAnswer Told(ScriptedAnswer answer, double left, double reset) =>
        answer
            .With("x-ratelimit-limit-tokens", tokens.ToString(CultureInfo.InvariantCulture))
            .With(
                "x-ratelimit-limit-requests",
                ((int)RequestsAMinute).ToString(CultureInfo.InvariantCulture)
            )
            .With(
                "x-ratelimit-remaining-tokens",
                ((int)left).ToString(CultureInfo.InvariantCulture)
            )
            .With("x-ratelimit-reset-tokens", ((int)reset).ToString(CultureInfo.InvariantCulture));
}
