using System.Globalization;
using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Publishing;
using NewsDigest.Worker.Configuration;

namespace NewsDigest.Worker.Commands;

/// <summary>Which articles <c>rerun</c> is about: those that fit everything that was said.</summary>
/// <param name="Ids">Empty is any.</param>
internal sealed record RerunChoice(
    IReadOnlyList<string> Ids,
    Verdict? Verdict,
    string? Reason,
    DateTimeOffset? Since
)
{
    public static RerunChoice Read(string[] ids, string? verdict, string? reason, string? since)
    {
        if (ids is [] && verdict is null && reason is null && since is null)
        {
            throw new BadConfigurationException(
                "rerun: name the articles by their ids, or by --verdict, --reason or --since."
            );
        }

        return new RerunChoice(
            ids,
            verdict is null ? null : ReadVerdict(verdict),
            reason,
            since is null ? null : ReadTime(since)
        );
    }

    /// <summary>What can be said without the result itself.</summary>
    public bool MayBe(CurrentResult current) =>
        (Ids is [] || Ids.Contains(current.Id))
        && (Verdict is null || current.Verdict == Verdict)
        && (Since is null || current.FinishedAt >= Since);

    public bool Is(ArticleResult result) =>
        Reason is null
        || result.Reasons.Any(reason => reason.Check == Reason)
        || result.Caveats.Any(caveat => caveat.Kind == Reason);

    private static Verdict ReadVerdict(string verdict)
    {
        var word = JsonSerializer.Serialize(verdict.Replace('-', '_'));
        try
        {
            return JsonSerializer.Deserialize<Verdict>(word, ArticleJson.Options);
        }
        catch (JsonException)
        {
            throw new BadConfigurationException(
                $"--verdict: '{verdict}' is no verdict. There are verified, verified_with_notes, needs_review and failed."
            );
        }
    }

    private static DateTimeOffset ReadTime(string since) =>
        DateTimeOffset.TryParse(
            since,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : throw new BadConfigurationException(
                $"--since: '{since}' is no time such as 2026-11-30 or 2026-11-30T08:00Z."
            );
}
