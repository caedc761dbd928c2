using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>Entities, invisible characters, composition (NFC: NFKC would rewrite ½ and ²) and runs of white space.</summary>
internal static partial class Characters
{
    public static IReadOnlyList<TextLine> Mend(IReadOnlyList<TextLine> lines, List<Receipt> receipts) =>
        [.. lines.Select(line => line with { Text = Mend(line.Text, line.Number, receipts) }).Where(line => line.Text.Length > 0)];

    public static string? MendTitle(string? title, List<Receipt> receipts) =>
        title is not null && Mend(title, null, receipts) is { Length: > 0 } mended ? mended : null;

    private static string Mend(string line, int? number, List<Receipt> receipts)
    {
        var decoded = DecodeEntities(line);
        if (decoded != line)
        {
            receipts.Add(new Receipt("html_entity", line, decoded, number));
        }

        var visible = RemoveInvisible(decoded);
        if (visible.Length != decoded.Length)
        {
            receipts.Add(new Receipt("invisible_character", decoded, visible, number));
        }

        return Spaces().Replace(Compose(visible), " ").Trim();
    }

    /// <summary>Twice at most: a page that shows "&amp;amp;" was encoded twice by its scraper.</summary>
    private static string DecodeEntities(string text)
    {
        for (var pass = 0; pass < 2 && Entity().IsMatch(text); pass++)
        {
            text = WebUtility.HtmlDecode(text);
        }

        return text;
    }

    private static string Compose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair is no text, and becomes the sign for that.
            return new string([.. text.EnumerateRunes().SelectMany(rune => rune.ToString())]).Normalize(NormalizationForm.FormC);
        }
    }

    private static string RemoveInvisible(string text)
    {
        var kept = new StringBuilder(text.Length);
        var runes = text.EnumerateRunes().ToArray();
        for (var index = 0; index < runes.Length; index++)
        {
            var rune = runes[index];
            var isJoiner = rune.Value is 0x200C or 0x200D;
            if (isJoiner ? index > 0 && index + 1 < runes.Length && (Joins(runes[index - 1]) || Joins(runes[index + 1])) : !IsInvisible(rune))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }

    // Soft hyphen, zero-width space, word joiner, byte order mark, bidirectional controls, tag characters, control characters.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is 0xAD or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF or (>= 0xE0000 and <= 0xE007F)
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && rune.Value is not '\t');

    // Arabic-script and Indic letters change shape by a joiner; emoji are put together by it.
    private static bool Joins(Rune rune) => rune.Value is (>= 0x0600 and <= 0x08FF) or (>= 0x0900 and <= 0x0DFF) or (>= 0xFB50 and <= 0xFEFC) or >= 0x1F000 or (>= 0x2600 and <= 0x27BF) or 0xFE0F;

    [GeneratedRegex("&(?:#[0-9]{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}[0-9]{0,2});", RegexOptions.NonBacktracking)]
    private static partial Regex Entity();

    // Hard and thin spaces between digits group numbers and are kept.
    [GeneratedRegex(@"[ \t\v\f]+|(?<!\d)[\u00a0\u2007\u2009\u202f]+|[\u00a0\u2007\u2009\u202f]+(?!\d)|[\u1680\u2000-\u2006\u2008\u200a\u205f\u3000]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Spaces();
}
