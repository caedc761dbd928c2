using System.Text;

namespace NewsDigest.Languages;

/// <summary>What an article tells in its own words, without what it quotes: a quotation may be in another language.</summary>
internal static class Narration
{
    private const int Enough = 15; // letters

    private static readonly Dictionary<char, string> Closers = new()
    {
        ['"'] = "\"",
        ['“'] = "”\"",
        ['„'] = "“”\"",
        ['«'] = "»",
        ['»'] = "«",
        ['「'] = "」",
        ['『'] = "』",
    };

    /// <summary>The text itself where hardly anything stands outside of its quotations.</summary>
    public static string Of(string text)
    {
        StringBuilder? told = null;
        var from = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (!Closers.TryGetValue(text[index], out var closers))
            {
                continue;
            }

            var end = text.AsSpan(index + 1).IndexOfAny(closers);
            if (end < 0)
            {
                break;
            }

            (told ??= new StringBuilder(text.Length)).Append(text, from, index - from).Append(' ');
            from = index + 1 + end + 1;
            index = from - 1;
        }

        var rest = told?.Append(text, from, text.Length - from).ToString();
        return rest is not null && Scripts.CountLetters(rest) >= Enough ? rest : text;
    }
}
