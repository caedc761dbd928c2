using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>How numbers, and what stands around them, are written. Each pattern is bounded in time, with room for a machine so busy that a thread waits for seconds.</summary>
internal static partial class NumberPatterns
{
    [GeneratedRegex("[^0-9]+", RegexOptions.NonBacktracking)]
    public static partial Regex NotDigits();

    [GeneratedRegex(
        @"(?i:covid[- ]?\d\d)|24/7|(?<![\w.,])(?i:[2-8][kgd]|mp[34])\b|(?<![\w$€£¥])(?!(?:US|A|C|HK|NT|S|R|N|Q|Rs|RM|Rp|BRL|USD|EUR|GBP|CHF|RMB|CNY|JPY|HUF|CZK|PLN|SEK|NOK|DKK|ISK|RUB|TRY|TL|INR|UAH|AED|SAR|KRW|ZAR|BGN|RON|KM|NGN|Kč)-?\d)\p{Lu}{1,5}-?\d{1,4}\p{L}?(?![\w,.]*\d)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex Code();

    /// <summary>Where a holy book says it: "(Mt 5, 3.10)", "Matthew 5:3, 10", "Joh 3,16".</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:[1-5]\.? ?)?\p{Lu}\p{L}{1,15}\.? \d{1,3}(?:, ?\d{1,3}[.–-]\d{1,3}(?:[.–-]\d{1,3})*|:\d{1,3}(?:[,.–-] ?\d{1,3})+)(?![\d:]|[.,]\d)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex Verse();

    /// <summary>Czech and Slovak: "half of the second million" is 1.5 million.</summary>
    [GeneratedRegex(
        @"(?i)\b(?:půl|pol) (?:(druh)|(třet|tret)|(čtvrt|štvrt))\p{L}+(?: (?:(tis)|(mili[oó]n)|(mili?ar))\p{L}*)?",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex HalfOfNext();

    /// <summary>Persian writes ۲/۵ میلیون for 2.5 million; a date has two of them.</summary>
    [GeneratedRegex(
        @"(?<=(?<![\d/])\d{1,3})/(?=\d{1,2}(?![\d/]))",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex DecimalSlash();

    /// <summary>N6.57 billion, RMB280 million.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}])(?:US|A|C|HK|NT|S|R|N|Q|Rs|RM|Rp|BRL|USD|EUR|GBP|CHF|RMB|CNY|JPY|HUF|CZK|PLN|SEK|NOK|DKK|ISK|RUB|TRY|TL|INR|UAH|AED|SAR|KRW|ZAR|BGN|RON|KM|NGN|Kč)$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex CurrencyBefore();

    [GeneratedRegex(
        @"(?<!\d)(\d{4})[./年](\d{1,2})[./月](\d{1,2})(?!\d)|(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)|(?<![\d.,/])([0-3]?\d)\.([0-3]?\d)\.(\d{4}|\d{2})(?!\d|[.,]\d)|(?<![\d.,/])([0-3]?\d)/([0-3]?\d)/(\d{4}|\d{2})(?!\d|[.,/]\d)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex Date();

    [GeneratedRegex(
        @"(?<![\d:])(\d{1,2})(?:: ?|(?<=(?<!\d)[1-5])h(?=30))(\d{2})(?:[:.](\d{2}))?(?![\d:])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex Time();

    /// <summary>What a race took: 1'19"327, 0"154, 1:19.327.</summary>
    [GeneratedRegex(
        """(?<![\d:.,])(?:(?:(?<minutes>\d{1,2})['’′] ?)?(?<seconds>\d{1,2})(?:["”″]|''|’’|′′)(?<rest>\d{1,3})|(?<minutes>\d{1,2}):(?<seconds>\d{2})[.,](?<rest>\d{3}|\d))(?![\d:])""",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex Lap();

    [GeneratedRegex(
        @"\G(?:1[89]|20)\d\d(?=[-/])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex YearBefore();

    [GeneratedRegex(
        @"(?i:años|anys|anos|anni|années|anii|Jahren?|lata|latach|década de|los|dels|els|gli|negli|nei|dei|anos de)[ \u00a0]'?$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex DecadeBefore();

    [GeneratedRegex(
        @"(?:\balle|\bore|\bum|\bgegen|\bab|\bbis|\blas|\bàs|\bà|\bkl\.|\bklo|\borele|\bora|\borei|\bgodz\.|\bsaat|\bv|\bв|\bo|\bob|\bkell|\bkl|\bklukkan)[ \u00a0]$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex ClockBefore();

    /// <summary>The day beside its weekday, as Brazilian papers give it: quinta-feira (28).</summary>
    [GeneratedRegex(
        @"(?i:feira|segunda|terça|quarta|quinta|sexta|sábado|domingo),? \($",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex WeekdayBefore();

    /// <summary>Words that only an hour follows: kl. 15.</summary>
    [GeneratedRegex(
        @"(?:\bkl\.?|\bklo|\bklukkan|\bgodz\.|\bsaat|\bora|\borele)[ \u00a0]$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex HourBefore();

    [GeneratedRegex(
        @"^(?:'?s\b|ern?\b|-?(?:е|х|ті|тих|те)\b|年代|[后後]|\.(?: (?:a|až|i|do|-|and) \d0\.)? (?:let|lét|rok|lecie|lat\b)|'l[iıuü]|l[iıuü] y)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex DecadeAfter();

    /// <summary>04～05年</summary>
    [GeneratedRegex(
        @"^(?:[-~至到]\d\d)?年",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex YearAfter();

    [GeneratedRegex(
        @"^[ \u00a0](?:let\b|lét|roků|годы|годов|годах|роки|років|роках|lat\b|latach|години|година|god|aðr)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex DecadeWordAfter();

    [GeneratedRegex(
        @"^(?:\.|-?(?:м|й|го|th|st|nd|rd|e|è|ème|º|o))?[ \u00a0]?(?i:centur|век|столі|столет|Jahr?h?und|Jahrh|stol|sigl|sécul|siècl|secol|yüzy|vek|wiek|öld|ald)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex CenturyAfter();

    [GeneratedRegex(
        @"^\.?[ \u00a0]?(?i:Uhr|час|год|hod|h(?:rs?|ours)?\b|heures|horas|ore\b|godz|saat|시|giờ|時|时|点|點)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex HourAfter();

    /// <summary>What English says after a time of day.</summary>
    [GeneratedRegex(
        @"^[ \u00a0-]?(?i:[ap]\.? ?m\b|o'clock)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex ClockAfter();

    [GeneratedRegex(
        @"^[ \u00a0](?:jours|días|dias|giorni|dies)\b",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex DaysAfter();

    /// <summary>Half | two, wpół do | drugiej.</summary>
    [GeneratedRegex(
        @"\A (?:do |na )?\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex HalfGap();

    /// <summary>Centimetres, which may be said as metres: 166 cm.</summary>
    [GeneratedRegex(
        @"^[ \u00a0]?(?:cm\b|㎝|см\b|センチ|厘米|公分)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex CentimetersAfter();

    /// <summary>A round of a cup that is named by how many matches it has.</summary>
    [GeneratedRegex(
        @"^(?:es?|-?[йяею])?[ \u00a0-]?(?:de |di )?(?i:fin[aá]l|финал|фінал)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex FinalAfter();

    [GeneratedRegex(
        @"(?<![\d/]|\d[.,])(?:(\d{1,4}) {1,2})?(\d{1,4})/(\d{1,4})(?![\d/])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex Fraction();

    [GeneratedRegex(
        @"\G(\^|e(?=[+-]?\d))(?:\+|--)?(-?[0-9]{1,2})(?!\d)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex PowerAfter();

    /// <summary>Hundredths of a currency.</summary>
    [GeneratedRegex(
        @"\G[ \u00a0-]?(?i:cents?\b|centavo|c[eé]ntimo|centime|cêntimo|centesim|pence|pfennig|penn|копе|копій|kuruş|öre\b|øre\b|grosz|पैसे|पैसा|पेंस|सेंट(?!ी)|कुरस|कोबो|पैसों|سنت|센트|セント|銭|分(?![钟鐘之の])|אגורות|haléř|fillér|bani?\b|stotin)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex MinorUnit();

    /// <summary>15 dollars and 50.</summary>
    [GeneratedRegex(
        @"\A (?:us |US )?(?:dollars?|dólares|dollari|dollar|euros?|pounds?|pfund|USD|EUR|GBP)(?:,? (?:and|et|y|e|und|och|en|con|com))? \z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex MoneyGap();

    /// <summary>5 feet 2 inches.</summary>
    [GeneratedRegex(
        @"\A (?:feet|foot|ft\.?)(?: and)? \z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex FeetGap();

    /// <summary>What stands between the parts of a fraction in words.</summary>
    [GeneratedRegex(
        @"\A[ \u00a0-]{1,3}\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex FractionGap();

    /// <summary>Five and a | quarter.</summary>
    [GeneratedRegex(
        @"\A (?:and|y|con|e|et|en|og|och|und|और|و) ?(?:an? |una? |une |een |en |ett |eine? |un |एक |um |uma )?\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex MixedGap();

    /// <summary>How the words for parts end: fifth, cinquième, centésimo, Fünftel, femtedel.</summary>
    [GeneratedRegex(
        @"(?:ths?|thirds?|i[eè]mes?|[eé]sim[aoi]s?|avos?|tel|stel|ste|de|del(?:ar|s)?|\A[وبل]?(?:ال)?(?:ثلث|ربع|خ[ُ]?مس|سدس|سبع|ثمن|تسع|عشر))\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex PartEnding();

    /// <summary>The same of more than one, which no ordinal ends in: twenty fifths.</summary>
    [GeneratedRegex(
        @"(?:ths|thirds|i[eè]mes|[eé]sim[ao]s|esimi|avos|[cq]uartos|quintos|quinti|quarti|sextos|octavos|tel|delar|أثلاث|أرباع|أخماس|اخماس|أسداس|أثمان)\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex PartsEnding();

    /// <summary>One over three, uno sobre tres, en genom tre.</summary>
    [GeneratedRegex(
        @"\A (?:over|in|out of|in a|sobre|de cada|bölü|sur|su|durch|von|av|genom|delat med|delat på|op|op de|van de|uit|uit de|gedeeld door|из|(?:جزءا? |[أا]جزاء )?من|على|في|बटे|बटा|में से|का|के|की|की तुलना में) \z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex OverGap();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.])([IVXLХ]{1,7})(?:e|ème|er|th)?(?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex Roman();

    [GeneratedRegex(
        @"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|(?i:half|halves|midnight|noon|doubled?|twofold|twice|tripled?|quadrupled?|quarters?|thirds?|fortnight|a|an|one|clock|day|daily|centennial|centenary|century|centuries|teens?|teenagers?|teenaged?))\b",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    public static partial Regex EnglishExtra();
}
