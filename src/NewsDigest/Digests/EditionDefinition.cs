using Cronos;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Digests;

/// <summary>One digest as it is worked with. It stands in the frozen input, so that an edition is made again as it was.</summary>
internal sealed record EditionDefinition(
    string Name,
    string Title,
    string Schedule,
    string Zone,
    IReadOnlyList<EditionSection> Sections,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Sources,
    int MaxStories,
    int MaxPerSection,
    int MinSources,
    IReadOnlyList<Verdict> Include,
    bool Model,
    int MaxCalls,
    TimeSpan StoryWindow
)
{
    public static EditionDefinition Of(string name, EditionOptions options, DigestOptions all) =>
        new(
            name.ToLowerInvariant(),
            options.Title is { Length: > 0 } title ? title : name,
            options.Schedule ?? "",
            options.Zone,
            [.. Parts(options.Sections).Select(EditionSection.Of)],
            [.. Parts(options.Languages).Select(code => code.ToLowerInvariant())],
            [.. Parts(options.Sources)],
            options.MaxStories,
            options.MaxPerSection,
            options.MinSources,
            [.. Parts(options.Include).Select(ReadVerdict).OfType<Verdict>()],
            options.Model,
            options.MaxCalls,
            all.StoryWindow
        );

    public static IEnumerable<string> ProblemsOf(string name, EditionOptions options)
    {
        var key = $"{DigestOptions.Section}:{nameof(DigestOptions.Editions)}:{name}";
        if (
            StorePath.TryParse(name.ToLowerInvariant()) is null
            || name.Contains('/', StringComparison.Ordinal)
        )
        {
            yield return $"{key}: '{name}' is no name of an edition. Take letters a-z, digits, '-' and '_'.";
        }

        if (options.Schedule is not { Length: > 0 } schedule)
        {
            yield return $"{key}:{nameof(options.Schedule)} is missing. Write five fields of cron, such as '0 7 * * *'.";
        }
        else if (!CronExpression.TryParse(schedule, CronFormat.Standard, out _))
        {
            yield return $"{key}:{nameof(options.Schedule)}: '{schedule}' is no schedule. Write five fields of cron (minute, hour, day, month, weekday), such as '0 7 * * *'.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.Zone, out var zone) || !zone.HasIanaId)
        {
            yield return $"{key}:{nameof(options.Zone)}: '{options.Zone}' is no IANA zone of this machine. Write one such as 'Europe/Berlin'.";
        }

        foreach (var verdict in Parts(options.Include))
        {
            if (ReadVerdict(verdict) is null or Verdict.Failed)
            {
                yield return $"{key}:{nameof(options.Include)}: '{verdict}' is no verdict that a story can have. Write verified, verified_with_notes or needs_review.";
            }
        }
    }

    private static string[] Parts(string? list) =>
        (list ?? "").Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );

    private static Verdict? ReadVerdict(string word) =>
        word switch
        {
            "verified" => Verdict.Verified,
            "verified_with_notes" => Verdict.VerifiedWithNotes,
            "needs_review" => Verdict.NeedsReview,
            "failed" => Verdict.Failed,
            _ => null,
        };
}
