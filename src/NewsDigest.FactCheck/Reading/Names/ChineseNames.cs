using AnyAscii;

namespace NewsDigest.Facts.Reading.Names;

/// <summary>Persons in Chinese by pinyin: "Zhang Lihua" is 张丽华; a wrong surname before a right given name is another person.</summary>
internal static class ChineseNames
{
    private const int MinGiven = 4; // letters of a given name of two characters

    private static readonly HashSet<string> Surnames = new(
        "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin chang qiao lai gong wen".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    /// <summary>Null where it is no Chinese person with a given name of two syllables, or the source has nothing like it.</summary>
    /// <param name="name">"Zhang Lihua", as English writes it.</param>
    public static string? SurnameOf(string source, string name)
    {
        var words = name.ToLowerInvariant().Split(' ');
        for (var at = 0; at + 1 < words.Length; at++)
        {
            var (surname, given) = (
                words[at],
                words[at + 1].Replace("-", "", StringComparison.Ordinal)
            );
            if (!Surnames.Contains(surname) || given.Length < MinGiven)
            {
                continue;
            }

            string? found = null;
            for (var index = 1; index + 1 < source.Length; index++)
            {
                if (Pinyin(source[index]) + Pinyin(source[index + 1]) != given)
                {
                    continue;
                }

                var before = Pinyin(source[index - 1]);
                if (before == surname)
                {
                    return null;
                }

                found = Surnames.Contains(before) ? source.Substring(index - 1, 3) : found;
            }

            return found;
        }

        return null;
    }

    private static string Pinyin(char c) =>
        c is >= '\u4E00' and <= '\u9FFF' ? c.ToString().Transliterate().ToLowerInvariant() : "";
}
