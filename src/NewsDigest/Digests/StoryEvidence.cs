using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Digests;

/// <summary>
/// Holds sentences against the union of the paragraphs that they cite, by the checks of summaries: the articles of the story are one article
/// whose paragraphs have numbers of their own.
/// </summary>
internal sealed partial class StoryEvidence
{
    private const int MaxWords = 45;

    private readonly Dictionary<Citation, string> _ids = [];
    private readonly BilingualText _union;

    public StoryEvidence(StoryMaterial material)
    {
        List<BilingualParagraph> paragraphs = [];
        foreach (var (reference, result) in material.Results)
        {
            foreach (
                var paragraph in result.Paragraphs.Where(paragraph => paragraph.English is not null)
            )
            {
                var id = $"p{paragraphs.Count + 1}";
                _ids[new Citation(reference, paragraph.Id)] = id;
                paragraphs.Add(
                    new BilingualParagraph(id, paragraph.Original, paragraph.English)
                    {
                        Status = paragraph.Status,
                        Language = result.Language.Code,
                    }
                );
            }
        }

        _union = new BilingualText(DetectedLanguage.UnknownCode, paragraphs);
    }

    /// <summary>The citation that an id of an answer names; null when there is no such paragraph.</summary>
    public Citation? Meant(string id) =>
        Placeholder().Match(id) is { Success: true } match
        && new Citation(match.Groups[1].Value, match.Groups[2].Value) is var citation
        && _ids.ContainsKey(citation)
            ? citation
            : null;

    /// <summary>What stands against a sentence, as facts for the model; empty when nothing does.</summary>
    public IReadOnlyList<string> FaultsOf(AnsweredSentence sentence, PromptDelimiter delimiter)
    {
        if (sentence.Text.Length == 0)
        {
            return ["it is empty"];
        }

        if (Link().IsMatch(sentence.Text))
        {
            return ["it has a link or an address; there are none"];
        }

        if (Mark().IsMatch(sentence.Text) || delimiter.IsLeakedInto(sentence.Text))
        {
            return ["it has an id or a mark in its text; ids stand in source_ids only"];
        }

        if (sentence.SourceIds.FirstOrDefault(id => Meant(id) is null) is { } unknown)
        {
            return
            [
                $"it cites '{VisibleText.Line(unknown, 20)}', which is no paragraph that was given",
            ];
        }

        if (sentence.SourceIds is [])
        {
            return ["it cites nothing"];
        }

        if (sentence.Text.Split(' ').Length > MaxWords)
        {
            return [$"it has more than {MaxWords} words"];
        }

        var bullet = new SummaryBullet(
            sentence.Text,
            [.. sentence.SourceIds.Select(id => _ids[Meant(id)!]).Distinct()] // checked above
        );
        return
        [
            .. FactCheck
                .Run(_union, new SummaryText(SummaryKind.Model, sentence.Text, [bullet]))
                .Where(finding => finding is { Severity: Severity.Hard, Paragraph: "b1" })
                .Select(finding => finding.Message),
        ];
    }

    [GeneratedRegex(
        @"\A(a[1-9][0-9]{0,2})(p[1-9][0-9]{0,4})\z",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Placeholder();

    [GeneratedRegex(
        @"https?:|www\.|://|\]\(|<a\b|\b[a-z0-9-]+\.(?:com|org|net|info|io|eu|de|fr|uk|ru|co)\b",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Link();

    [GeneratedRegex(
        @"\ba[0-9]{1,3}p[0-9]{1,5}\b|[\[\]{}<>]",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Mark();
}
