using NewsDigest.Articles;
using NewsDigest.Models;

namespace NewsDigest.Summarization;

/// <summary>Takes from an answer the bullets that can be held against the article. Null when too few are left to be a summary.</summary>
internal static class SummaryAnswerReader
{
    private static readonly string[] Topics =
        ["politics", "conflict", "economy", "business", "crime_justice", "disaster", "health", "science_tech", "environment", "society", "culture", "sport", "other"];

    public static Summary? TryRead(string text, TranslatedArticle article, Fence fence)
    {
        if (AnswerJson.TryRead<SummaryAnswer>(text) is not { } answer)
        {
            return null;
        }

        var known = article.Paragraphs.Where(paragraph => paragraph.English is not null).Select(paragraph => paragraph.Id).ToHashSet(StringComparer.Ordinal);
        SummaryBullet[] bullets = [.. answer.Bullets
            .Select(bullet => new SummaryBullet(bullet.Text.Trim(), [.. bullet.SourceIds.Where(known.Contains).Distinct().Take(SummaryLimits.MaxSources)]))
            .Where(bullet => bullet.Paragraphs is not [] && IsUsable(bullet.Text, fence))
            .DistinctBy(bullet => bullet.Text)
            .Take(SummaryLimits.For(article).MaxBullets)];
        if (bullets is [])
        {
            return null;
        }

        var sentence = answer.OneSentence.Trim();
        return new Summary(
            SummaryKind.Model,
            IsUsable(sentence, fence) ? sentence : bullets[0].Text,
            bullets,
            [.. answer.Topics.Where(Topics.Contains).Distinct().Take(SummaryLimits.MaxTopics)],
            [.. answer.Caveats.Where(caveat => !fence.IsLeakedInto(caveat.Note)).Select(caveat => new Caveat(known.Contains(caveat.Id) ? caveat.Id : null, caveat.Kind, caveat.Note))],
            Calls: []);
    }

    private static bool IsUsable(string text, Fence fence) =>
        text.Length > 0 && SummaryLimits.Words(text) <= SummaryLimits.MaxWords && !fence.IsLeakedInto(text);
}
