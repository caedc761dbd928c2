using System.Net;
using System.Text;

namespace NewsDigest.Cleaning;

/// <summary>
/// Decodes "&amp;eacute;", and "&amp;amp;eacute;" as well, which a scraper encoded once more. What was encoded three times and
/// more is left alone: a text about entities must end somewhere. One pass over the letters.
/// </summary>
internal static class Entities
{
    private const int MaxName = 32; // letters

    public static string Decode(string text, EditCount edits)
    {
        var at = text.IndexOf('&', StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        var from = 0;
        while (at >= 0)
        {
            var (end, replacement) = Read(text, at);
            if (replacement is not null)
            {
                edits.Add("html_entity", text[at..end], replacement);
                decoded.Append(text, from, at - from).Append(replacement);
                from = end;
            }

            at = text.IndexOf('&', end);
        }

        return from == 0 ? text : decoded.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Where to go on, and what the entity here stands for; null when it is none.</summary>
    private static (int End, string? Replacement) Read(string text, int at)
    {
        var name = at + 1;
        var levels = 1;
        for (
            ;
            text.AsSpan(name).StartsWith("amp;", StringComparison.Ordinal)
                && End(text, name + 4) > 0;
            levels++
        )
        {
            name += 4;
        }

        if (levels > 2 || End(text, name) is not (> 0 and var end))
        {
            return (name, null);
        }

        var entity = $"&{text[name..end]}";
        var replacement = WebUtility.HtmlDecode(entity);
        return replacement == entity ? (end, null) : (end, replacement);
    }

    /// <summary>Behind the semicolon of an entity whose name begins here; 0 when none does.</summary>
    private static int End(string text, int name)
    {
        for (var index = name; index < Math.Min(text.Length, name + MaxName); index++)
        {
            if (text[index] == ';')
            {
                return index > name ? index + 1 : 0;
            }

            if (!(char.IsAsciiLetterOrDigit(text[index]) || (text[index] == '#' && index == name)))
            {
                return 0;
            }
        }

        return 0;
    }
}
