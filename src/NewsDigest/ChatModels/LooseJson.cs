using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NewsDigest.Articles;

namespace NewsDigest.ChatModels;

/// <summary>
/// Reads one JSON value as models write it: with line breaks inside strings, commas too many, comments, <c>NaN</c>, Python's words
/// and quotation marks. What is whole and merely untidy is read and noted; what does not end is refused. Numbers come back as their
/// text, because an answer has none that anybody reckons with.
/// </summary>
internal sealed class LooseJson(string text, int start)
{
    private const int MaxDepth = 16;

    /// <summary>Words of JavaScript for what has no value in JSON.</summary>
    private static readonly HashSet<string> NoNumbers =
    [
        "NaN",
        "Infinity",
        "-Infinity",
        "undefined",
    ];

    private readonly SortedSet<string> _mended = new(StringComparer.Ordinal);
    private int _at = start;
    private int _depth;

    /// <summary>What had to be forgiven.</summary>
    public IReadOnlyCollection<string> Mended => _mended;

    /// <summary>Where the reading ended: behind the value, or where it broke.</summary>
    public int End => _at;

    /// <summary>The text ended before the value did.</summary>
    public bool IsCut { get; private set; }

    private char Here => _at < text.Length ? text[_at] : '\0';

    public bool TryRead(out JsonNode? value)
    {
        SkipSpace();
        switch (Here)
        {
            case '{':
                return TryReadObject(out value);
            case '[':
                return TryReadArray(out value);
            case '"' or '\'':
                var isString = TryReadString(out var letters);
                value = isString ? JsonValue.Create(letters) : null;
                return isString;
            default:
                return TryReadWord(out value);
        }
    }

    private bool TryReadObject(out JsonNode? value)
    {
        var fields = new JsonObject();
        value = fields;
        if (++_depth > MaxDepth)
        {
            return false;
        }

        for (_at++; !TryClose('}'); )
        {
            if (!TryReadName(out var name) || !TryTake(':') || !TryRead(out var field))
            {
                return Break();
            }

            Put(fields, name, field);
            if (!TryTakeComma('}'))
            {
                return Break();
            }
        }

        _depth--;
        return true;
    }

    private bool TryReadArray(out JsonNode? value)
    {
        var items = new JsonArray();
        value = items;
        if (++_depth > MaxDepth)
        {
            return false;
        }

        for (_at++; !TryClose(']'); )
        {
            if (!TryRead(out var item))
            {
                return Break();
            }

            items.Add(item);
            if (!TryTakeComma(']'))
            {
                return Break();
            }
        }

        _depth--;
        return true;
    }

    /// <summary>Of a name that comes twice the last value counts, as for every reader of JSON; but a list is not taken away by a second one.</summary>
    private void Put(JsonObject fields, string name, JsonNode? value)
    {
        if (fields.TryGetPropertyValue(name, out var earlier))
        {
            _mended.Add("a doubled field");
            if (earlier is JsonArray { Count: > 0 })
            {
                return;
            }
        }

        fields[name] = value;
    }

    private bool TryReadName(out string name)
    {
        SkipSpace();
        if (Here is '"' or '\'')
        {
            return TryReadString(out name);
        }

        var begin = _at;
        while (char.IsAsciiLetterOrDigit(Here) || Here == '_')
        {
            _at++;
        }

        name = text[begin.._at];
        if (name.Length > 0)
        {
            _mended.Add("names without quotation marks");
        }

        return name.Length > 0;
    }

    private bool TryReadString(out string value)
    {
        var quote = Here;
        if (quote == '\'')
        {
            _mended.Add("single quotation marks");
        }

        var letters = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            var letter = text[_at];
            if (letter == '\\')
            {
                Unescape(letters);
            }
            else if (letter == quote && IsEndOfString())
            {
                _at++;
                value = IncomingText.Clean(letters.ToString());
                return true;
            }
            else
            {
                if (letter < ' ' || letter == quote)
                {
                    _mended.Add(
                        letter < ' '
                            ? "a raw line break in a string"
                            : "quotation marks that were not escaped"
                    );
                }

                letters.Append(letter < ' ' ? ' ' : letter); // a break that nobody wrote into the text
            }
        }

        value = "";
        return Break();
    }

    /// <summary>A mark inside a text is followed by more of the text; one that ends it by what may follow a string.</summary>
    private bool IsEndOfString()
    {
        var next = _at + 1;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return next == text.Length || text[next] is ',' or ':' or '}' or ']' or '/';
    }

    private void Unescape(StringBuilder letters)
    {
        _at++;
        switch (Here)
        {
            case 'n':
                letters.Append('\n');
                break;
            case 't':
                letters.Append('\t');
                break;
            case 'r' or 'b' or 'f':
                break;
            case 'u'
                when _at + 4 < text.Length
                    && ushort.TryParse(
                        text.AsSpan(_at + 1, 4),
                        NumberStyles.AllowHexSpecifier,
                        CultureInfo.InvariantCulture,
                        out var unit
                    ):
                letters.Append((char)unit);
                _at += 4;
                break;
            default:
                letters.Append(Here); // also where nothing had to be escaped
                break;
        }
    }

    private bool TryReadWord(out JsonNode? value)
    {
        var begin = _at;
        while (char.IsAsciiLetterOrDigit(Here) || Here is '-' or '+' or '.' or '_')
        {
            _at++;
        }

        var word = text[begin.._at];
        value = word switch
        {
            "true" or "True" => JsonValue.Create(true),
            "false" or "False" => JsonValue.Create(false),
            _ when word.Length > 0 && char.IsAsciiDigit(word[^1]) => JsonValue.Create(word),
            _ => null,
        };
        if (NoNumbers.Contains(word) || word is "None" or "True" or "False")
        {
            _mended.Add($"'{word}', which JSON does not have");
        }

        return value is not null || NoNumbers.Contains(word) || word is "null" or "None" || Break();
    }

    private bool TryClose(char bracket)
    {
        SkipSpace();
        if (Here != bracket)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool TryTake(char mark) => TryClose(mark);

    /// <summary>Between two values, or before the bracket that closes.</summary>
    private bool TryTakeComma(char bracket)
    {
        if (!TryTake(','))
        {
            return Here == bracket;
        }

        SkipSpace();
        if (Here == bracket)
        {
            _mended.Add("a comma too many");
        }

        return true;
    }

    private void SkipSpace()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(Here) || Here == '\uFEFF')
            {
                _at++;
            }
            else if (SkipComment("//", "\n") || SkipComment("/*", "*/"))
            {
                _mended.Add("a comment");
            }
            else
            {
                return;
            }
        }
    }

    private bool SkipComment(string open, string close)
    {
        if (string.CompareOrdinal(text, _at, open, 0, open.Length) != 0)
        {
            return false;
        }

        var end = text.IndexOf(close, _at, StringComparison.Ordinal);
        _at = end < 0 ? text.Length : end + close.Length;
        return true;
    }

    private bool Break()
    {
        IsCut |= _at >= text.Length;
        return false;
    }
}
