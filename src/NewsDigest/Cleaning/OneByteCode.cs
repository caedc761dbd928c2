using System.Text;

namespace NewsDigest.Cleaning;

/// <summary>A code of one byte a letter, as far as its upper half: what UTF-8 looks like when it is read by it.</summary>
internal sealed class OneByteCode
{
    private const int Macintosh = 10000;
    private const byte HardSpace = 0xA0;

    // "à" is the bytes C3 A0, and the second is often folded to a space; so is that of "Š", "Р" and others.
    private const string GraveA = "à";

    private static readonly UTF8Encoding Utf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private readonly Dictionary<char, byte> _bytes = [];

    // "√π" is "ù" for a Macintosh, and mathematics for everybody else: there a letter of the word must stand beside it, or it
    // must be a word of other letters.
    private readonly bool _needsNeighbour;
    private const int Word = 3; // letters

    public OneByteCode(int codePage)
    {
        _needsNeighbour = codePage == Macintosh;
        var encoding =
            CodePagesEncodingProvider.Instance.GetEncoding(codePage)
            ?? Encoding.GetEncoding(codePage);
        for (var value = 0x80; value <= 0xFF; value++)
        {
            _bytes.TryAdd(encoding.GetString([(byte)value])[0], (byte)value);
        }

        // Two programs read one text, one by windows-1252 and one by latin-1, whose letters here are controls.
        for (var value = 0x80; value <= 0x9F; value++)
        {
            _bytes.TryAdd((char)value, (byte)value);
        }
    }

    /// <summary>
    /// The text with each run of letters beyond ASCII read as UTF-8, or null when most of them are none: then the text was not
    /// read by this code.
    /// </summary>
    public string? Reread(string text)
    {
        var reread = new StringBuilder(text.Length);
        var (good, bad, hasNeighbour) = (0, 0, false);
        for (var start = 0; start < text.Length; )
        {
            var end = start;
            while (end < text.Length && (text[end] >= 0x80 || IsFoldedSpace(text, start, end)))
            {
                end++;
            }

            if (end == start)
            {
                reread.Append(text[start++]);
                continue;
            }

            if (Read(text.AsSpan(start, end - start)) is { } letters)
            {
                good++;
                hasNeighbour |=
                    (start > 0 && char.IsAsciiLetter(text[start - 1]))
                    || (end < text.Length && char.IsAsciiLetter(text[end]))
                    || letters.Length >= Word;
                reread.Append(letters).Append(NeedsSpace(letters, text, end) ? " " : "");
            }
            else
            {
                bad++;
                reread.Append(text, start, end - start);
            }

            start = end;
        }

        return good > bad && (hasNeighbour || !_needsNeighbour) ? reread.ToString() : null;
    }

    private bool IsContinued(string text, int at) =>
        at < text.Length
        && _bytes.TryGetValue(text[at], out var value)
        && value is >= 0x80 and < 0xC0;

    /// <summary>A space where a byte of a letter is missing, and would be a hard space.</summary>
    private bool IsFoldedSpace(string text, int start, int at)
    {
        if (text[at] != ' ' || at == start)
        {
            return false;
        }

        var first = at - 1;
        while (
            first > start
            && _bytes.TryGetValue(text[first], out var value)
            && value is >= 0x80 and < 0xC0
            && at - first < 3
        )
        {
            first--;
        }

        var place = at - first + 1;
        return _bytes.TryGetValue(text[first], out var lead)
            && (LengthOf(lead) == place || (LengthOf(lead) > place && IsContinued(text, at + 1)));
    }

    private static int LengthOf(byte lead) =>
        lead switch
        {
            >= 0xC2 and <= 0xDF => 2,
            >= 0xE0 and <= 0xEF => 3,
            >= 0xF0 and <= 0xF4 => 4,
            _ => 0,
        };

    // The folded space may have been folded together with the one behind "à", except in "às" and "àquele".
    private static bool NeedsSpace(string letters, string text, int end)
    {
        var isVietnamese =
            text.Contains("á»", StringComparison.Ordinal)
            || text.Contains("áº", StringComparison.Ordinal); // "vào" has it inside
        if (
            isVietnamese
            || !letters.EndsWith(GraveA, StringComparison.Ordinal)
            || text[end - 1] != ' '
            || end >= text.Length
            || !char.IsLetterOrDigit(text[end])
        )
        {
            return false;
        }

        var rest = text.AsSpan(end);
        return !(
            rest.StartsWith("quel", StringComparison.OrdinalIgnoreCase)
            || rest is "s"
            || (rest.Length > 1 && rest[0] == 's' && !char.IsLetter(rest[1]))
        );
    }

    private string? Read(ReadOnlySpan<char> letters)
    {
        var bytes = new byte[letters.Length];
        for (var index = 0; index < letters.Length; index++)
        {
            if (letters[index] == ' ')
            {
                bytes[index] = HardSpace;
            }
            else if (!_bytes.TryGetValue(letters[index], out bytes[index]))
            {
                return null;
            }
        }

        return System.Text.Unicode.Utf8.IsValid(bytes) ? Utf8.GetString(bytes) : null;
    }
}
