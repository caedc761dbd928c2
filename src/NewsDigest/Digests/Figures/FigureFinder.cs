using System.Text;
using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Digests.Stories;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Digests.Figures;

/// <summary>
/// What each source of a story reports for the same quantity: strict, because half of what a loose rule finds is another quantity. Only the
/// beginning of an article is read, and only sentences that are about what the story is about.
/// </summary>
internal static partial class FigureFinder
{
    private const int MaxSentences = 4; // of an article, and its title
    private const int LeastShared = 2; // terms of the story that the sentence must have
    private const double CommonShare = 0.4; // of the articles must have such a term
    private const decimal MaxSpread = 3; // times the value that most report

    public static IReadOnlyList<Figure> Find(StoryMaterial material)
    {
        var common = CommonTerms(material);
        FoundFigure[] all =
        [
            .. material
                .Articles.Where(article => material.Results.ContainsKey(article.Ref))
                .SelectMany(article => FindIn(article, material.Results[article.Ref], common))
                .DistinctBy(found => (found.Kind, found.Label, found.Value.Citation.Article)),
        ];
        return
        [
            .. all.GroupBy(found => (found.Kind, found.Label))
                .Select(kind =>
                    Of(
                        kind.Key.Kind,
                        kind.Key.Label,
                        [.. kind.Select(found => found.Value)],
                        material
                    )
                ),
        ];
    }

    private static Figure Of(
        string kind,
        string label,
        FigureValue[] values,
        StoryMaterial material
    )
    {
        var usual = values
            .GroupBy(value => value.Value)
            .OrderByDescending(same => same.Count())
            .ThenByDescending(same => same.Max(value => value.At))
            .First()
            .Key;
        FigureValue[] near = [.. values.Where(value => IsNear(kind, value.Value, usual))];
        var copies = material.Articles.ToLookup(article => article.CopyOf, article => article.Ref);
        FigureValue[] shown =
        [
            .. near.Select(value => value with { AlsoIn = [.. copies[value.Citation.Article]] })
                .OrderByDescending(value => value.At)
                .ThenBy(value => value.Citation.Article, StringComparer.Ordinal),
        ];
        var differs =
            shown
                .Where(value => value.IsChecked)
                .Select(value => (value.Value, value.Qualifier))
                .Distinct()
                .Count() > 1;
        return new Figure(kind, label, differs, shown);
    }

    private static bool IsNear(string kind, decimal? value, decimal? usual) =>
        value is { } one
        && usual is { } other
        && (
            kind == "magnitude"
                ? Math.Abs(one - other) <= 1
                : Math.Max(one, other) <= MaxSpread * Math.Max(1, Math.Min(one, other))
        );

    private static HashSet<string> CommonTerms(StoryMaterial material)
    {
        var texts = material
            .Results.Values.Select(result =>
                StoryText.Of(
                    "",
                    null,
                    result.Title.English ?? "",
                    result.Paragraphs.Select(paragraph => paragraph.English).OfType<string>()
                )
            )
            .ToArray();
        var least = Math.Max(Math.Min(2, texts.Length), CommonShare * texts.Length);
        return
        [
            .. texts
                .SelectMany(text => text.Terms.Keys)
                .CountBy(term => term, StringComparer.Ordinal)
                .Where(term => term.Value >= least)
                .Select(term => term.Key),
        ];
    }

    private static IEnumerable<FoundFigure> FindIn(
        StoryArticle article,
        ArticleResult result,
        HashSet<string> common
    )
    {
        foreach (var place in PlacesOf(result))
        {
            var terms = Term.Words(place.Sentence).Select(Term.Of).OfType<string>().Distinct();
            if (OtherEvent().IsMatch(place.Sentence) || terms.Count(common.Contains) < LeastShared)
            {
                continue;
            }

            var numbers = NumberReader.Read(place.Sentence, DetectedLanguage.English);
            foreach (var (kind, label, number) in FigureKinds.Of(Marked(place.Sentence, numbers)))
            {
                yield return new FoundFigure(
                    kind,
                    label,
                    ValueOf(article, result, place, numbers[number], kind)
                );
            }
        }
    }

    private static FigureValue ValueOf(
        StoryArticle article,
        ArticleResult result,
        Place place,
        NumberMention number,
        string kind
    )
    {
        var printed = MoneyAndPercent.Printed(place.Sentence, number.Span);
        var before = place.Sentence[..number.Span.Start].TrimEnd('€', '$', '£');
        var qualifier = Qualifier().Match(before) is { Success: true } match
            ? match.Groups[1].Value.ToLowerInvariant()
            : null;
        var original = OriginalOf(place, result, number);
        var isEnglish = result.Language.IsEnglish;
        var isFound = NumberReader
            .Read(original, isEnglish ? DetectedLanguage.English : result.Language.Code)
            .Any(mention => mention.Values.Any(number.Values.Contains));
        return new FigureValue(
            number.Values[0],
            qualifier is null ? printed : $"{qualifier} {printed}",
            qualifier,
            article.Source ?? article.Id,
            article.PublishedAt ?? article.ResultAt,
            place.Sentence,
            original,
            result.Language.Code,
            new Citation(article.Ref, place.Paragraph),
            isFound && !HasFinding(result, place, number),
            kind == "dead" && Change().Match(before) is { Success: true } change
                ? change.Value.ToLowerInvariant()
                : null,
            []
        );
    }

    /// <summary>A check of numbers found something at this number, or at this paragraph without saying where.</summary>
    private static bool HasFinding(ArticleResult result, Place place, NumberMention number) =>
        result.Reasons.Any(finding =>
            finding.Paragraph == place.Paragraph
            && finding.Check is "V09" or "V10"
            && (
                finding.EnglishSpan is not { } span
                || (
                    place.Start + number.Span.Start < span.Start + span.Length
                    && span.Start < place.Start + number.Span.Start + number.Span.Length
                )
            )
        );

    /// <summary>The sentence of the source that has the number; of several, the one at the same place; else the whole paragraph.</summary>
    private static string OriginalOf(Place place, ArticleResult result, NumberMention number)
    {
        var sentences = Sentences.Split(place.Original);
        if (sentences.Count == place.Count)
        {
            return sentences[place.Number];
        }

        var having = sentences
            .Where(sentence =>
                NumberReader
                    .Read(sentence, result.Language.Code)
                    .Any(mention => mention.Values.Any(number.Values.Contains))
            )
            .ToArray();
        return having is [var only] ? only : place.Original;
    }

    private static IEnumerable<Place> PlacesOf(ArticleResult result)
    {
        var paragraphs = result
            .Paragraphs.Where(paragraph => paragraph.English is not null)
            .SelectMany(paragraph => Cut(paragraph.Id, paragraph.English!, paragraph.Original)); // filtered
        var title = result.Title is { English: { } english, Original: { } original }
            ? Cut("title", english, original)
            : [];
        return paragraphs.Take(MaxSentences).Concat(title);
    }

    private static IEnumerable<Place> Cut(string paragraph, string english, string original)
    {
        var sentences = Sentences.Split(english);
        var start = 0;
        foreach (var (number, sentence) in sentences.Index())
        {
            start = Math.Max(start, english.IndexOf(sentence, start, StringComparison.Ordinal));
            yield return new Place(paragraph, sentence, start, number, sentences.Count, original);
        }
    }

    private static string Marked(string sentence, IReadOnlyList<NumberMention> numbers)
    {
        var marked = new StringBuilder();
        var end = 0;
        foreach (var (place, number) in numbers.Index().OrderBy(number => number.Item.Span.Start))
        {
            if (number.Span.Start >= end && number.Kind is NumberKind.Digits or NumberKind.Word)
            {
                marked.Append(sentence, end, number.Span.Start - end).Append('#').Append(place);
                end = number.Span.Start + number.Span.Length;
            }
        }

        return marked.Append(sentence, end, sentence.Length - end).ToString();
    }

    [GeneratedRegex(
        @"\b(?:(?:19|20)[0-9]{2}\b|last (?:year|month|week)|previous|years? ago|months? ago|weeks? ago|since|earlier this|in all|in total so far|another|other|additional|per year|a year|every year)\b",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex OtherEvent();

    [GeneratedRegex(
        @"\b(at least|more than|over|about|around|some|nearly|almost|up to|as many as|an estimated|approximately|roughly|fewer than|less than|under|close to|only)\s+$",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Qualifier();

    [GeneratedRegex(
        @"\b(?:rose to|rises to|risen to|climbed to|increased to|revised (?:from|down|up)(?: to)?|raised to)\b",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Change();

    /// <param name="Start">Of the sentence in its paragraph.</param>
    /// <param name="Number">Of the sentence among the <paramref name="Count"/> of its paragraph.</param>
    private readonly record struct Place(
        string Paragraph,
        string Sentence,
        int Start,
        int Number,
        int Count,
        string Original
    );

    private sealed record FoundFigure(string Kind, string Label, FigureValue Value);
}
