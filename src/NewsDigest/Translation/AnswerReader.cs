using NewsDigest.ChatModels;

namespace NewsDigest.Translation;

/// <summary>Takes from an answer what can be relied on. What it leaves out is open, and will be asked for again.</summary>
internal static class AnswerReader
{
    /// <summary>An answer in which fewer ids than this are right is not trusted in the rest either.</summary>
    private const double TrustedShare = 0.6;

    /// <summary>No faithful English is this many times as long as its source; a loop of the model is.</summary>
    private const int MaxGrowth = 8;

    private const int GrowthAllowance = 200;
    private const int MaxNamed = 10;

    public static JudgedAnswer Judge(
        IReadOnlyList<AnsweredParagraph> answer,
        IReadOnlyList<SourceItem> asked,
        PromptDelimiter delimiter
    )
    {
        var answered = Spelt(answer, asked);
        var wanted = asked
            .Select((item, index) => (item, index))
            .ToDictionary(pair => pair.item.Id, pair => pair, StringComparer.Ordinal);
        var faults = Suspects(
            answered,
            wanted.ToDictionary(pair => pair.Key, pair => pair.Value.index)
        );
        var accepted = new Dictionary<string, AcceptedItem>(StringComparer.Ordinal);
        foreach (var paragraph in answered)
        {
            if (
                !wanted.TryGetValue(paragraph.Id, out var source)
                || faults.ContainsKey(paragraph.Id)
            )
            {
                continue;
            }

            if (Fault(paragraph, source.item, delimiter) is { } fault)
            {
                faults[paragraph.Id] = fault;
            }
            else
            {
                accepted[paragraph.Id] = Item(paragraph, source.item);
            }
        }

        var isTrusted = accepted.Count > 0 && accepted.Count >= TrustedShare * asked.Count;
        return new JudgedAnswer(
            accepted,
            isTrusted,
            Words(
                asked
                    .Where(item => !accepted.ContainsKey(item.Id))
                    .Select(item => (item.Id, faults.GetValueOrDefault(item.Id, "left out")))
            )
        );
    }

    /// <summary>Ids that were asked for stand as they are; others as they are meant. Numbers alone count only where they are exactly what was asked for, because they may begin anywhere.</summary>
    private static AnsweredParagraph[] Spelt(
        IReadOnlyList<AnsweredParagraph> answered,
        IReadOnlyList<SourceItem> asked
    )
    {
        var wanted = asked.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        AnsweredParagraph[] meant =
        [
            .. answered.Select(paragraph =>
                wanted.Contains(paragraph.Id)
                    ? paragraph
                    : paragraph with
                    {
                        Id = ParagraphIds.Meant(paragraph.Id),
                    }
            ),
        ];
        return
            meant.Length == wanted.Count
            && wanted.SetEquals(meant.Select(paragraph => paragraph.Id))
            ? meant
            :
            [
                .. answered.Zip(
                    meant,
                    (given, understood) => ParagraphIds.IsNumberAlone(given.Id) ? given : understood
                ),
            ];
    }

    /// <summary>
    /// Ids that came twice, ids out of order, and an id followed by one that nobody asked for: in all three the text may
    /// belong to another paragraph, or a part of it may stand under the stranger.
    /// </summary>
    private static Dictionary<string, string> Suspects(
        AnsweredParagraph[] answered,
        Dictionary<string, int> order
    )
    {
        var suspects = answered
            .GroupBy(paragraph => paragraph.Id)
            .Where(group => group.Count() > 1)
            .ToDictionary(group => group.Key, _ => "returned twice", StringComparer.Ordinal);
        for (var index = 1; index < answered.Length; index++)
        {
            if (!order.ContainsKey(answered[index].Id))
            {
                suspects.TryAdd(answered[index - 1].Id, "followed by an id that was not asked for");
            }
        }

        string[] known = [.. answered.Select(paragraph => paragraph.Id).Where(order.ContainsKey)];
        foreach (var id in known.Except(LongestInOrder(known, order)))
        {
            suspects.TryAdd(id, "out of order");
        }

        return suspects;
    }

    private static HashSet<string> LongestInOrder(string[] ids, Dictionary<string, int> order)
    {
        var best = new List<string>[ids.Length];
        for (var index = 0; index < ids.Length; index++)
        {
            var longest = Enumerable
                .Range(0, index)
                .Where(before => order[ids[before]] < order[ids[index]])
                .Select(before => best[before])
                .MaxBy(chain => chain.Count);
            best[index] = [.. longest ?? [], ids[index]];
        }

        return [.. best.MaxBy(chain => chain.Count) ?? []];
    }

    private static AcceptedItem Item(AnsweredParagraph paragraph, SourceItem source) =>
        paragraph.Status switch
        {
            "translated" => new AcceptedItem(ParagraphStatus.Translated, paragraph.Text.Trim()),
            "already_english" => new AcceptedItem(ParagraphStatus.AlreadyEnglish, source.Text),
            "not_content" => new AcceptedItem(ParagraphStatus.NotContent, null),
            AnsweredParagraph.Unchanged => new AcceptedItem(ParagraphStatus.Translated, null)
            {
                Objection = paragraph.Text.Trim(),
            },
            _ => new AcceptedItem(ParagraphStatus.Unreadable, null),
        };

    /// <summary>Why a paragraph cannot be taken; null when it can.</summary>
    private static string? Fault(
        AnsweredParagraph paragraph,
        SourceItem source,
        PromptDelimiter delimiter
    )
    {
        var text = paragraph.Text.Trim();
        return paragraph.Status switch
        {
            "translated" => FaultOf(text, source.Text, delimiter),
            AnsweredParagraph.Unchanged when source.MayStay => delimiter.IsLeakedInto(text)
                ? "given a text with a mark of the request in it"
                : null,
            "already_english" or "not_content" or "unreadable" when text.Length > 0 =>
                "given a text although its status allows none",
            "already_english" when !EnglishWords.LooksEnglish(source.Text) =>
                "called English although it is not",
            "already_english" or "not_content" or "unreadable" => null,
            _ => "given a status that does not exist",
        };
    }

    private static string? FaultOf(string text, string source, PromptDelimiter delimiter)
    {
        if (text.Length == 0)
        {
            return "given no text";
        }

        if (text.Length > (MaxGrowth * source.Length) + GrowthAllowance)
        {
            return "given a text many times as long as its source";
        }

        if (delimiter.IsLeakedInto(text))
        {
            return "given a text with a mark of the request in it";
        }

        return EnglishWords.IsAnotherLanguage(text) ? "not in English" : null;
    }

    /// <summary>Of the ids that were asked for alone: the model's own words have no place in the next request.</summary>
    private static string? Words(IEnumerable<(string Id, string Fault)> open)
    {
        string[] groups =
        [
            .. open.GroupBy(item => item.Fault)
                .Select(group => $"had {Named([.. group.Select(item => item.Id)])} {group.Key}"),
        ];
        return groups is [] ? null : string.Join(" and ", groups);
    }

    private static string Named(string[] ids) =>
        ids.Length <= MaxNamed
            ? string.Join(", ", ids)
            : $"{string.Join(", ", ids.Take(MaxNamed))} and {ids.Length - MaxNamed} more";
}

/// <param name="IsTrusted">Enough of it is right to rely on the rest.</param>
/// <param name="Fault">What is wrong with what was not accepted, as <see cref="Reading{T}.Fault"/>; null when all was.</param>
internal sealed record JudgedAnswer(
    IReadOnlyDictionary<string, AcceptedItem> Accepted,
    bool IsTrusted,
    string? Fault
);

/// <param name="English">Null exactly when the status says that there is no English text.</param>
internal sealed record AcceptedItem(ParagraphStatus Status, string? English)
{
    /// <summary>Why the translation stays as it is; null where the model changed it.</summary>
    public string? Objection { get; init; }
}
