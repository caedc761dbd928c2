using System.Text;
using System.Xml;

namespace NewsDigest.Digests.Pages;

/// <summary>XML has no way to write some characters, and a feed with one of them cannot be written at all.</summary>
internal static class XmlText
{
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // half a surrogate pair comes as U+FFFD
        {
            clean.Append(IsAllowed(rune) ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    private static bool IsAllowed(Rune rune) =>
        !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
}
