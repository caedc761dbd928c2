using System.Text;

namespace NewsDigest.Cleaning;

/// <summary>The upper half of an old code of one byte a letter, both ways.</summary>
internal sealed class CodeTable
{
    private readonly char[] _letters = new char[0x80];
    private readonly Dictionary<char, int> _places = [];

    private CodeTable(int codePage)
    {
        var encoding =
            CodePagesEncodingProvider.Instance.GetEncoding(codePage)
            ?? Encoding.GetEncoding(codePage);
        Name = encoding.WebName;
        for (var place = 0; place < _letters.Length; place++)
        {
            _letters[place] = encoding.GetString([(byte)(place + 0x80)])[0];
            _places.TryAdd(_letters[place], place);
        }

        // What was read as latin-1 has controls where windows-1252 has letters, and both are met.
        for (var place = 0; place < 0x20; place++)
        {
            _places.TryAdd((char)(place + 0x80), place);
        }
    }

    public string Name { get; }

    public static CodeTable Of(int codePage) => new(codePage);

    public bool Has(string word)
    {
        foreach (var letter in word)
        {
            if (letter >= 0x80 && !_places.ContainsKey(letter))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text with each letter of <paramref name="read"/> as the byte that it came from means here.</summary>
    public string Reread(string text, CodeTable read) =>
        string.Create(
            text.Length,
            (Text: text, Read: read, Letters: _letters),
            static (reread, from) =>
            {
                for (var index = 0; index < reread.Length; index++)
                {
                    var letter = from.Text[index];
                    reread[index] =
                        letter >= 0x80 && from.Read._places.TryGetValue(letter, out var place)
                            ? from.Letters[place]
                            : letter;
                }
            }
        );
}
