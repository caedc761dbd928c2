using System.ComponentModel.DataAnnotations;

namespace NewsDigest.MessageLoop;

/// <summary>How the worker takes articles from the queue.</summary>
internal sealed class WorkerOptions
{
    public const string Section = "Worker";

    /// <summary>Of a model: the pacer lets in as many as keep it busy.</summary>
    public const int DefaultCeiling = 64;

    /// <summary>Without a model each article in work keeps a processor busy.</summary>
    public const int DefaultWithoutModel = 4;

    /// <summary>Most articles in work at the same time. Null is <see cref="DefaultCeiling"/>, or <see cref="DefaultWithoutModel"/> with the engine that works offline.</summary>
    [Range(1, 256)]
    public int? Concurrency { get; set; }

    public int Ceiling(bool isPaced) =>
        Concurrency ?? (isPaced ? DefaultCeiling : DefaultWithoutModel);

    /// <summary>How long a message is hidden from other workers; renewed at a third of it while its article is in work.</summary>
    [Range(typeof(TimeSpan), "00:00:03", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest pause between two looks at an empty queue.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00")]
    public TimeSpan MaxIdleDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What articles in work may still take after a stop signal, before they are given back to the queue.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ShutdownBudget { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>After this time a drain ends, whatever is left on the queue; null is no limit.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan? DrainTime { get; set; }

    /// <summary>Attempts of its own after which an article is quarantined. Outages, throttling and stops never count.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>First pause before an article is tried again, and before intake goes on after an outage; doubled each time.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(10);
}
