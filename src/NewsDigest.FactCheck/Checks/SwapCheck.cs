using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V11 for two numbers of a sentence that changed places: the English gives one the unit, the month or the thing counted that the
/// source gives the other. Numbers of one unit, and numbers beside words that the table does not have, say nothing here.
/// </summary>
internal static class SwapCheck
{
    private const int MaxNumbers = 12; // of a sentence
    private const int MonthReach = 6; // characters between a day and its month
    private const int LongestMonth = 40; // characters from its first letter to a day behind it
    private const int Range = 14; // characters between the ends of a range, which share a unit: 2. und dem 5. Oktober

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph) =>
        Check(paragraph.Id, paragraph.Source, paragraph.English, paragraph.Sentences);

    public static IEnumerable<Finding> Check(
        string place,
        CheckedText source,
        CheckedText english,
        IReadOnlyList<SentencePair> sentences
    )
    {
        if (source.Numbers.Count < 2 || english.Numbers.Count < 2 || sentences.Count == 0)
        {
            yield break;
        }

        foreach (var sentence in sentences)
        {
            Measured[] numbers =
            [
                .. Pairs(source, english, sentence)
                    .Select(pair => new Measured(
                        pair.Source,
                        pair.English,
                        Units(source, pair.Source),
                        Units(english, pair.English)
                    )),
            ];
            foreach (
                var (one, other) in numbers.SelectMany(one =>
                    numbers.Where(other => other != one).Select(other => (one, other))
                )
            )
            {
                if (Moved(one, other) is { } moved && !IsRange(one, other))
                {
                    yield return new Finding(
                        "V11",
                        Severity.Soft,
                        place,
                        $"The source has '{other.Theirs.Text}' with the unit '{moved}'; the translation has '{one.Ours.Text}' with it. The two may have changed places.",
                        other.Theirs.Text,
                        one.Ours.Text,
                        other.Theirs.Span,
                        one.Ours.Span
                    );
                    break;
                }
            }
        }
    }

    /// <summary>The unit that the source gives the one number and the English the other; null where none has moved.</summary>
    private static string? Moved(Measured one, Measured other)
    {
        var moved = one.English.FirstOrDefault(unit =>
            other.Source.Contains(unit)
            && !one.Source.Contains(unit)
            && !other.English.Contains(unit)
        );
        return moved is not null && LosesOwn(one, other, moved) ? moved : null;
    }

    /// <summary>
    /// Where the source gives the number a unit of its own, the other one has that now, or none. A thing that each side names
    /// beside one number only may be left out beside the other ("95 injured", "a woman of 54"); percent, money and months are not.
    /// </summary>
    private static bool LosesOwn(Measured one, Measured other, string moved) =>
        (one.Source.Count, other.English.Count) switch
        {
            (0, 0) => !UnitWords.IsLoose(moved),
            (0, _) or (_, 0) => true,
            _ => other.English.Overlaps(one.Source),
        };

    /// <summary>The ends of a range, of which one has the unit for both: October 2 and 5, 40-45 dollars.</summary>
    private static bool IsRange(Measured one, Measured other)
    {
        var isNear =
            Gap(one.Theirs.Span, other.Theirs.Span) <= Range
            && Gap(one.Ours.Span, other.Ours.Span) <= Range;
        return isNear
            && (
                (one.Theirs.Span.Start < other.Theirs.Span.Start ? one : other).Source.Count == 0
                || (one.Ours.Span.Start < other.Ours.Span.Start ? one : other).English.Count == 0
            );
    }

    private static int Gap(TextSpan one, TextSpan other) =>
        Math.Max(one.Start - other.Start - other.Length, other.Start - one.Start - one.Length);

    /// <summary>Numbers in digits that stand once on each side.</summary>
    public static IEnumerable<(NumberMention Source, NumberMention English)> Pairs(
        CheckedText source,
        CheckedText english,
        SentencePair sentence
    )
    {
        NumberMention[] theirs = [.. In(source, sentence.SourceSpan)],
            ours = [.. In(english, sentence.EnglishSpan)];
        return theirs.Length is < 2 or > MaxNumbers || ours.Length is < 2 or > MaxNumbers
            ? []
            : theirs
                .Select(one =>
                    (Source: one, Partners: ours.Where(other => IsSame(one, other)).ToArray())
                )
                .Where(pair =>
                    pair.Partners.Length == 1
                    && theirs.Count(one => IsSame(one, pair.Partners[0])) == 1
                )
                .Select(pair => (pair.Source, pair.Partners[0]));
    }

    private static ReadOnlySpan<NumberMention> In(CheckedText text, TextSpan sentence) =>
        Within(
            text.Digits,
            number => number.Span.Start,
            sentence.Start,
            sentence.Start + sentence.Length
        );

    /// <summary>Those that stand between two places. All are in order, so that a long text is not walked for each of its sentences.</summary>
    private static ReadOnlySpan<T> Within<T>(T[] all, Func<T, int> startOf, int from, int to)
    {
        var (first, last) = (FirstFrom(from), FirstFrom(to));
        return all.AsSpan(first, last - first);

        int FirstFrom(int place)
        {
            var (low, high) = (0, all.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = startOf(all[middle]) < place ? (middle + 1, high) : (low, middle);
            }

            return low;
        }
    }

    private static bool IsSame(NumberMention one, NumberMention other) =>
        one.Values.Any(other.Values.Contains);

    private static HashSet<string> Units(CheckedText text, NumberMention number)
    {
        var isYear = number.Values[0] is >= 1800 and <= 2100; // 2018 года is no time of 2018 years
        HashSet<string> units =
        [
            .. UnitCheck
                .UnitsOf(text.Lower, text.Language, number.Span)
                .Where(unit => !(isYear && unit.Class == UnitWords.Time))
                .Select(unit => unit.Name),
        ];
        if (number.Values[0] is >= 1 and <= 31 and var day && day == decimal.Truncate(day))
        {
            foreach (
                var month in Within(
                    text.Calendar,
                    month => month.Start,
                    number.Span.Start - LongestMonth,
                    number.Span.Start + number.Span.Length + MonthReach + 1
                )
            )
            {
                if (
                    month.Keys[0][0] == 'm'
                    && IsBeside(text.Lower, number.Span, new TextSpan(month.Start, month.Length))
                )
                {
                    units.UnionWith(month.Keys);
                }
            }
        }

        return units;
    }

    /// <summary>Near, and with no other number between: May 12, 3 children.</summary>
    private static bool IsBeside(string lower, TextSpan number, TextSpan month)
    {
        var (start, gap) = (
            Math.Min(number.Start + number.Length, month.Start + month.Length),
            Gap(number, month)
        );
        return gap is >= 0 and <= MonthReach
            && start + gap <= lower.Length
            && !lower.AsSpan(start, gap).ContainsAnyInRange('0', '9');
    }

    private sealed record Measured(
        NumberMention Theirs,
        NumberMention Ours,
        HashSet<string> Source,
        HashSet<string> English
    );
}
