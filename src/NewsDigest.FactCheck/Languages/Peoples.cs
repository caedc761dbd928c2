using System.Collections.Frozen;

namespace NewsDigest.Facts.Languages;

/// <summary>English words for one country and its people that share no stem a rule could find: "Dutch" and "Netherlands", "Poles" and "Poland".</summary>
internal static class Peoples
{
    private static readonly string[] Families =
    [
        "united states|us|usa|america|american|americans|u.s.",
        "united kingdom|uk|britain|great britain|british|briton|britons|brit|brits",
        "england|english|englishman|englishmen",
        "scotland|scottish|scot|scots|scotsman",
        "wales|welsh|welshman",
        "ireland|irish|irishman",
        "united nations|un",
        "european union|eu",
        "soviet union|ussr|soviet|soviets",
        "germany|german|germans",
        "france|french|frenchman|frenchmen",
        "spain|spanish|spaniard|spaniards",
        "portugal|portuguese",
        "netherlands|holland|dutch|dutchman",
        "belgium|belgian|belgians",
        "switzerland|swiss",
        "denmark|danish|dane|danes",
        "sweden|swedish|swede|swedes",
        "norway|norwegian|norwegians",
        "finland|finnish|finn|finns",
        "iceland|icelandic|icelander|icelanders",
        "greenland|greenlandic|greenlander|greenlanders",
        "poland|polish|pole|poles",
        "czechia|czech republic|czech|czechs",
        "czechoslovakia|czechoslovak|czechoslovaks",
        "slovakia|slovak|slovaks",
        "slovenia|slovene|slovenes|slovenian",
        "croatia|croat|croats|croatian",
        "serbia|serb|serbs|serbian",
        "bosnia & herzegovina|bosnia|bosnian|bosnians|bosniak|bosniaks",
        "north macedonia|macedonia|macedonian|macedonians",
        "montenegro|montenegrin|montenegrins",
        "greece|greek|greeks",
        "cyprus|cypriot|cypriots",
        "malta|maltese",
        "hungary|hungarian|hungarians",
        "turkey|türkiye|turkish|turk|turks",
        "ottoman|ottomans",
        "kurdistan|kurdish|kurd|kurds",
        "moscow|muscovite|muscovites",
        "caucasus|caucasian",
        "chechnya|chechen|chechens",
        "crimea|crimean",
        "azerbaijan|azerbaijani|azeri|azeris|azerbaijanis",
        "kazakhstan|kazakh|kazakhs",
        "uzbekistan|uzbek|uzbeks",
        "tajikistan|tajik|tajiks",
        "kyrgyzstan|kyrgyz",
        "turkmenistan|turkmen",
        "afghanistan|afghan|afghans",
        "pakistan|pakistani|pakistanis",
        "thailand|thai|thais",
        "myanmar (burma)|myanmar|burma|burmese",
        "philippines|filipino|filipinos|philippine",
        "north korea|korea|korean|koreans",
        "south korea|korea|korean|koreans",
        "hong kong|hongkonger|hongkongers",
        "hong kong sar china|hong kong",
        "macao sar china|macao|macau",
        "taiwan|taiwanese",
        "vietnam|vietnamese",
        "china|chinese|sino",
        "tibet|tibetan|tibetans",
        "india|indian|indians",
        "nepal|nepali|nepalese",
        "sikh|sikhs",
        "punjab|punjabi|punjabis",
        "saudi arabia|saudi|saudis",
        "united arab emirates|uae|emirati|emiratis|emirates",
        "israel|israeli|israelis",
        "palestinian territories|palestine|palestinian|palestinians",
        "lebanon|lebanese",
        "yemen|yemeni|yemenis",
        "iraq|iraqi|iraqis",
        "kuwait|kuwaiti|kuwaitis",
        "qatar|qatari|qataris",
        "oman|omani",
        "bahrain|bahraini",
        "assyria|assyrian|assyrians",
        "judea|judean",
        "thrace|thracian",
        "argentina|argentine|argentines|argentinian|argentinians",
        "peru|peruvian|peruvians",
        "panama|panamanian|panamanians",
        "brazil|brazilian|brazilians",
        "ecuador|ecuadorian|ecuadorians",
        "canada|canadian|canadians",
        "new zealand|new zealander|new zealanders|kiwi|kiwis|zealand|zealander",
        "new york|new yorker|new yorkers|yorker|yorkers",
        "congo - kinshasa|congo|congolese|drc",
        "congo - brazzaville|congo|congolese",
        "niger|nigerien|nigeriens",
        "ivory coast|côte d’ivoire|ivorian|ivorians",
        "ghana|ghanaian|ghanaians",
        "madagascar|malagasy",
        "buddha|buddhist|buddhists|buddhism",
        "hindu|hindus|hinduism",
        "christ|christian|christians|christianity",
        "islam|islamic|muslim|muslims",
        "jew|jews|jewish|judaism",
        "europe|european|europeans",
        "europa|europe",
        "venice|venetian|venetians",
        "naples|neapolitan",
        "florence|florentine",
        "tuscany|tuscan",
        "sicily|sicilian",
        "catalonia|catalan|catalans",
        "normandy|norman|normans",
        "flanders|flemish",
        "manchester|mancunian|mancunians",
        "sydney|sydneysider|sydneysiders",
        "liverpool|liverpudlian",
        "glasgow|glaswegian",
        "nato|north atlantic treaty organization",
        "wto|world trade organization",
        "cis|commonwealth of independent states",
    ];

    private static readonly FrozenDictionary<string, string[]> Kin = Families
        .Select(family => family.Split('|'))
        .SelectMany(family => family.Select(member => (member, family)))
        .GroupBy(pair => pair.member, pair => pair.family)
        .ToFrozenDictionary(
            group => group.Key,
            group =>
                group
                    .SelectMany(family => family)
                    .Where(other => other != group.Key)
                    .Distinct()
                    .ToArray(),
            StringComparer.Ordinal
        );

    /// <summary>The other words of the family.</summary>
    /// <param name="word">In lower case.</param>
    public static IReadOnlyList<string> Of(string word) =>
        Kin.TryGetValue(word, out var kin) ? kin : [];
}
