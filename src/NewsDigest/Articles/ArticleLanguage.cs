namespace NewsDigest.Articles;

/// <summary>An ISO 639-1 code (639-3 where there is none) with the detector's confidence from 0 to 1.</summary>
internal readonly record struct DetectedLanguage(string Code, double Confidence)
{
    public const string English = "en";
    public const string UnknownCode = "und";

    /// <summary>What a detector says instead of a guess.</summary>
    public static DetectedLanguage Unknown { get; } = new(UnknownCode, 0);

    public bool IsEnglish => Code == English;

    public bool IsUnknown => Code == UnknownCode;
}

/// <param name="Exceptions">By paragraph id: only those paragraphs whose language differs from <paramref name="Main"/>.</param>
internal sealed record ArticleLanguage(
    DetectedLanguage Main,
    IReadOnlyDictionary<string, DetectedLanguage> Exceptions
)
{
    /// <summary>Of a text that nobody looked at.</summary>
    public static ArticleLanguage Unknown { get; } =
        new(DetectedLanguage.Unknown, new Dictionary<string, DetectedLanguage>());

    /// <summary>Nothing here needs a translation.</summary>
    public bool IsWhollyEnglish =>
        Main.IsEnglish && Exceptions.Values.All(language => language.IsEnglish);

    public DetectedLanguage Of(string paragraphId) =>
        Exceptions.TryGetValue(paragraphId, out var language) ? language : Main;
}
