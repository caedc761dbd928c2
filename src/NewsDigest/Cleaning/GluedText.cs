using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// Puts the space back where a link or a line break was lost: after a sentence's end, and inside a word only on evidence, because
/// a false split is worse than a glued word.
/// </summary>
internal static partial class GluedText
{
    private const int Enough = 2;

    private static readonly HashSet<string> Brands = new(StringComparer.OrdinalIgnoreCase)
    {
        "PlayStation", "WhatsApp", "EasyJet", "DirectX", "YouTube", "FaceTime", "PayPal", "LinkedIn", "TikTok", "BuzzFeed", "GitHub", "OpenAI", "ChatGPT", "DeepMind", "AstraZeneca", "BioNTech", "SpaceX", "NewsGuard", "HuffPost", "JavaScript", "PowerPoint", "OneDrive", "SharePoint", "AirBnB", "BlackRock", "FedEx", "MasterCard", "WeChat", "YouGov", "InfoWars", "InfoWorld", "WordPress", "FireFox", "MicroStrategy", "CrowdStrike", "WikiLeaks", "LibreOffice", "TeleSur", "BioTech", "UniCredit", "GlaxoSmithKline", "ThyssenKrupp", "DeepSeek", "EuroNews", "SinoVac", "BitCoin", "ExxonMobil", "ConocoPhillips", "GazpromNeft", "BelaVia", "AeroMexico", "InterMiami",
    };

    public static IReadOnlyList<TextLine> Split(IReadOnlyList<TextLine> lines, string? title, List<Receipt> receipts)
    {
        lines = [.. lines.Select(line => line with { Text = SplitSentences(line, receipts) })];
        var words = Words(lines, title);
        return [.. lines.Select(line => line with { Text = SplitWords(line, words, receipts) })];
    }

    private static string SplitSentences(TextLine line, List<Receipt> receipts) => GluedSentence().Replace(line.Text, match =>
    {
        var mended = $"{match.Groups[1].Value} {match.Groups[2].Value}";
        receipts.Add(new Receipt("glued_sentence", match.Value, mended, line.Number));
        return mended;
    });

    private static string SplitWords(TextLine line, Dictionary<string, int> words, List<Receipt> receipts) => GluedWord().Replace(line.Text, match =>
    {
        var (left, right) = (match.Groups[1].Value, match.Groups[2].Value);
        if (words.GetValueOrDefault(match.Value) > 1 || Brands.Contains(match.Value) || left is "Mac" or "Van" or "Von" or "Del" or "Des" or "Los" or "Las" or "Dos" or "Das" || Evidence(left, right, words) < Enough)
        {
            return match.Value;
        }

        receipts.Add(new Receipt("glued_word", match.Value, $"{left} {right}", line.Number));
        return $"{left} {right}";
    });

    private static int Evidence(string left, string right, Dictionary<string, int> words) =>
        (words.ContainsKey(left) ? 2 : 0) + (words.ContainsKey(right) ? 2 : 0) + (char.IsLower(left[0]) && left.Length >= 4 ? 2 : 0);

    private static Dictionary<string, int> Words(IReadOnlyList<TextLine> lines, string? title)
    {
        Dictionary<string, int> words = new(StringComparer.Ordinal);
        foreach (var word in lines.Select(line => line.Text).Append(title ?? "").SelectMany(text => Word().Matches(text)).Select(match => match.Value))
        {
            words[word] = words.GetValueOrDefault(word) + 1;
        }

        return words;
    }

    // "…soviéticas.A su…", but not "EE.UU.", "1.Fútbol" or "example.Com".
    [GeneratedRegex(@"((?<=[\p{Ll}\p{N}]{2})[.!?…][""”’»)]?|(?<=[\p{Ll}][”""»’])[.!?…])(\p{Lu}(?=[\p{Ll}\s]))(?!\p{Ll}{0,4}[/@])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex GluedSentence();

    // One lower-to-upper step in a word of letters, at least three on each side.
    [GeneratedRegex(@"(?<![\p{L}\p{N}_@#./-])(\p{L}\p{Ll}{2,})(\p{Lu}\p{Ll}{2,})(?![\p{L}\p{N}_@/-])(?!\.\p{Ll})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex GluedWord();

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
