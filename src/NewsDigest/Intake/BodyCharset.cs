using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace NewsDigest.Intake;

/// <summary>
/// From the bytes of a page or text to its characters: byte order mark, UTF-8 where the bytes are nothing else, what the sender
/// or the page says, and only then what the letters look like. A guess is said, never silent.
/// </summary>
internal static partial class BodyCharset
{
    private const int Head = 4096; // bytes that a declaration must stand in
    private const int Gb18030 = 54936;
    private const int Macintosh = 10000;
    private const char Broken = '\uFFFD';
    private const char FirstUndefined = '\uF7C0'; // what most code pages make of bytes that stand for nothing: private letters, which no font has
    private const char LastUndefined = '\uF8FF';
    private const int FewestPairs = 8;
    private const double FewestZeros = 0.03; // of the pairs
    private const int Hz = 52936;
    private const int Sample = 256 * 1024; // bytes to guess from

    // By default a broken letter of a code page becomes a question mark, which looks like the author's.
    private static readonly DecoderReplacementFallback BrokenIsSeen = new(Broken.ToString());

    private static ReadOnlySpan<byte> ToJis => [0x1B, (byte)'$', (byte)'B'];

    private static ReadOnlySpan<byte> ToOldJis => [0x1B, (byte)'$', (byte)'@'];

    private static ReadOnlySpan<byte> ToHangul => [0x1B, (byte)'$', (byte)')', (byte)'C'];

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    // Labels as browsers read them: the name of a small charset stands for the larger one that pages really use.
    private static readonly Dictionary<string, int> CodePages = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["ascii"] = 1252,
        ["us-ascii"] = 1252,
        ["iso-8859-1"] = 1252,
        ["latin1"] = 1252,
        ["windows-1252"] = 1252,
        ["cp1252"] = 1252,
        ["iso-8859-15"] = 28605,
        ["iso-8859-9"] = 1254,
        ["windows-1254"] = 1254,
        ["iso-8859-2"] = 28592,
        ["windows-1250"] = 1250,
        ["windows-1251"] = 1251,
        ["cp1251"] = 1251,
        ["iso-8859-5"] = 28595,
        ["koi8-r"] = 20866,
        ["koi8-u"] = 21866,
        ["windows-1253"] = 1253,
        ["iso-8859-7"] = 28597,
        ["windows-1255"] = 1255,
        ["iso-8859-8"] = 1255,
        ["windows-1256"] = 1256,
        ["iso-8859-6"] = 28596,
        ["windows-1257"] = 1257,
        ["iso-8859-13"] = 1257,
        ["iso-8859-4"] = 28594,
        ["windows-1258"] = 1258,
        ["tis-620"] = 874,
        ["windows-874"] = 874,
        ["iso-8859-11"] = 874,
        ["shift_jis"] = 932,
        ["shift-jis"] = 932,
        ["sjis"] = 932,
        ["x-sjis"] = 932,
        ["windows-31j"] = 932,
        ["euc-jp"] = 51932,
        ["iso-2022-jp"] = 50220,
        ["iso-2022-kr"] = 50225,
        ["euc-kr"] = 949,
        ["ks_c_5601-1987"] = 949,
        ["cp949"] = 949,
        ["uhc"] = 949,
        ["gb2312"] = Gb18030,
        ["gbk"] = Gb18030,
        ["gb18030"] = Gb18030,
        ["gb-18030"] = Gb18030,
        ["hz-gb-2312"] = 52936,
        ["big5"] = 950,
        ["big-5"] = 950,
        ["big5-hkscs"] = 950,
        ["ibm866"] = 866,
        ["ibm855"] = 855,
        ["x-mac-cyrillic"] = 10007,
        ["macintosh"] = Macintosh,
        ["utf-8"] = 65001,
        ["utf8"] = 65001,
        ["utf-16"] = 1200,
        ["utf-16le"] = 1200,
        ["utf-16be"] = 1201,
    };

    /// <param name="stated">The charset that came with the bytes, in a header or a content type.</param>
    public static DecodedBody Decode(ReadOnlySpan<byte> bytes, string? stated = null)
    {
        if (ByteOrderMark(bytes) is var (encoding, length))
        {
            return Read(bytes[length..], encoding, guessed: false);
        }

        if (OfShifts(bytes, stated) is { } shifting)
        {
            return Read(bytes, shifting, guessed: false);
        }

        if (Utf16(bytes) is { } unmarked)
        {
            return Read(bytes, unmarked, guessed: true);
        }

        if (TryUtf8(bytes) is { } text)
        {
            return new DecodedBody(text, "utf-8", Guessed: false);
        }

        var declared = Encode(stated) ?? Encode(Declared(bytes));
        return declared is not null and not UTF8Encoding
            ? Read(bytes, declared, guessed: false)
            : Guess(bytes, declared);
    }

    /// <summary>Bytes that are none of the charset's are broken characters, and are said whoever named it.</summary>
    private static DecodedBody Read(ReadOnlySpan<byte> bytes, Encoding encoding, bool guessed)
    {
        var text = encoding.GetString(bytes);
        if (
            !HasPrivateLetters(encoding)
            && text.AsSpan().ContainsAnyInRange(FirstUndefined, LastUndefined)
        )
        {
            text = new string(
                Array.ConvertAll(
                    text.ToCharArray(),
                    letter => letter is >= FirstUndefined and <= LastUndefined ? Broken : letter
                )
            );
        }

        var broken = text.Count(letter => letter == Broken);
        return new DecodedBody(
            text,
            broken == 0 ? encoding.WebName : WithBroken(encoding.WebName, broken),
            guessed || broken > 0
        );
    }

    /// <summary>Bytes that say UTF-8 and are not quite keep that name when hardly any of them is wrong.</summary>
    private static DecodedBody Guess(ReadOnlySpan<byte> bytes, Encoding? declared)
    {
        var utf8 = Encoding.UTF8.GetString(bytes);
        var (broken, whole) = (
            utf8.Count(letter => letter == Broken),
            utf8.Count(letter => letter is > '\u007F' and not Broken)
        );
        if (broken * (declared is null ? 20 : 2) < whole)
        {
            return new DecodedBody(utf8, WithBroken("utf-8", broken), Guessed: true);
        }

        // ASCII says nothing, and a page has much of it before its first word.
        var telling = Telling(bytes);
        var encoding =
            Encode(CharsetDetector.DetectFromBytes(telling).Detected?.EncodingName)
            ?? Encode("windows-1252")!;
        return Read(bytes, encoding, guessed: true);
    }

    /// <summary>Unicode in its forms, and the Macintosh with its apple: there a private letter is what the author wrote.</summary>
    private static bool HasPrivateLetters(Encoding encoding) =>
        encoding is UTF8Encoding or UnicodeEncoding or UTF32Encoding
        || encoding.CodePage is Gb18030 or Macintosh;

    private static string WithBroken(string name, int characters) =>
        characters == 1
            ? $"{name} with 1 broken character"
            : $"{name} with {characters} broken characters";

    private static byte[] Telling(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        return bytes
            .Slice(
                Math.Max(0, first - 64),
                Math.Min(Sample, bytes.Length - Math.Max(0, first - 64))
            )
            .ToArray();
    }

    private static (Encoding Encoding, int Length)? ByteOrderMark(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => null,
        };

    /// <summary>Codes that write all letters in seven bits, by escapes, and so pass for ASCII.</summary>
    private static Encoding? OfShifts(ReadOnlySpan<byte> bytes, string? stated) =>
        bytes.IndexOf(ToJis) >= 0 || bytes.IndexOf(ToOldJis) >= 0 ? Encode("iso-2022-jp")
        : bytes.IndexOf(ToHangul) >= 0 ? Encode("iso-2022-kr")
        : bytes.IndexOf("~{"u8) >= 0 && Encode(stated ?? Declared(bytes)) is { CodePage: Hz } hz
            ? hz
        : null;

    /// <summary>
    /// UTF-16 without its mark: every other byte is zero in Latin text, and in any other at least those of spaces and digits are,
    /// always on the same side.
    /// </summary>
    private static Encoding? Utf16(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, Head)];
        Span<int> zeros = [0, 0];
        for (var index = 0; index < sample.Length; index++)
        {
            zeros[index & 1] += sample[index] == 0 ? 1 : 0;
        }

        var pairs = sample.Length / 2;
        var isBig = zeros[0] > zeros[1];
        var (many, few) = (Math.Max(zeros[0], zeros[1]), Math.Min(zeros[0], zeros[1]));
        if (pairs < FewestPairs || many < FewestZeros * pairs || few * 20 > many)
        {
            return null;
        }

        var encoding = Encode(isBig ? "utf-16be" : "utf-16le")!;
        return
            encoding
                .GetString(sample)
                .Count(letter =>
                    letter == Broken || (char.IsControl(letter) && !char.IsWhiteSpace(letter))
                ) <= 1
            ? encoding
            : null;
    }

    private static string? TryUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? Declared(ReadOnlySpan<byte> bytes) =>
        Declaration().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]))
            is { Success: true } match
            ? match.Groups[1].Value
            : null;

    private static Encoding? Encode(string? label) =>
        label is not null && CodePages.TryGetValue(label.Trim(), out var page)
            ? CodePagesEncodingProvider.Instance.GetEncoding(
                page,
                EncoderFallback.ReplacementFallback,
                BrokenIsSeen
            ) ?? Encoding.GetEncoding(page, EncoderFallback.ReplacementFallback, BrokenIsSeen)
            : null;

    [GeneratedRegex(
        """(?:<meta[^>]{0,200}charset\s*=\s*|<\?xml[^>]{0,100}encoding\s*=\s*)["']?\s*([a-z0-9_-]+)""",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Declaration();
}

/// <param name="Charset">Its name, and how many characters are broken.</param>
/// <param name="Guessed">Nobody said so and the letters look like it, or not every byte is of that charset.</param>
internal sealed record DecodedBody(string Text, string Charset, bool Guessed);
