using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Verification.Numbers;

namespace NewsDigest.Verification;

/// <summary>Holds each bullet against the English paragraphs that it cites. Pure: no model, no I/O.</summary>
internal static partial class SummaryVerifier
{
    private const int MaxBullets = 6;
    private const double TooForeign = 0.25; // share of a bullet's content words that its paragraphs have
    private const double Foreign = 0.4;

    public static IReadOnlyList<Finding> Check(TranslatedArticle article, Summary summary)
    {
        List<Finding> findings = [];
        var paragraphs = article.Paragraphs.Where(paragraph => paragraph.English is not null).ToDictionary(paragraph => paragraph.Id, paragraph => paragraph.English!);
        foreach (var (index, bullet) in summary.Bullets.Index())
        {
            findings.AddRange(Check($"b{index + 1}", bullet, paragraphs));
        }

        if (summary.Bullets.Count is 0 or > MaxBullets && paragraphs.Count > 0)
        {
            findings.Add(new Finding("S01", Severity.Hard, null, $"The summary has {summary.Bullets.Count} bullets."));
        }

        var support = string.Join('\n', [article.Title ?? "", .. summary.Bullets.Select(bullet => bullet.Text)]);
        findings.AddRange(Numbers("S04", "one_sentence", summary.OneSentence, support, "the bullets and the headline"));
        return findings;
    }

    private static IEnumerable<Finding> Check(string place, SummaryBullet bullet, Dictionary<string, string> paragraphs)
    {
        if (bullet.Paragraphs.Where(id => !paragraphs.ContainsKey(id)).ToArray() is [_, ..] unknown || bullet.Paragraphs is [])
        {
            return [new Finding("S01", Severity.Hard, place, bullet.Paragraphs is [] ? "The bullet cites no paragraph." : $"The bullet cites {string.Join(", ", bullet.Paragraphs.Where(id => !paragraphs.ContainsKey(id)))}, where there is no English text.")];
        }

        var cited = string.Join('\n', bullet.Paragraphs.Select(id => paragraphs[id]));
        return [.. Numbers("S02", place, bullet.Text, cited, string.Join(", ", bullet.Paragraphs)), .. Overlap(place, bullet, cited), .. Quotes(place, bullet, cited)];
    }

    /// <summary>Unlike in a translation, words demand too: a summary copies its numbers.</summary>
    private static IEnumerable<Finding> Numbers(string check, string place, string text, string support, string where)
    {
        var offered = NumberReader.Read(support, DetectedLanguage.English).SelectMany(mention => mention.Values).ToHashSet();
        return NumberReader.Read(text, DetectedLanguage.English)
            .Where(mention => mention.Kind is not (NumberKind.Code or NumberKind.Support) && !mention.Values.Any(offered.Contains) && (mention.Demands || mention.Values[0] >= 2))
            .Select(mention => new Finding(check, mention.Demands ? Severity.Hard : Severity.Soft, place, $"'{mention.Text}' is not in {where}.", null, mention.Text, null, mention.Span));
    }

    private static IEnumerable<Finding> Overlap(string place, SummaryBullet bullet, string cited)
    {
        var (words, known) = (Stems(bullet.Text), Stems(cited));
        var share = words.Count == 0 ? 1 : (double)words.Count(known.Contains) / words.Count;
        if (share < Foreign)
        {
            yield return new Finding("S05", share < TooForeign ? Severity.Hard : Severity.Soft, place, $"The bullet shares {Math.Round(share * 100)} % of its words with {string.Join(", ", bullet.Paragraphs)}.");
        }
    }

    private static IEnumerable<Finding> Quotes(string place, SummaryBullet bullet, string cited) =>
        Quote().Matches(bullet.Text)
            .Where(quote => !Plain(cited).Contains(Plain(quote.Groups[1].Value).TrimEnd('.', ','), StringComparison.OrdinalIgnoreCase))
            .Select(quote => new Finding("S07", Severity.Hard, place, $"The quotation '{quote.Groups[1].Value}' is not in {string.Join(", ", bullet.Paragraphs)} as it stands.", null, quote.Groups[1].Value, null, new TextSpan(quote.Index, quote.Length)));

    private static HashSet<string> Stems(string text) =>
        [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(word => word.Length > 3 && !StopWords.English.Contains(word)).Select(word => word.Length > 5 ? word[..5] : word)];

    private static string Plain(string text) => text.Replace('’', '\'').Replace('‘', '\'');

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"[""“]([^""“”]{3,400})[""”]", RegexOptions.NonBacktracking)]
    private static partial Regex Quote();
}
