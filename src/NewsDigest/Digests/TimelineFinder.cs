using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Digests;

/// <summary>Sentences with a day of the calendar in them. "On Monday" says nothing without knowing which, and is left out.</summary>
internal static partial class TimelineFinder
{
    private const int MaxEntries = 6;
    private const int HalfYear = 183; // days

    public static IReadOnlyList<TimelineEntry> Find(StoryMaterial material)
    {
        TimelineEntry[] found =
        [
            .. material
                .Articles.Where(article => material.Results.ContainsKey(article.Ref))
                .SelectMany(article => EntriesOf(article, material.Results[article.Ref]))
                .DistinctBy(entry => entry.At)
                .OrderBy(entry => entry.At, StringComparer.Ordinal)
                .Take(MaxEntries),
        ];

        // One date is no course of events.
        return found.Length > 1 ? found : [];
    }

    private static IEnumerable<TimelineEntry> EntriesOf(StoryArticle article, ArticleResult result)
    {
        var told = article.PublishedAt ?? article.ResultAt;
        foreach (
            var paragraph in result.Paragraphs.Where(paragraph => paragraph.English is not null)
        )
        {
            foreach (var sentence in Sentences.Split(paragraph.English!)) // filtered
            {
                if (Date().Matches(sentence) is [var match] && DayOf(match, told) is { } day)
                {
                    yield return new TimelineEntry(
                        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        sentence,
                        new Citation(article.Ref, paragraph.Id)
                    );
                }
            }
        }
    }

    /// <summary>Without a year, the one in which the day is nearest to the article.</summary>
    private static DateOnly? DayOf(Match match, DateTimeOffset told)
    {
        var day = match.Groups["day"].Value;
        var month = match.Groups["month"].Value[..3];
        int[] years = match.Groups["year"] is { Success: true, Value: var year }
            ? [int.Parse(year, CultureInfo.InvariantCulture)]
            : [told.Year, told.Year - 1, told.Year + 1];
        foreach (var candidate in years)
        {
            var isDay = DateOnly.TryParseExact(
                $"{day} {month} {candidate}",
                "d MMM yyyy",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            );
            var distance = isDay
                ? Math.Abs(date.DayNumber - DateOnly.FromDateTime(told.DateTime).DayNumber)
                : int.MaxValue;
            if (isDay && (years.Length == 1 || distance <= HalfYear))
            {
                return date;
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"\b(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>January|February|March|April|May|June|July|August|September|October|November|December)|(?<month>January|February|March|April|May|June|July|August|September|October|November|December) (?<day>[0-9]{1,2})(?:st|nd|rd|th)?)(?:,? (?<year>(?:19|20)[0-9]{2}))?\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Date();
}
