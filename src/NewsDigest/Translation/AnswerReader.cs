using NewsDigest.Articles;
using NewsDigest.Models;

namespace NewsDigest.Translation;

/// <summary>Takes from an answer what can be relied on. What it leaves out is open, and will be asked for again.</summary>
internal static class AnswerReader
{
    /// <summary>An answer in which fewer ids than this are right is not trusted in the rest either.</summary>
    private const double TrustedShare = 0.6;

    /// <summary>No faithful English is this many times as long as its source; a loop of the model is.</summary>
    private const int MaxGrowth = 8;

    private const int GrowthAllowance = 200;

    /// <summary>The accepted items by id; null when the answer as a whole is of no use.</summary>
    public static IReadOnlyDictionary<string, AcceptedItem>? TryRead(IReadOnlyList<AnsweredParagraph> answered, IReadOnlyList<SourceItem> asked, Fence fence)
    {
        var wanted = asked.Select((item, index) => (item, index)).ToDictionary(pair => pair.item.Id, pair => pair, StringComparer.Ordinal);
        var suspect = Suspects(answered, wanted.ToDictionary(pair => pair.Key, pair => pair.Value.index));
        var accepted = new Dictionary<string, AcceptedItem>(StringComparer.Ordinal);
        foreach (var paragraph in answered)
        {
            if (wanted.TryGetValue(paragraph.Id, out var source) && !suspect.Contains(paragraph.Id) && Accept(paragraph, source.item, fence) is { } item)
            {
                accepted[paragraph.Id] = item;
            }
        }

        return accepted.Count >= TrustedShare * asked.Count ? accepted : null;
    }

    /// <summary>
    /// Ids that came twice, ids out of order, and an id followed by one that nobody asked for: in all three the text may
    /// belong to another paragraph, or a part of it may stand under the stranger.
    /// </summary>
    private static HashSet<string> Suspects(IReadOnlyList<AnsweredParagraph> answered, Dictionary<string, int> order)
    {
        var suspects = answered.GroupBy(paragraph => paragraph.Id).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        for (var index = 1; index < answered.Count; index++)
        {
            if (!order.ContainsKey(answered[index].Id))
            {
                suspects.Add(answered[index - 1].Id);
            }
        }

        string[] known = [.. answered.Select(paragraph => paragraph.Id).Where(order.ContainsKey)];
        suspects.UnionWith(known.Except(LongestInOrder(known, order)));
        return suspects;
    }

    private static HashSet<string> LongestInOrder(string[] ids, Dictionary<string, int> order)
    {
        var best = new List<string>[ids.Length];
        for (var index = 0; index < ids.Length; index++)
        {
            var longest = Enumerable.Range(0, index).Where(before => order[ids[before]] < order[ids[index]]).Select(before => best[before]).MaxBy(chain => chain.Count);
            best[index] = [.. longest ?? [], ids[index]];
        }

        return [.. best.MaxBy(chain => chain.Count) ?? []];
    }

    private static AcceptedItem? Accept(AnsweredParagraph paragraph, SourceItem source, Fence fence)
    {
        var text = paragraph.Text.Trim();
        return paragraph.Status switch
        {
            "translated" when IsUsable(text, source.Text, fence) => new AcceptedItem(ParagraphStatus.Translated, text),
            "already_english" when text.Length == 0 && EnglishWords.LooksEnglish(source.Text) => new AcceptedItem(ParagraphStatus.AlreadyEnglish, source.Text),
            "not_content" when text.Length == 0 => new AcceptedItem(ParagraphStatus.NotContent, null),
            "unreadable" when text.Length == 0 => new AcceptedItem(ParagraphStatus.Unreadable, null),
            _ => null,
        };
    }

    private static bool IsUsable(string text, string source, Fence fence) =>
        text.Length > 0 && text.Length <= (MaxGrowth * source.Length) + GrowthAllowance && !fence.IsLeakedInto(text) && !EnglishWords.IsAnotherLanguage(text);
}

/// <param name="English">Null exactly when the status says that there is no English text.</param>
internal sealed record AcceptedItem(ParagraphStatus Status, string? English);
