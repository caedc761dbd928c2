using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading;
using NewsDigest.Facts.Reading.Content;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V11: two numbers of a sentence that changed places, by the words beside them: "12 muertos y 45 heridos" and "45 dead and 12
/// injured". The table of word pairs says which words are meant; the nearest number is the one that they belong to.
/// </summary>
internal static partial class SwappedWordsCheck
{
    private const double SurePartner = 2.5; // weight of a pair of words
    private const int OtherClause = 12; // characters that a comma or an "and" between counts for
    private const int Far = 45; // characters; no word is beside a number from here on

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var (source, english) = (paragraph.Source, paragraph.English);
        if (
            source.Digits.Length < 2
            || english.Digits.Length < 2
            || ContentTable.For(source.Language) is not { } table
        )
        {
            yield break;
        }

        foreach (var sentence in paragraph.Sentences)
        {
            var numbers = SwapCheck.Pairs(source, english, sentence).ToArray();
            if (
                numbers.Length < 2
                || Swapped(paragraph, table, sentence, numbers) is not { } swapped
            )
            {
                continue;
            }

            var (one, other) = (numbers[swapped.One], numbers[swapped.Other]);
            yield return new Finding(
                "V11",
                Severity.Soft,
                paragraph.Id,
                $"The source says '{swapped.Word}' beside '{one.Source.Text}'; the translation says it beside '{other.English.Text}'. The two numbers may have changed places.",
                one.Source.Text,
                other.English.Text,
                one.Source.Span,
                other.English.Span
            );
        }
    }

    /// <summary>Two numbers of which each has a word of the other, where no word stands beside its own.</summary>
    private static (int One, int Other, string Word)? Swapped(
        CheckedParagraph paragraph,
        ContentTable table,
        SentencePair sentence,
        (NumberMention Source, NumberMention English)[] numbers
    )
    {
        var votes = Votes(paragraph, table, sentence, numbers).ToArray();
        foreach (var vote in votes.Where(vote => vote.Theirs != vote.Ours))
        {
            var isMutual = votes.Any(back => back.Theirs == vote.Ours && back.Ours == vote.Theirs);
            var isDenied = votes.Any(other =>
                other.Theirs == other.Ours
                && (other.Theirs == vote.Theirs || other.Theirs == vote.Ours)
            );
            if (isMutual && !isDenied)
            {
                return (vote.Theirs, vote.Ours, vote.Word);
            }
        }

        return null;
    }

    /// <summary>For each word whose partner is there: beside which number it stands on each side.</summary>
    private static IEnumerable<(int Theirs, int Ours, string Word)> Votes(
        CheckedParagraph paragraph,
        ContentTable table,
        SentencePair sentence,
        (NumberMention Source, NumberMention English)[] numbers
    )
    {
        var theirSpans = numbers.Select(number => number.Source.Span).ToArray();
        var ourSpans = numbers.Select(number => number.English.Span).ToArray();
        Dictionary<int, int> ours = [];
        HashSet<int> twice = [];
        foreach (var (word, at) in EnglishWords(paragraph.English.Lower, sentence.EnglishSpan))
        {
            var stem = table.Number(ContentWords.Beginning(word, ContentWords.StemLength));
            if (stem < 0)
            {
                continue;
            }

            if (!ours.TryAdd(stem, Nearest(paragraph.English.Lower, at, ourSpans)))
            {
                twice.Add(stem);
            }
        }

        foreach (var (word, at) in SourceWords(paragraph.Source.Lower, sentence.SourceSpan))
        {
            var nearest = Nearest(paragraph.Source.Lower, at, theirSpans);
            if (
                nearest >= 0
                && Partner(paragraph.Source.Language, table, word, ours, twice) is { } ourNearest
                && ourNearest >= 0
            )
            {
                yield return (nearest, ourNearest, word);
            }
        }
    }

    /// <summary>The number beside its one partner; null where it has none, or several beside different numbers.</summary>
    private static int? Partner(
        string language,
        ContentTable table,
        string word,
        Dictionary<int, int> ours,
        HashSet<int> twice
    )
    {
        int? found = null;
        foreach (var unit in ContentWords.Of(word, language))
        {
            foreach (var partner in table.Partners(unit.Stem))
            {
                if (
                    partner.Weight < SurePartner
                    || twice.Contains(partner.English)
                    || !ours.TryGetValue(partner.English, out var number)
                )
                {
                    continue;
                }

                if (found is not null && found != number)
                {
                    return null;
                }

                found = number;
            }
        }

        return found;
    }

    /// <summary>-1 where two are as near, or all are far.</summary>
    private static int Nearest(string lower, TextSpan word, TextSpan[] numbers)
    {
        var (best, second, nearest) = (Far, Far, -1);
        for (var index = 0; index < numbers.Length; index++)
        {
            var gap = Gap(lower, word, numbers[index]);
            if (gap < best)
            {
                (best, second, nearest) = (gap, best, index);
            }
            else
            {
                second = Math.Min(second, gap);
            }
        }

        return best < second ? nearest : -1;
    }

    private static int Gap(string lower, TextSpan word, TextSpan number)
    {
        var (start, end) =
            word.Start >= number.Start
                ? (number.Start + number.Length, word.Start)
                : (word.Start + word.Length, number.Start);
        if (end < start)
        {
            return 0;
        }

        if (end - start >= Far)
        {
            return Far;
        }

        return end - start + (ClauseEnd().IsMatch(lower[start..end]) ? OtherClause : 0);
    }

    private static IEnumerable<(string Word, TextSpan Span)> EnglishWords(
        string lower,
        TextSpan sentence
    ) => Matches(LatinWord(), lower, sentence);

    /// <summary>Words; of Chinese characters each two that stand together.</summary>
    private static IEnumerable<(string Word, TextSpan Span)> SourceWords(
        string lower,
        TextSpan sentence
    )
    {
        foreach (var (word, span) in Matches(AnyWord(), lower, sentence))
        {
            if (word.Length <= 2 || word[0] is < '\u3400' or > '\u9FFF')
            {
                yield return (word, span);
                continue;
            }

            for (var at = 0; at + 1 < word.Length; at++)
            {
                yield return (word.Substring(at, 2), new TextSpan(span.Start + at, 2));
            }
        }
    }

    private static IEnumerable<(string Word, TextSpan Span)> Matches(
        Regex pattern,
        string lower,
        TextSpan sentence
    )
    {
        var end = Math.Min(lower.Length, sentence.Start + sentence.Length);
        for (
            var match = pattern.Match(lower, sentence.Start, Math.Max(0, end - sentence.Start));
            match.Success;
            match = match.NextMatch()
        )
        {
            yield return (match.Value, new TextSpan(match.Index, match.Length));
        }
    }

    [GeneratedRegex(
        @"[a-z]{3,}",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex LatinWord();

    [GeneratedRegex(
        @"[\u3400-\u9FFF]+|[\u30A0-\u30FF]+|[\uAC00-\uD7A3]+|(?:(?![\u3040-\u9FFF\uAC00-\uD7A3])[\p{L}\p{M}])+",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex AnyWord();

    [GeneratedRegex(
        @"[,;:،、，；।]|\b(?:and|y|e|et|und|en|och|og|i|a|и|та|і|ve|и|й|ja|dan|và|na|και|و|और|এবং)\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex ClauseEnd();
}
