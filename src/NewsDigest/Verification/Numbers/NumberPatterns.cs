using System.Text.RegularExpressions;

namespace NewsDigest.Verification.Numbers;

/// <summary>How numbers, and what stands around them, are written. Each pattern is bounded in time.</summary>
internal static partial class NumberPatterns
{
    [GeneratedRegex("[^0-9]+", RegexOptions.NonBacktracking)]
    public static partial Regex NotDigits();

    [GeneratedRegex(@"(?i:covid[- ]?19)|24/7|(?<![\w.,])(?i:[2-8][kgd]|mp[34])\b|(?<![\w$€£¥])(?!(?:US|A|C|HK|NT|S|R|N|Rs|BRL|USD|EUR|GBP|CHF)-?\d)\p{Lu}{1,5}-?\d{1,4}\p{L}?(?![\w,.]*\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Code();

    [GeneratedRegex(@"(?<!\d)(\d{4})[./年](\d{1,2})[./月](\d{1,2})(?!\d)|(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)|(?<![\d.,])(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?![\d])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Date();

    [GeneratedRegex(@"(?<![\d:])(\d{1,2}): ?(\d{2})(?::\d{2})?(?![\d:])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Time();

    [GeneratedRegex(@"\d+(?:(?:[.,']\d+)+|(?:[\u00a0 ]\d{3}(?!\d))+(?:[.,]\d+)?)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Digits();

    [GeneratedRegex(@"\G[ \u00a0]?-?([\p{L}\p{M}]{1,24}\.?)(?:[ \u00a0](?:de |di |d')?([\p{L}\p{M}]{1,24}\.?))?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex NextWords();

    [GeneratedRegex(@"\G[ \u00a0]?(?:-|to|bis|a|y|and|und|до|по|à|et|al|și|až|से|or|или|oder|o|ou|e)[ \u00a0]?[$€£¥]?\d[\d.,]*[ \u00a0-]?([\p{L}\p{M}]{1,24})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex SharedScale();

    [GeneratedRegex(@"\G(?:19|20)\d\d(?=[-/])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex YearBefore();

    [GeneratedRegex(@"(?:años|anys|anos|anni|années|anii|Jahren?|lata|latach|década de|los|dels|els|gli|negli|nei|anos de)[ \u00a0]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex DecadeBefore();

    [GeneratedRegex(@"(?:\balle|\bore|\bum|\bgegen|\bab|\bbis|\blas|\bàs|\bà|\bkl\.|\bklo|\borele|\bgodz\.|\bsaat|\bv|\bв|\bo|\bob|\bkell)[ \u00a0]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex ClockBefore();

    [GeneratedRegex(@"^(?:'?s\b|er\b|-?(?:е|х|ті|тих|те)\b|年代|\. (?:let|lét|rok|lecie|lat\b)|'l[iıuü]|l[iıuü] y)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex DecadeAfter();

    [GeneratedRegex(@"^(?:\.|-?(?:м|й|го|th|st|nd|rd|e|è|ème|º|o))?[ \u00a0]?(?:centur|век|столі|столет|Jahrh|stol|sigl|sécul|siècl|secol|yüzy|vek|wiek|century)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex CenturyAfter();

    [GeneratedRegex(@"^[ \u00a0]?(?:Uhr|час|год|hod|h\b|heures|horas|ore\b|godz|saat|시|giờ)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex HourAfter();

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)?", RegexOptions.NonBacktracking)]
    public static partial Regex Word();

    [GeneratedRegex(@"(?<![\p{L}\p{N}.])[IVXLХ]{1,7}(?![\p{L}\p{N}])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Roman();

    [GeneratedRegex(@"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|(?i:half|halves|midnight|noon|doubled?|twofold|twice|tripled?|quarters?|thirds?|fortnight|a|an|one))\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex EnglishExtra();
}
