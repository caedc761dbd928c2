using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning.NoArticle;

/// <summary>
/// Knows a notice by what it is made of, where it uses none of the phrases of the table: it is short, speaks to its reader, is
/// full of words of browsers, accounts, links and prices, and reports nothing: no year, no quotation, no names.
/// </summary>
internal static partial class NoticeWords
{
    private const string Name = "notice-words.tsv";
    private const double Shortest = 45; // Latin letters
    private const double Longest = 700;
    private const int FewestWords = 12; // where it does not speak to its reader

    // Shares of its words. None of 12,418 sentences and short articles in 30 languages had them.
    private const double Share = 0.35;
    private const double ShareWithYou = 0.26;
    private const double ShareWithYous = 0.2;
    private const double NamesShare = 0.06;
    private const int MaxNumbers = 4;

    private static readonly NoticeVocabulary[] Vocabularies = [.. Read()];

    public static NotArticle? Judge(IReadOnlyList<TextLine> lines)
    {
        var size = lines.Sum(line => line.Size);
        if (size is < Shortest or > Longest)
        {
            return null;
        }

        var text = string.Join('\n', lines.Select(line => line.Text));
        var plain = NoticeText.Plain(text);
        var most = Vocabularies.Select(words => words.Count(plain)).MaxBy(count => count.Score)!; // the table has rows
        if (!IsNotice(most) || Reports(text, most))
        {
            return null;
        }

        return new NotArticle(
            most.Kind,
            $"it is short, reports nothing, and is made of words of such notices: {string.Join(", ", most.Found.Distinct().Take(6))}"
        );
    }

    private static bool IsNotice(NoticeWordCount count) =>
        (count.Share >= ShareWithYous && count.Yous >= 2)
        || (count.Share >= ShareWithYou && count.Yous == 1)
        || (count.Share >= Share && count.Words >= FewestWords);

    private static bool Reports(string text, NoticeWordCount count)
    {
        if (Quotation().IsMatch(text) || Year().IsMatch(text))
        {
            return true;
        }

        // German writes all nouns with a capital.
        var names = count.Language == "de" ? 0 : NameInside().Count(text);
        return Number().Count(text) > MaxNumbers || names > Math.Max(1, NamesShare * count.Words);
    }

    private static IEnumerable<NoticeVocabulary> Read()
    {
        using var reader = new StreamReader(
            typeof(NoticeWords).Assembly.GetManifestResourceStream(Name)
                ?? throw new InvalidOperationException(
                    $"The table {Name} is not in the assembly; the build left it out."
                )
        );
        List<string[]> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                rows.Add(line.Split('\t'));
            }
        }

        return rows.GroupBy(row => row[1])
            .Select(group => new NoticeVocabulary(
                group.Key,
                [.. group.Select(row => (row[0], row[2]))]
            ));
    }

    [GeneratedRegex("[“”„«»\"「」『』]", RegexOptions.NonBacktracking)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"(?:^|[^\d.,])(?:1[6-9]|20)\d\d(?:[^\d]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Year();

    [GeneratedRegex(@"\d[\d.,]*", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    /// <summary>A capital letter that no sentence and no line begins with.</summary>
    [GeneratedRegex(
        @"[\p{L}\p{Nd},;)-] \p{Lu}",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex NameInside();
}
