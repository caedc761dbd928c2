using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsDigest.Articles;

/// <summary>
/// The one rule for what comes in and is no text: halves of surrogate pairs, control characters, direction marks, non-characters.
/// A producer can send a message again, so half a pair refuses it; a page, a stored document and a model's answer are read, and
/// half a pair is U+FFFD in them. What nobody sees goes, and odd line ends are line ends. An id and unknown fields stay as they
/// came. See docs/decisions/0013-text-that-comes-in.md.
/// </summary>
internal static class IncomingText
{
    private const int EscapeLength = 6; // backslash, u, four hex digits
    private const string BrokenEscape = "\\ufffd";

    private static readonly Rune LineEnd = new('\n');

    /// <summary>Nearly all of the world's text: nothing in it needs a second look.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable
            .Range(0x20, 0xFFFD - 0x20)
            .Select(code => (char)code)
            .Append('\n')
            .Append('\t')
            .Append('\r')
            .Where(IsPlain),
    ]);

    /// <summary>A text for readers. Line ends, tabs and the joiners of Arabic and Indic scripts and of emoji stay.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // half a surrogate pair comes as U+FFFD
        {
            Append(clean, Kept(rune));
        }

        return clean.ToString();
    }

    /// <summary>A name, a term, a label: cleaned, on one line, null when nothing is left.</summary>
    public static string? CleanLine(string? text) =>
        text is not null
        && string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            is { Length: > 0 } line
            ? line
            : null;

    /// <summary>JSON of others whose strings are for readers: each is cleaned, also where it is written as escapes.</summary>
    public static string CleanJson(string json) =>
        json.Contains('\\', StringComparison.Ordinal) || json.AsSpan().ContainsAnyExcept(Plain)
            ? MendJson(Rewrite(json, Kept))
            : json; // what goes may have stood inside an escape

    /// <summary>
    /// JSON of others without halves of surrogate pairs, for which the JSON reader has an exception of another kind. As long as
    /// before, so that a place in it is the same place.
    /// </summary>
    public static string MendJson(string json) =>
        json.Contains("\\ud", StringComparison.OrdinalIgnoreCase)
        || json.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? Rewrite(json, rune => rune)
            : json;

    /// <summary>Control characters, direction marks, non-characters and their like. White space and joiners are not among them.</summary>
    public static bool IsUnseen(Rune rune) =>
        IsInvisible(rune.Value)
        || SteersDirection(rune.Value)
        || IsNoCharacter(rune.Value)
        || (Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune));

    /// <summary>Soft hyphens, marks without a width, and the tags in which instructions can hide.</summary>
    private static bool IsInvisible(int letter) =>
        letter
            is 0xAD
                or 0x180E
                or 0x200B
                or 0xFEFF
                or (>= 0x2060 and <= 0x206F)
                or (>= 0xE0000 and <= 0xE0FFF);

    private static bool SteersDirection(int letter) =>
        letter is 0x61C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E);

    /// <summary>What Unicode sets apart from characters, and the anchors of notes between lines.</summary>
    private static bool IsNoCharacter(int letter) =>
        letter is (>= 0xFFF9 and <= 0xFFFB) or (>= 0xFDD0 and <= 0xFDEF)
        || (letter & 0xFFFE) == 0xFFFE;

    /// <summary>Null for what goes.</summary>
    private static Rune? Kept(Rune rune) =>
        rune.Value switch
        {
            '\v' or '\f' or 0x85 or 0x2028 or 0x2029 => LineEnd,
            _ => IsUnseen(rune) ? null : rune,
        };

    private static bool IsPlain(char letter) =>
        !char.IsSurrogate(letter) && Kept(new Rune(letter)) is { } kept && kept.Value == letter;

    private static string Rewrite(string json, Func<Rune, Rune?> keep)
    {
        var rewritten = new StringBuilder(json.Length);
        for (var index = 0; index < json.Length; )
        {
            index +=
                json[index] == '\\'
                    ? Escape(json, index, keep, rewritten)
                    : Letter(json, index, keep, rewritten);
        }

        return rewritten.ToString();
    }

    /// <summary>Returns how many characters of the JSON it took.</summary>
    private static int Letter(string json, int at, Func<Rune, Rune?> keep, StringBuilder rewritten)
    {
        var isWhole = Rune.TryGetRuneAt(json, at, out var rune);
        Append(rewritten, isWhole ? keep(rune) : Rune.ReplacementChar);
        return isWhole ? rune.Utf16SequenceLength : 1;
    }

    private static int Escape(string json, int at, Func<Rune, Rune?> keep, StringBuilder rewritten)
    {
        if (Unit(json, at) is not { } unit)
        {
            return Short(json, at, keep, rewritten);
        }

        var isPair =
            char.IsHighSurrogate(unit)
            && Unit(json, at + EscapeLength) is { } low
            && char.IsLowSurrogate(low);
        var length = isPair ? 2 * EscapeLength : EscapeLength;
        var rune =
            isPair ? new Rune(unit, Unit(json, at + EscapeLength)!.Value) // just seen to be there
            : Rune.TryCreate(unit, out var whole) ? whole
            : (Rune?)null;
        if (rune is null)
        {
            rewritten.Append(BrokenEscape);
        }
        else if (keep(rune.Value) is { } kept)
        {
            rewritten.Append(kept == rune ? json.AsSpan(at, length) : "\\n");
        }

        return length;
    }

    /// <summary>Escapes of two characters, of which two are control characters.</summary>
    private static int Short(string json, int at, Func<Rune, Rune?> keep, StringBuilder rewritten)
    {
        var length = Math.Min(2, json.Length - at);
        var control =
            length < 2
                ? (Rune?)null
                : json[at + 1] switch
                {
                    'b' => new Rune('\b'),
                    'f' => new Rune('\f'),
                    _ => null,
                };
        if (control is not { } rune || keep(rune) == rune)
        {
            rewritten.Append(json, at, length);
        }
        else if (keep(rune) is not null)
        {
            rewritten.Append("\\n");
        }

        return length;
    }

    /// <summary>The code unit of an escape of six characters; null when there is none.</summary>
    private static char? Unit(string json, int at) =>
        at + EscapeLength <= json.Length
        && json[at] == '\\'
        && json[at + 1] == 'u'
        && ushort.TryParse(
            json.AsSpan(at + 2, 4),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var unit
        )
            ? (char)unit
            : null;

    private static void Append(StringBuilder text, Rune? rune)
    {
        if (rune is { } letter)
        {
            Span<char> letters = stackalloc char[2];
            text.Append(letters[..letter.EncodeToUtf16(letters)]);
        }
    }
}
