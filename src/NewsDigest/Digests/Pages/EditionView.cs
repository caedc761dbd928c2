using System.Globalization;
using NewsDigest.Publishing;

namespace NewsDigest.Digests.Pages;

/// <summary>An edition and the place where it is shown.</summary>
internal sealed record EditionView(Edition Edition, EditionLinks Links)
{
    public EditionTimes Times { get; } = new(Edition.Window);

    /// <summary>In the order of the sections; stories without one come last.</summary>
    public IEnumerable<(string? Section, IReadOnlyList<Story> Stories)> Sections =>
        Edition
            .Sections.Select(section =>
                (
                    (string?)section,
                    (IReadOnlyList<Story>)
                        [.. Edition.Stories.Where(story => story.Section == section)]
                )
            )
            .Append(
                (
                    null,
                    [
                        .. Edition.Stories.Where(story =>
                            !Edition.Sections.Contains(story.Section ?? "")
                        ),
                    ]
                )
            )
            .Where(section => section.Item2.Count > 0);

    /// <summary>"10 articles received: 7 in 3 stories, 3 left out".</summary>
    public string Counts
    {
        get
        {
            var counts = Edition.Counts;
            var left = counts.LeftOut.Sum(reason => reason.Count);
            var stories = Edition.Stories.Count + Edition.More.Count;
            return $"{Number(counts.Received, "article")} received: {counts.InStories} in {Number(stories, "story", "stories")}, {left} left out";
        }
    }

    /// <summary>Why articles are in no story, and what is not done yet.</summary>
    public IEnumerable<string> Reasons
    {
        get
        {
            foreach (var reason in Edition.Counts.LeftOut)
            {
                yield return $"{reason.Count.ToString(CultureInfo.InvariantCulture)} {Words(reason.Reason)}";
            }

            if (Edition.Counts.Waiting is > 0 and var waiting)
            {
                yield return $"{Number(waiting, "message")} still waited";
            }

            if (Edition.Counts.Quarantined is > 0 and var quarantined)
            {
                yield return $"{Number(quarantined, "message")} in quarantine";
            }
        }
    }

    public static string Number(int count, string one, string? many = null) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{count} {(count == 1 ? one : many ?? $"{one}s")}"
        );

    public static string Languages(Story story) =>
        string.Join(", ", story.Languages.Select(LanguageNames.Of));

    /// <summary>Who reports it: never empty.</summary>
    public static string SourceOf(StoryArticle article) =>
        article.Source ?? article.Url?.Host ?? article.Id;

    public static string TitleOf(StoryArticle article) =>
        article.Title.English ?? article.Title.Original ?? article.Id;

    public static string Words(string reason) =>
        reason switch
        {
            "failed" => "without English",
            "verdict" => "not included because of their verdict",
            "language" => "in a language that this digest leaves out",
            "source" => "of a source that this digest leaves out",
            "few_sources" => "told by too few sources",
            "seen" => "in an older edition already",
            "damaged" => "whose result cannot be read",
            "gone" => "whose result was deleted",
            _ => reason.Replace('_', ' '),
        };
}
