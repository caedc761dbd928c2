using System.Globalization;

namespace NewsDigest.Publishing;

/// <summary>What a language is called in English.</summary>
internal static class LanguageNames
{
    // Read once: the system makes all its cultures anew each time.
    private static readonly Dictionary<string, string> Names = CultureInfo
        .GetCultures(CultureTypes.NeutralCultures)
        .DistinctBy(culture => culture.Name)
        .ToDictionary(culture => culture.Name, culture => culture.EnglishName);

    /// <summary>The code itself where the language has no name here.</summary>
    public static string Of(string code) =>
        code == Articles.DetectedLanguage.UnknownCode
            ? "language unknown"
            : Names.GetValueOrDefault(code, code);
}
