namespace NewsDigest.Facts.Reading.Names;

/// <summary>
/// Persons in Korean: Hangul writes surname and given name as one word, and English writes either first, in more than one
/// spelling. "Lee Jae-myung" is 이재명; a wrong surname before a right given name is another person.
/// </summary>
internal static class KoreanNames
{
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private const int Finals = 28;
    private const int Vowels = 21;

    // Surnames with the spellings that their bearers use.
    private static readonly Dictionary<string, string[]> Surnames = Table(
        """
        김 kim gim | 이 lee yi rhee li ri | 박 park pak bak | 최 choi choe | 정 jung chung jeong joung | 강 kang gang
        조 cho jo | 윤 yoon yun | 장 jang chang | 임 lim im rim yim | 한 han hahn | 오 oh o | 서 seo suh so
        신 shin sin | 권 kwon gwon | 황 hwang whang | 안 ahn an | 송 song | 류 ryu ryoo yoo yu | 유 yoo yu ryu you
        홍 hong | 전 jeon chun jun chon | 고 ko go koh | 문 moon mun | 손 son sohn | 양 yang | 배 bae pae
        백 baek paik back | 허 heo hur huh her | 남 nam | 심 shim sim | 노 noh roh no | 하 ha | 곽 kwak gwak
        성 sung seong | 차 cha | 주 joo ju chu | 우 woo wu | 구 koo gu ku | 민 min | 나 na ra rha | 진 jin chin
        지 ji chi | 엄 eom um uhm | 채 chae | 원 won | 천 chun cheon | 방 bang pang | 공 kong gong | 현 hyun hyeon
        함 ham | 변 byun byeon | 염 yeom yum | 여 yeo yuh | 추 choo chu | 도 do doh | 소 so | 석 seok suk
        선 sun seon | 설 seol sul | 마 ma | 길 gil kil | 위 wi | 표 pyo | 명 myung myeong | 기 ki gi | 반 ban pan
        왕 wang | 금 keum geum | 옥 ok | 맹 maeng | 제 je | 모 mo | 탁 tak | 국 kook | 어 eo | 은 eun | 편 pyeon
        """
    );

    private static readonly HashSet<string> Spellings = new(
        Surnames.Values.SelectMany(spellings => spellings),
        StringComparer.Ordinal
    );

    private static readonly char[] Initials = [.. "gGnddrmbbsS-jjckTph"];

    /// <summary>Null where it is no Korean person, or the source says nothing about it.</summary>
    /// <param name="name">"Lee Jae-myung", "Jae-myung Lee".</param>
    public static KoreanName? Find(string source, string name)
    {
        var words = name.Split(' ');
        for (var at = 0; at + 1 < words.Length; at++)
        {
            var (first, second) = (words[at].ToLowerInvariant(), words[at + 1].ToLowerInvariant());
            if (Spellings.Contains(first) && Match(source, second, first) is { } inOrder)
            {
                return inOrder;
            }

            if (Spellings.Contains(second) && Match(source, first, second) is { } turned)
            {
                return turned;
            }
        }

        return null;
    }

    /// <summary>Whether a given name alone, "Jae-myung", stands in the source.</summary>
    public static bool HasGiven(string source, string given) =>
        Places(source, given.ToLowerInvariant()).Any();

    private static KoreanName? Match(string source, string given, string surname)
    {
        KoreanName? found = null;
        foreach (var place in Places(source, given))
        {
            var before = place > 0 ? source[place - 1].ToString() : "";
            if (!Surnames.TryGetValue(before, out var spellings))
            {
                continue;
            }

            if (spellings.Contains(surname))
            {
                return new KoreanName(IsRight: true, before, place - 1);
            }

            if (place == 1 || !IsSyllable(source[place - 2]))
            {
                found ??= new KoreanName(IsRight: false, source.Substring(place - 1, 3), place - 1);
            }
        }

        return found;
    }

    /// <summary>Where two syllables stand that sound like the given name.</summary>
    private static IEnumerable<int> Places(string source, string given)
    {
        var consonants = ConsonantsOf(given.Replace("-", "", StringComparison.Ordinal));
        if (consonants.Length < 2)
        {
            yield break;
        }

        for (var index = 0; index + 1 < source.Length; index++)
        {
            if (
                IsSyllable(source[index])
                && IsSyllable(source[index + 1])
                && ConsonantsOf(source[index]) + ConsonantsOf(source[index + 1]) == consonants
            )
            {
                yield return index;
            }
        }
    }

    private static bool IsSyllable(char c) => c is >= (char)FirstSyllable and <= (char)LastSyllable;

    /// <summary>Its consonants, as coarse as spellings differ.</summary>
    private static string ConsonantsOf(char syllable)
    {
        var index = syllable - FirstSyllable;
        var initial = Initials[index / (Vowels * Finals)];
        var final = (index % Finals) switch
        {
            0 => "",
            1 or 2 or 3 or 24 => "K",
            4 or 5 or 6 => "N",
            7 or 19 or 20 or 22 or 23 or 25 or 27 => "T",
            8 or 9 or 10 or 11 or 12 or 13 or 14 or 15 => "R",
            16 => "M",
            17 or 18 or 26 => "P",
            21 => "Q",
            _ => "",
        };
        return Coarse(initial) + final;
    }

    private static string Coarse(char initial) =>
        initial switch
        {
            'g' or 'G' or 'k' => "K",
            'd' or 'T' => "T",
            'b' or 'p' => "P",
            'j' or 'c' => "J",
            's' or 'S' => "S",
            'r' => "R",
            'n' => "N",
            'm' => "M",
            _ => "",
        };

    private static string ConsonantsOf(string english)
    {
        var consonants = new System.Text.StringBuilder();
        for (var i = 0; i < english.Length; i++)
        {
            var next = i + 1 < english.Length ? english[i + 1] : '\0';
            var consonant = (english[i], next) switch
            {
                ('n', 'g') => "Q",
                ('c', 'h') or ('j', _) => "J",
                ('s', 'h') or ('s', _) => "S",
                ('k' or 'g' or 'c' or 'q', _) => "K",
                ('t' or 'd', _) => "T",
                ('p' or 'b' or 'f', _) => "P",
                ('r' or 'l', _) => "R",
                ('n', _) => "N",
                ('m', _) => "M",
                _ => "",
            };
            i += english[i] is 'n' && next == 'g' || next == 'h' ? 1 : 0;
            consonants.Append(consonant);
        }

        return consonants.ToString();
    }

    private static Dictionary<string, string[]> Table(string rows) =>
        rows.Split(
                ['|', '\n'],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
            .Select(row => row.Split(' '))
            .ToDictionary(row => row[0], row => row[1..], StringComparer.Ordinal);
}

/// <param name="IsRight">Whether the source has the given name with this surname; else it has it with another.</param>
/// <param name="Written">As the source has it.</param>
internal sealed record KoreanName(bool IsRight, string Written, int Start);
