using System.Text.RegularExpressions;

namespace NewsDigest.Cleaning;

/// <summary>The line under a picture that says whose it is.</summary>
internal static partial class PictureCredit
{
    public static bool Match(string line) => Credit().IsMatch(line);

    [GeneratedRegex(
        @"©|(?i:\b(?:fotos?|photos?|fotograf\w*|foto(?:grafía|grafia)|bild(?:er|rechte|quelle)?|picture|image|images|imagen|crédito|credit|crédits?|quelle|source|fuente|фото|снимка|слика|valokuva|kuva|zdjęcie|görsel|fotoğraf|ảnh|صورة|תמונה|צילום)\b\s?:)|(?i:getty images|imago images)|\b(?:AFP|EPA|REUTERS|Reuters|dpa|NTB|ANSA|EFE|BELGA|AP|PA|APA|TASS|ТАСС|Xinhua)\)?$|(?:写真|図)[＝=:：]|사진[=:]|图[：:]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Credit();
}
