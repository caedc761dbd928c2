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
    private readonly Dictionary<string, NamedSource> _sources = new(StringComparer.Ordinal);
    private readonly BilingualText _union;

    public StoryEvidence(StoryMaterial material)
    {
        List<BilingualParagraph> paragraphs = [];
        var names = material.Articles.ToDictionary(
            article => article.Ref,
            article => article.Source
        );
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

            // A sentence may say who reports it: the name of the source stands beside its paragraphs.
            if (names.GetValueOrDefault(reference) is { Length: > 0 } name)
            {
                var id = $"p{paragraphs.Count + 1}";
                _sources[reference] = new NamedSource(id, name);
                paragraphs.Add(
                    new BilingualParagraph(id, name, name)
                    {
                        Status = ParagraphStatus.Translated,
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

        Citation[] cited = [.. sentence.SourceIds.Select(Meant).OfType<Citation>()];
        if (SourceWithoutEvidence(sentence.Text, cited) is { } source)
        {
            return [$"it names {source} and cites none of its paragraphs"];
        }

        var bullet = new SummaryBullet(
            sentence.Text,
            [
                .. cited.Select(citation => _ids[citation]).Distinct(),
                .. cited
                    .Select(citation => _sources.GetValueOrDefault(citation.Article))
                    .OfType<NamedSource>()
                    .Where(named => IsNamedIn(sentence.Text, named.Name))
                    .Select(named => named.Paragraph)
                    .Distinct(),
            ]
        );
        return
        [
            .. FactCheck
                .Run(_union, new SummaryText(SummaryKind.Model, sentence.Text, [bullet]))
                .Where(finding => finding is { Severity: Severity.Hard, Paragraph: "b1" })
                .Select(finding => finding.Message),
        ];
    }

    /// <summary>What one source reports must not be told of another, whatever words both share.</summary>
    private string? SourceWithoutEvidence(string text, Citation[] cited)
    {
        string[] told =
        [
            .. cited.Select(citation =>
                _union.Paragraphs.First(one => one.Id == _ids[citation]).English ?? ""
            ),
            .. cited
                .Select(citation => _sources.GetValueOrDefault(citation.Article)?.Name)
                .OfType<string>(),
        ];
        return _sources
            .Values.Select(source => source.Name)
            .FirstOrDefault(name =>
                IsNamedIn(text, name) && !told.Any(part => IsNamedIn(part, name))
            );
    }

    private static bool IsNamedIn(string text, string name) =>
        text.Contains(name, StringComparison.OrdinalIgnoreCase);

    /// <param name="Paragraph">Id of the paragraph that holds the name and nothing else.</param>
    private sealed record NamedSource(string Paragraph, string Name);

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
