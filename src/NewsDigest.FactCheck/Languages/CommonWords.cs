using System.Collections.Frozen;

namespace NewsDigest.Facts.Languages;

/// <summary>English words that are no names when a capital begins them: "Ministry", "Cup", "Monday".</summary>
internal static class CommonWords
{
    // Capitals that English gives to words that other languages say their own way and often without one.
    private static readonly FrozenSet<string> Calendar = FrozenSet.Create(
        StringComparer.Ordinal,
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "sept",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun"
    );

    private static readonly string[] More =
    [
        "bc",
        "bce",
        "ad",
        "ce",
        "gmt",
        "utc",
        "cet",
        "est",
        "celsius",
        "fahrenheit",
        "christmas",
        "easter",
        "xmas",
        "krai",
        "oblast",
        "okrug",
        "prefecture",
        "directorate",
        "prix",
        "olympics",
        "olympic",
        "mister",
        "madame",
        "monsieur",
        "covid",
        "coronavirus",
        "islam",
        "bible",
        "internet",
        "corona",
        "sars",
        "hiv",
        "aids",
        "dna",
        "gps",
        "usb",
        "diy",
        "faq",
        "mr",
        "mrs",
        "ms",
        "dr",
        "jr",
        "sr",
        "prof",
        "gen",
        "col",
        "lt",
        "rep",
        "sen",
        "sens",
        "reps",
        "gov",
        "rev",
        "hon",
        "ltd",
        "inc",
        "corp",
        "co",
        "mid",
        "anti",
        "pro",
        "non",
        "pre",
        "post",
        "online",
        "offline",
        "website",
        "email",
        "atm",
        "cctv",
        "dvd",
        "cd",
        "suv",
        "mri",
        "pdf",
        "sms",
        "led",
        "lcd",
        "lgbt",
        "phd",
        "mba",
        "vip",
        "pc",
        "cv",
        "ceo",
        "cfo",
        "gdp",
        "vat",
        "mep",
        "sme",
        "ngo",
        "pm",
        "tv",
        "app",
        "apps",
        "blog",
        "vlog",
        "wifi",
        "smartphone",
        "cyber",
        "prefectural",
        "regulatory",
        "countermeasure",
        "usd",
        "eur",
        "gbp",
        "chf",
        "jpy",
        "cny",
        "czk",
        "pln",
        "huf",
        "ron",
        "rub",
        "uah",
        "sek",
        "nok",
        "dkk",
        "isk",
        "inr",
    ];

    private static readonly string[] Doctrines = ["ism", "isms", "ity", "ology"];

    private static readonly Lazy<FrozenSet<string>> Words = new(Load);

    // Before a word of five letters and more: "Undefeated", "Subregional".
    private static readonly string[] Prefixes =
    [
        "un",
        "re",
        "non",
        "sub",
        "anti",
        "super",
        "inter",
        "under",
        "over",
    ];

    /// <param name="word">In lower case.</param>
    public static bool Contain(string word) =>
        ContainWhole(word)
        || Doctrines.Any(ending =>
            word.Length > 6 && word.EndsWith(ending, StringComparison.Ordinal)
        )
        || Prefixes.Any(prefix =>
            word.Length >= prefix.Length + 5
            && word.StartsWith(prefix, StringComparison.Ordinal)
            && ContainWhole(word[prefix.Length..])
        );

    /// <summary>As they stand in the table, in lower case.</summary>
    public static IReadOnlyCollection<string> All => Words.Value;

    /// <param name="word">In lower case.</param>
    public static bool IsOfCalendar(string word) => Calendar.Contains(word);

    private static bool ContainWhole(string word) =>
        Words.Value.Contains(word)
        || Stems(word)
            .Any(stem => Words.Value.Contains(stem) || Stems(stem).Any(Words.Value.Contains));

    /// <summary>As tools/common_words.py takes endings off.</summary>
    private static IEnumerable<string> Stems(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            yield return $"{word[..^3]}y";
        }

        foreach (var ending in (string[])["es", "s", "ed", "d", "ing", "ly", "ness"])
        {
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                yield return word[..^ending.Length];
            }
        }

        if (word.Length > 6 && word.EndsWith("ing", StringComparison.Ordinal))
        {
            yield return $"{word[..^3]}e";
        }
    }

    private static FrozenSet<string> Load() =>
        DataTables
            .Lines("common-words.txt")
            .Concat(Calendar)
            .Concat(More)
            .ToFrozenSet(StringComparer.Ordinal);
}
