using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Facts.Checks;
using NewsDigest.Facts.Reading;
using static NewsDigest.Evaluation.Facts.FactsData;

namespace NewsDigest.Evaluation.Facts;

/// <summary>Good translations of news in which two numbers of a sentence changed places, and the same as they stand.</summary>
internal static partial class SwapEvaluation
{
    public static IEnumerable<Row> Run(FactsData data)
    {
        List<(string Set, string Source, string Language, string English, bool IsReference)> all =
        [];
        foreach (var set in WmtSet.In(data))
        {
            all.AddRange(
                set.Items.SelectMany(item =>
                    new[] { (item.Reference, true), (item.Hypothesis, false) }
                        .Where(one => one.Item1 is { } english && Swapped(english) is not null)
                        .Select(one => (set.Name, item.Source, set.Language, one.Item1!, one.Item2))
                )
            );
        }

        foreach (
            var (set, source, language, english, _) in all.Where(one =>
                data.Worst && IsFound(one.Source, one.Language, one.English)
            )
        )
        {
            Console.WriteLine($"FALSE ALARM {set} {language}: {source}\n    en: {english}");
        }

        foreach (
            var (name, items) in all.GroupBy(one => one.Set)
                .Select(group => (group.Key, group.ToArray()))
                .Append(("all", [.. all]))
        )
        {
            yield return Rate(
                "mt_wmt*",
                name,
                "two numbers and more: false, references",
                [.. items.Where(one => one.IsReference)],
                one => IsFound(one.Source, one.Language, one.English)
            );
            yield return Rate(
                "mt_wmt*",
                name,
                "two numbers and more: false, machine",
                [.. items.Where(one => !one.IsReference)],
                one => IsFound(one.Source, one.Language, one.English)
            );
            yield return Rate(
                "mt_wmt*",
                name,
                "two numbers swapped: found",
                items,
                one => IsFound(one.Source, one.Language, Swapped(one.English)!)
            );
        }
    }

    private static bool IsFound(string source, string language, string english)
    {
        var (theirs, ours) = (
            new CheckedText(source, language),
            new CheckedText(english, DetectedLanguage.English)
        );
        return SwapCheck
            .Check(
                "p1",
                theirs,
                ours,
                SentencePair.Of(source, theirs.Sentences, english, ours.Sentences)
            )
            .Any();
    }

    private static string? Swapped(string text)
    {
        foreach (var sentence in Sentences.Split(text))
        {
            if (Number().Matches(sentence) is [var one, var two, ..] && one.Value != two.Value)
            {
                return text.Replace(
                    sentence,
                    $"{sentence[..one.Index]}{two.Value}{sentence[(one.Index + one.Length)..two.Index]}{one.Value}{sentence[(two.Index + two.Length)..]}",
                    StringComparison.Ordinal
                );
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Number();
}
