using NewsDigest.Articles;
using NewsDigest.Cleaning;
using NewsDigest.Digests.Stories;

namespace NewsDigest.Digests;

/// <summary>What is kept of every article while an edition is composed; the whole results of thousands would not fit.</summary>
/// <param name="IsMachineDraft">Its English is from the offline engine.</param>
internal sealed record DigestArticle(
    InputArticle Input,
    StoryCandidate Candidate,
    StoryTitle Title,
    string? Source,
    Uri? Url,
    string? Section,
    IReadOnlyList<string> Topics,
    Verdict Verdict,
    DateTimeOffset? PublishedAt,
    bool IsMachineDraft
)
{
    private const int ShingledLetters = 4000;
    private const string OfflineEngine = "offline";

    public DateTimeOffset At => PublishedAt is { } at && at < Input.At ? at : Input.At;

    public string Headline => Title.English ?? Title.Original ?? Input.Id;

    /// <summary>What counts as one source: its name, else the host of its address, else the article for itself.</summary>
    public string SourceKey => (Source ?? Url?.Host ?? Input.Key).ToLowerInvariant();

    public static DigestArticle Of(InputArticle input, ArticleResult result)
    {
        string[] english =
        [
            .. result.Paragraphs.Select(paragraph => paragraph.English).OfType<string>(),
        ];
        var title = result.Title.English ?? "";
        var at =
            result.Source.PublishedAt is { } published && published < input.At
                ? published
                : input.At;
        var original = string.Join('\n', result.Paragraphs.Select(paragraph => paragraph.Original));
        var start = original.Length > ShingledLetters ? original[..ShingledLetters] : original;
        var text = string.Join('\n', english);
        return new DigestArticle(
            input,
            new StoryCandidate(
                result.Id,
                StoryText.Of(input.Key, at, title, english),
                result.Language.Code,
                Shingles.Of(start, line: 0).Hashes,
                $"{title}\n{(text.Length > ShingledLetters / 2 ? text[..(ShingledLetters / 2)] : text)}"
            ),
            new StoryTitle(result.Title.Original, result.Title.English),
            result.Source.Name,
            result.Source.Url is { IsAbsoluteUri: true, Scheme: "http" or "https" } url
                ? url
                : null,
            result.Source.Section,
            result.Summary?.Topics ?? [],
            result.Verdict,
            result.Source.PublishedAt,
            result.Engine.Name == OfflineEngine && !result.Language.IsEnglish
        );
    }

    public StoryArticle ToArticle(string reference, string role, string? copyOf)
    {
        var late = PublishedAt is { } published ? (int)(Input.At - published).TotalDays : 0;
        return new StoryArticle(
            reference,
            Candidate.Id,
            Title,
            Source,
            Url,
            Candidate.Language,
            Verdict,
            PublishedAt,
            Input.At,
            late > 0 ? late : null,
            Input.Result ?? "",
            role,
            copyOf,
            IsMachineDraft
        );
    }
}
