using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Languages;

namespace NewsDigest.Evaluation;

/// <summary>One passage in each of many languages: those that the detector knows must be named, of the others it should say unknown.</summary>
internal static class UdhrEvaluation
{
    // ISO 639-3 of what the detector can answer, where it is not the two-letter code of .NET's cultures.
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["cmn"] = "zh",
        ["arb"] = "ar",
        ["swh"] = "sw",
        ["ekk"] = "et",
        ["lvs"] = "lv",
        ["khk"] = "mn",
        ["azj"] = "az",
        ["als"] = "sq",
        ["pes"] = "fa",
        ["prs"] = "fa",
        ["zlm"] = "ms",
        ["nob"] = "nb",
        ["nno"] = "nn",
        ["epo"] = "eo",
        ["tgl"] = "tl",
        ["lao"] = "lo",
        ["mya"] = "my",
        ["khm"] = "km",
        ["bod"] = "bo",
        ["eng"] = "en",
        ["spa"] = "es",
        ["rus"] = "ru",
        ["ben"] = "bn",
        ["hin"] = "hi",
        ["por"] = "pt",
        ["ind"] = "id",
        ["jpn"] = "ja",
        ["fra"] = "fr",
        ["deu"] = "de",
        ["kor"] = "ko",
        ["tel"] = "te",
        ["vie"] = "vi",
        ["mar"] = "mr",
        ["ita"] = "it",
        ["tam"] = "ta",
        ["tur"] = "tr",
        ["urd"] = "ur",
        ["guj"] = "gu",
        ["pol"] = "pl",
        ["ukr"] = "uk",
        ["kan"] = "kn",
        ["mal"] = "ml",
        ["ron"] = "ro",
        ["pan"] = "pa",
        ["amh"] = "am",
        ["bos"] = "bs",
        ["hrv"] = "hr",
        ["srp"] = "sr",
        ["nld"] = "nl",
        ["tha"] = "th",
        ["yor"] = "yo",
        ["ibo"] = "ig",
        ["hun"] = "hu",
        ["sin"] = "si",
        ["ell"] = "el",
        ["ces"] = "cs",
        ["bel"] = "be",
        ["zul"] = "zu",
        ["bul"] = "bg",
        ["swe"] = "sv",
        ["som"] = "so",
        ["kaz"] = "kk",
        ["sna"] = "sn",
        ["xho"] = "xh",
        ["hye"] = "hy",
        ["afr"] = "af",
        ["tir"] = "ti",
        ["fin"] = "fi",
        ["slk"] = "sk",
        ["dan"] = "da",
        ["heb"] = "he",
        ["cat"] = "ca",
        ["sot"] = "st",
        ["kat"] = "ka",
        ["glg"] = "gl",
        ["lit"] = "lt",
        ["tsn"] = "tn",
        ["lug"] = "lg",
        ["mkd"] = "mk",
        ["slv"] = "sl",
        ["tso"] = "ts",
        ["cym"] = "cy",
        ["eus"] = "eu",
        ["gle"] = "ga",
        ["isl"] = "is",
        ["lat"] = "la",
        ["mri"] = "mi",
        ["mlt"] = "mt",
        ["orm"] = "om",
        ["gaz"] = "om",
    };

    // Those that have no letter model and are told by small words of their own: they may be named or be unknown, but not be called something else.
    private static readonly Dictionary<string, string> Named = new()
    {
        ["uzn"] = "uz",
        ["npi"] = "ne",
        ["tgk"] = "tg",
        ["kir"] = "ky",
        ["tat"] = "tt",
        ["tuk"] = "tk",
        ["hat"] = "ht",
        ["pbu"] = "ps",
        ["ckb"] = "ckb",
        ["uig"] = "ug",
        ["hau"] = "ha",
        ["kin"] = "rw",
        ["run"] = "rn",
        ["nya"] = "ny",
        ["plt"] = "mg",
        ["lin"] = "ln",
        ["ilo"] = "ilo",
        ["hil"] = "hil",
        ["ceb"] = "ceb",
        ["war"] = "war",
        ["bcl"] = "bcl",
        ["pam"] = "pam",
        ["jav"] = "jv",
        ["sun"] = "su",
        ["min"] = "min",
        ["nds"] = "nds",
        ["sco"] = "sco",
        ["bho"] = "bho",
        ["mag"] = "mag",
        ["mai"] = "mai",
        ["skr"] = "skr",
        ["ydd"] = "yi",
        ["ssw"] = "ss",
        ["nyn"] = "nyn",
        ["quy"] = "qu",
        ["quz"] = "qu",
        ["qug"] = "qu",
    };

    private static readonly string[][] Families =
    [
        ["hr", "sr", "bs"],
        ["nb", "nn", "da"],
        ["id", "ms"],
    ];

    public static IEnumerable<Row> Rows(DirectoryInfo set)
    {
        var found = set.GetFiles("*.jsonl")
            .SelectMany(file => File.ReadLines(file.FullName))
            .Select(line => JsonSerializer.Deserialize<Passage>(line, ArticleJson.Options)!)
            .Select(passage =>
                (
                    passage.Key,
                    Wanted: Codes.GetValueOrDefault(passage.Iso6393),
                    Found: LanguageDetector.Detect(passage.Text).Code
                )
            )
            .ToArray();
        var (known, others) = (
            found.Where(one => one.Wanted is not null).ToArray(),
            found.Where(one => one.Wanted is null).ToArray()
        );
        yield return Share(
            set.Name,
            "languages that it knows",
            "right",
            known,
            one => one.Found == one.Wanted
        );
        yield return Share(
            set.Name,
            "languages that it knows",
            "right, families as one",
            known,
            IsRight
        );
        yield return Share(
            set.Name,
            "languages that it knows",
            "unknown",
            known,
            one => one.Found == DetectedLanguage.UnknownCode
        );
        yield return Share(
            set.Name,
            "other languages",
            "unknown",
            others,
            one => one.Found == DetectedLanguage.UnknownCode
        );
        yield return Share(
            set.Name,
            "other languages",
            "unknown or right",
            others,
            IsUnknownOrRight
        );
        yield return Share(
            set.Name,
            "other languages, every second one",
            "unknown or right",
            [.. others.Where((_, index) => index % 2 == 1)],
            IsUnknownOrRight
        );
        yield return Share(
            set.Name,
            "other languages",
            "taken for another",
            others,
            one => !IsUnknownOrRight(one)
        );
        foreach (
            var (key, _, code) in known
                .Where(one => !IsRight(one))
                .Concat(others.Where(one => !IsUnknownOrRight(one)))
        )
        {
            yield return new Row(set.Name, "wrong", $"{key} called {code}", 1, 1);
        }
    }

    private static bool IsUnknownOrRight((string Key, string? Wanted, string Found) one) =>
        one.Found == DetectedLanguage.UnknownCode
        || one.Found == Named.GetValueOrDefault(one.Key.Split('_')[0]);

    private static bool IsRight((string Key, string? Wanted, string Found) one) =>
        one.Found == one.Wanted
        || Families.Any(family => family.Contains(one.Found) && family.Contains(one.Wanted));

    private static Row Share(
        string set,
        string group,
        string metric,
        (string Key, string? Wanted, string Found)[] all,
        Func<(string Key, string? Wanted, string Found), bool> isCounted
    ) =>
        new(set, group, metric, all.Count(isCounted) / (double)Math.Max(1, all.Length), all.Length);

    private sealed record Passage(string Key, string Iso6393, string Text);
}
