namespace NewsDigest.Facts.Languages;

/// <summary>How many characters of English a source becomes.</summary>
internal static class EnglishLength
{
    // What a Chinese character says takes more English than a syllable, a Latin letter, a digit or a mark does. Without this a
    // Japanese paragraph of names in katakana looks half untranslated.
    private const double Hiragana = 0.4;
    private const double Katakana = 0.3;
    private const double Latin = 0.2;
    private const double Mark = 0.35;

    // English characters for one of the source, medians over news and encyclopedia sentences; for one Chinese character in Japanese and Chinese.
    private static readonly Dictionary<string, double> Usual = new()
    {
        ["af"] = 0.95,
        ["am"] = 1.47,
        ["ar"] = 1.2,
        ["az"] = 0.92,
        ["be"] = 0.9,
        ["bg"] = 0.96,
        ["bn"] = 1.02,
        ["bs"] = 0.99,
        ["ca"] = 0.92,
        ["cs"] = 1.03,
        ["cy"] = 0.94,
        ["da"] = 0.97,
        ["de"] = 0.88,
        ["el"] = 0.86,
        ["es"] = 0.86,
        ["et"] = 1.02,
        ["fa"] = 1.05,
        ["fi"] = 0.93,
        ["fr"] = 0.87,
        ["gl"] = 0.91,
        ["gu"] = 1.04,
        ["he"] = 1.35,
        ["hi"] = 1.0,
        ["hr"] = 1.02,
        ["hu"] = 0.95,
        ["hy"] = 0.91,
        ["id"] = 0.91,
        ["ig"] = 0.99,
        ["is"] = 1.01,
        ["it"] = 0.89,
        ["ja"] = 4.75,
        ["kn"] = 0.95,
        ["ko"] = 2.0,
        ["lt"] = 1.0,
        ["lv"] = 0.98,
        ["mk"] = 0.96,
        ["ml"] = 0.88,
        ["mr"] = 0.99,
        ["ms"] = 0.9,
        ["mt"] = 0.91,
        ["my"] = 0.8,
        ["nb"] = 0.99,
        ["nl"] = 0.9,
        ["pl"] = 0.94,
        ["pt"] = 0.93,
        ["ro"] = 0.89,
        ["ru"] = 0.95,
        ["sk"] = 0.99,
        ["sl"] = 1.0,
        ["sr"] = 1.01,
        ["sv"] = 0.99,
        ["ta"] = 0.85,
        ["te"] = 0.98,
        ["th"] = 1.05,
        ["tl"] = 0.79,
        ["tr"] = 0.98,
        ["uk"] = 0.99,
        ["vi"] = 0.95,
        ["zh"] = 3.95,
    };

    private static readonly HashSet<string> Mixed = ["ja", "zh"];

    /// <summary>0 when nobody knows how long English is for the language.</summary>
    public static double Expected(string source, string language) =>
        Usual.GetValueOrDefault(language) * Weight(source, language);

    /// <summary>The length of the source as far as English depends on it; at least 1.</summary>
    public static double Weight(string source, string language) =>
        Math.Max(1, Mixed.Contains(language) ? source.Sum(Weight) : source.Length);

    private static double Weight(char c) =>
        c switch
        {
            (>= '\u3400' and < '\uA000') or (>= '\uF900' and < '\uFB00') or '々' => 1,
            >= '\u3041' and < '\u30A0' => Hiragana,
            (>= '\u30A1' and < '\u3100') or (>= '\uFF66' and < '\uFFA0') => Katakana,
            _ when char.IsWhiteSpace(c) => 0,
            _ when char.IsLetter(c) => Latin,
            _ when char.IsSurrogate(c) => 0.5, // two make a rare Chinese character
            _ => Mark,
        };
}
