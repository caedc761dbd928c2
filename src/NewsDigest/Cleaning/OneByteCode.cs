using System.Text;

namespace NewsDigest.Cleaning;

/// <summary>A code of one byte a letter, as far as its upper half: what UTF-8 looks like when it is read by it.</summary>
internal sealed class OneByteCode
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<char, byte> _bytes = [];

    public OneByteCode(int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        for (var value = 0x80; value <= 0xFF; value++)
        {
            _bytes.TryAdd(encoding.GetString([(byte)value])[0], (byte)value);
        }
    }

    /// <summary>
    /// The text with each run of letters beyond ASCII read as UTF-8, or null when most of them are none: then the text was not
    /// read by this code.
    /// </summary>
    public string? Reread(string text)
    {
        var reread = new StringBuilder(text.Length);
        var (good, bad) = (0, 0);
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && text[end] >= 0x80)
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
                reread.Append(letters);
            }
            else
            {
                bad++;
                reread.Append(text, start, end - start);
            }

            start = end;
        }

        return good > bad ? reread.ToString() : null;
    }

    private string? Read(ReadOnlySpan<char> letters)
    {
        var bytes = new byte[letters.Length];
        for (var index = 0; index < letters.Length; index++)
        {
            if (!_bytes.TryGetValue(letters[index], out bytes[index]))
            {
                return null;
            }
        }

        return System.Text.Unicode.Utf8.IsValid(bytes) ? Utf8.GetString(bytes) : null;
    }
}
