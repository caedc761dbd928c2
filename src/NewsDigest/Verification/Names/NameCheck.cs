using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AnyAscii;
using NewsDigest.Articles;

namespace NewsDigest.Verification.Names;

/// <summary>
/// V17: a name in the English that nothing in the source looks or sounds like. Soft, because names have forms that no rule knows;
/// not run where names are written by meaning (Chinese, Japanese).
/// </summary>
internal static partial class NameCheck
{
    private const int MinLength = 4;

    private static readonly FrozenSet<string> Unverifiable = FrozenSet.Create(StringComparer.Ordinal, "zh", "ja", "ko", "th", "my", "km", "lo", "am");
    // Scripts whose romanisation lacks or adds vowels.
    private static readonly FrozenSet<string> Lenient = FrozenSet.Create(StringComparer.Ordinal, "ar", "he", "fa", "ur", "ps", "hi", "mr", "ne", "bn", "gu", "pa", "ta", "te", "kn", "ml", "si");

    // Capitals that English gives to words that are no names, or that every language says its own way.
    private static readonly FrozenSet<string> Common = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
        "president", "minister", "prime", "government", "ministry", "committee", "court", "police", "university", "city", "state", "states", "region", "district", "street", "avenue", "road", "river", "lake", "ocean", "island", "islands",
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "great", "united", "national", "international", "federal", "republic", "union", "party", "army", "navy", "force", "forces", "council", "parliament",
        "congress", "senate", "house", "department", "office", "bank", "group", "company", "association", "organization", "organisation", "agency", "commission", "institute", "school", "college", "hospital", "church", "museum", "park", "bridge",
        "world", "cup", "league", "olympic", "olympics", "games", "championship", "european", "europe", "africa", "african", "america", "american", "asia", "asian", "arab", "christian", "muslim", "islamic", "jewish", "catholic", "orthodox",
        "internet", "english", "british", "britain", "kingdom", "nations", "war", "peace", "treaty", "security", "defence", "defense", "foreign", "affairs", "health", "education", "finance", "economy", "trade", "supreme", "general", "secretary",
        "chief", "director", "head", "king", "queen", "prince", "princess", "pope", "lord", "lady", "mister", "doctor", "professor", "captain", "colonel", "mayor", "governor", "chancellor", "senator", "deputy", "black", "white", "gulf", "middle",
        "democratic", "democrats", "republican", "republicans", "social", "socialist", "communist", "liberal", "conservative", "labour", "green", "greens", "people", "popular", "front", "movement", "christmas", "easter", "year", "human", "rights",
        "first", "second", "third", "new", "old", "saint", "star", "prize", "award", "airlines", "airport", "station", "center", "centre", "valley", "mountain", "mountains", "county", "province", "capital", "constitution", "article", "chamber",
        "bureau", "assembly", "customs", "interior", "allies", "crown", "guard", "guards", "commander", "commissioner", "pacific", "atlantic", "culture", "earth", "moon", "milky", "weather", "service", "services", "dental", "medical", "stock", "exchange",
        "market", "field", "iron", "steel", "dome", "team", "club", "attorney", "sister", "sisters", "brother", "brothers", "light", "lights", "labor", "study", "studies", "research", "child", "children", "women", "alliance", "armed", "corps", "engineer",
        "engineers", "advisor", "adviser", "assistant", "according", "knight", "knights", "transport", "traffic", "magistrate", "magistrates", "judge", "justice", "energy", "oil", "power", "water", "forest", "land", "home", "life", "news", "times", "post",
        "daily", "radio", "television", "music", "film", "festival", "theatre", "theater", "opera", "gallery", "library", "tower", "square", "palace", "castle", "gate", "wall", "port", "harbour", "harbor", "coast", "beach", "bay", "desert", "hill", "hills",
        "village", "town", "country", "three", "four", "five", "seven", "eight", "nine", "eleven", "twelve", "hundred", "thousand", "million", "order", "plan", "act", "bill", "law", "code", "board", "fund", "trust", "charity", "cross", "crescent", "society",
        "holy", "sacred", "cathedral", "temple", "mosque", "book", "games", "cup", "open", "grand", "final", "super", "major", "royal", "imperial", "civil", "military", "naval", "space", "nuclear", "digital", "global", "local", "public", "private", "special",
        "summit", "forum", "conference", "congresses", "meeting", "protocol", "accord", "pact", "charter", "resolution", "programme", "program", "project", "initiative", "system", "network", "mission", "operation", "campaign", "front", "spring", "summer",
        "autumn", "winter", "night", "morning", "christianity", "islam", "bible", "quran", "roman", "senior", "junior", "vice", "co-operation", "gross", "domestic", "product", "index", "street", "online", "web", "site", "sept", "press", "media", "gold",
        "silver", "bronze", "medal", "formula", "premier", "division", "coach", "captain", "sergeant", "lieutenant", "admiral", "marshal", "ambassador", "consul", "consulate", "embassy", "mr", "mrs", "miss", "madam", "father", "mother", "santa", "san");

    // What a noun of an institution ends in, and a name of a person or place hardly ever.
    private static readonly string[] NounEndings = ["tion", "tions", "sion", "ment", "ments", "ness", "ship", "hood", "ism", "ance", "ence", "ities", "ics", "ology", "ural", "ental", "cial", "tional", "ative", "ing", "ings", "tory", "ties", "ware"];

    public static IEnumerable<Finding> Check(string place, string source, string language, string english)
    {
        if (Unverifiable.Contains(language))
        {
            yield break;
        }

        var tokens = Word().Matches(source.Transliterate()).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        HashSet<string> lower = [.. Word().Matches(english).Select(match => match.Value).Where(word => char.IsLower(word[0]))];
        foreach (Match match in Name().Matches(english).DistinctBy(match => match.Value))
        {
            if (!StartsSentence(english, match.Index) && Parts(match.Value).FirstOrDefault(part => IsName(part, lower) && !IsSupported(part, tokens, source, language)) is { } name)
            {
                yield return new Finding("V17", Severity.Soft, place, $"The translation names '{name}'; nothing in the source looks or sounds like it.", null, name, null, new TextSpan(match.Index, match.Length));
            }
        }
    }

    private static IEnumerable<string> Parts(string name) => name.Split('-', '\'', '’').Where(part => part.Length >= MinLength && char.IsUpper(part[0]));

    private static bool IsName(string part, HashSet<string> lower) =>
        !part.All(char.IsUpper) && !Common.Contains(part) && !(part.Length > 6 && NounEndings.Any(ending => part.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) && !(part.EndsWith('s') && Common.Contains(part[..^1])) && !lower.Contains(part.ToLowerInvariant());

    private static bool IsSupported(string name, string[] tokens, string source, string language)
    {
        var ascii = name.Transliterate();
        return tokens.Any(token => Likeness.AreLike(ascii, token) || (Lenient.Contains(language) && Likeness.AreLikeConsonants(ascii, token)))
            || PlaceNames.Support(ascii, source, language);
    }

    private static bool StartsSentence(string text, int index)
    {
        var before = text.AsSpan(0, index).TrimEnd();
        return before.Length == 0 || before[^1] is '.' or '!' or '?' or ':' or '"' or '“' or '”' or '«' or '»' or '(' or '—' or '–' or '-' or '…' or '\'' or '‘';
    }

    [GeneratedRegex(@"\p{Lu}[\p{L}\p{M}'’-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"[\p{L}\p{M}]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
