namespace NewsDigest.Facts.Languages;

internal static class LanguageCodes
{
    public const string English = "en";
}
