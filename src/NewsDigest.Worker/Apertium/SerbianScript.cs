using System.Text;

namespace NewsDigest.Worker.Apertium;

/// <summary>Serbian Cyrillic to the Latin letters that the pair knows: one to one, as the language itself defines it.</summary>
internal static class SerbianScript
{
    private const string Cyrillic = "абвгдђежзијклљмнњопрстћуфхцчџш";
    private static readonly string[] Latin =
    [
        "a",
        "b",
        "v",
        "g",
        "d",
        "đ",
        "e",
        "ž",
        "z",
        "i",
        "j",
        "k",
        "l",
        "lj",
        "m",
        "n",
        "nj",
        "o",
        "p",
        "r",
        "s",
        "t",
        "ć",
        "u",
        "f",
        "h",
        "c",
        "č",
        "dž",
        "š",
    ];

    public static string ToLatin(string text)
    {
        var latin = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var index = Cyrillic.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            latin.Append(
                index < 0 ? c.ToString()
                : char.IsUpper(c) ? char.ToUpperInvariant(Latin[index][0]) + Latin[index][1..]
                : Latin[index]
            );
        }

        return latin.ToString();
    }
}
