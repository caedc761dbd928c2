using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsDigest.ChatModels;

/// <summary>How chat models are called, whichever service runs them.</summary>
internal sealed class ModelOptions
{
    public const string Section = "Model";

    /// <summary>Folder with prompts and schemas; null is the folder <c>prompts</c> beside the program.</summary>
    public string? Prompts { get; init; }

    /// <summary>Time allowed for one request, before it counts as failed and may be sent again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:30:00")]
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Time allowed for one call, waits and repeated requests included.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>Requests that one call may cost at most, the first included.</summary>
    [Range(1, 10)]
    public int MaxAttempts { get; init; } = 4;

    /// <summary>First wait where the service names none; doubled each time, with jitter upward.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:05:00")]
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A service that asks for a longer wait is not waited for: the article goes back to the queue.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Calls that one article may cost at most; what is still open then is marked as missing.</summary>
    [Range(2, 1000)]
    public int MaxCallsPerArticle { get; init; } = 40;

    /// <summary>Tokens that an article may cost at most, as a multiple of what translation and summary cost when nothing is asked twice.</summary>
    [Range(1.0, 100.0)]
    public double TokenCapFactor { get; init; } = 2.5;

    /// <summary>What becomes of an answer that went out while the service's content filter was unavailable: <c>publish</c> it with a note, or <c>hold</c> the article until the filter works.</summary>
    [AllowedValues(
        "publish",
        "hold",
        ErrorMessage = $"{Section}:{nameof(WhenUnfiltered)} must be 'publish' or 'hold'."
    )]
    public string WhenUnfiltered { get; init; } = "publish";

    /// <summary>A .tsv or .csv file with terms for every article; null is none.</summary>
    public string? Glossary { get; init; }

    /// <summary>More of them for single sources, by the name of the source or the host of its address.</summary>
    public IReadOnlyDictionary<string, string> SourceGlossaries { get; init; } =
        new Dictionary<string, string>();

    /// <summary>What models are like, by the beginning of their names.</summary>
    public IReadOnlyDictionary<string, FamilyOptions> Families { get; init; } =
        new Dictionary<string, FamilyOptions>();

    internal sealed class Validator : IValidateOptions<ModelOptions>
    {
        public ValidateOptionsResult Validate(string? name, ModelOptions options)
        {
            if (options.TotalTimeout <= options.AttemptTimeout)
            {
                return ValidateOptionsResult.Fail(
                    $"{Section}:{nameof(TotalTimeout)} ({options.TotalTimeout}) must be longer than {Section}:{nameof(AttemptTimeout)} ({options.AttemptTimeout})."
                );
            }

            if (options.MaxWait < options.FirstWait)
            {
                return ValidateOptionsResult.Fail(
                    $"{Section}:{nameof(MaxWait)} ({options.MaxWait}) must not be shorter than {Section}:{nameof(FirstWait)} ({options.FirstWait})."
                );
            }

            string[] problems =
            [
                .. options
                    .Families.Select(row =>
                        row.Value.Problem($"{Section}:{nameof(Families)}:{row.Key}")
                    )
                    .OfType<string>(),
            ];
            return problems is []
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(problems);
        }
    }
}
