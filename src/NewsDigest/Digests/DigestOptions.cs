using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsDigest.Digests;

/// <summary>Which editions there are, and what holds for all of them.</summary>
internal sealed class DigestOptions
{
    public const string Section = "Digest";

    /// <summary>Editions by name; none means that there is no digest.</summary>
    public IReadOnlyDictionary<string, EditionOptions> Editions { get; init; } =
        new Dictionary<string, EditionOptions>();

    /// <summary>Articles that are further apart tell no one story.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan StoryWindow { get; init; } = TimeSpan.FromHours(72);

    /// <summary>How long after its time an edition waits for results that are just being written.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Settle { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How far back an edition looks for results that came too late for the edition of their time.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan LookBack { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long a story is remembered, so that it goes on under its id and no article is new twice.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "60.00:00:00")]
    public TimeSpan Memory { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Editions made after a pause, the newest ones; older ones are recorded as skipped.</summary>
    [Range(1, 100)]
    public int CatchUp { get; init; } = 7;

    /// <summary>A JSON file of articles that a person puts together or apart; null is none.</summary>
    public string? Overrides { get; init; }

    internal sealed class Validator : IValidateOptions<DigestOptions>
    {
        public ValidateOptionsResult Validate(string? name, DigestOptions options)
        {
            List<string> problems = [];
            foreach (var (edition, of) in options.Editions)
            {
                problems.AddRange(EditionDefinition.ProblemsOf(edition, of));
            }

            return problems is []
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(problems);
        }
    }
}
