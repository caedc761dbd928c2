using System.Buffers;
using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// Puts the space back between two sentences: "…soviéticas.A su…", but not into "EE.UU.", "1.Fútbol", "S.A.Real" or "example.Com".
/// One pass over the letters, without regular expressions.
/// </summary>
internal static class GluedSentences
{
    private const int MinNumber = 4; // digits: "10.Juli" and "120.Geburtstag" are ordinals
    private const int MinWord = 2; // letters; "Dr" and "St" are no sentence's end, "EU" and "ya" may be
    private const int MinBeforeAcronym = 3;
    private const int MaxToken = 40;
    private const int LongestDotted = 4; // letters before the point of "Web.de"

    private static readonly SearchValues<char> Openings = SearchValues.Create("¿¡“„«(");
    private static readonly SearchValues<char> Closings = SearchValues.Create("”’»)");

    /// <summary>What may stand between the last word and the mark.</summary>
    private static readonly SearchValues<char> BeforeMark = SearchValues.Create("”“\"»«’')]%€$£");

    private static readonly HashSet<string> Domains = new(StringComparer.Ordinal)
    {
        "Com",
        "Net",
        "Org",
        "Ru",
        "Js",
        "Today",
        "News",
        "NET",
        "COM",
        "ORG",
        "JS",
    };

    // After these a point ends no sentence.
    private static readonly HashSet<string> Companies = new(StringComparer.Ordinal)
    {
        "PT",
        "CV",
        "KH",
        "UD",
        "PD",
        "RS",
        "TP",
        "ул",
        "пр",
        "пер",
        "наб",
        "обл",
        "им",
        "ст",
        "вул",
        "просп",
    };

    public static string Split(TextLine line, List<Receipt> receipts)
    {
        var text = line.Text;
        StringBuilder? mended = null;
        var (from, inQuotes) = (0, false);
        for (var mark = 0; mark < text.Length - 2; mark++)
        {
            inQuotes ^= text[mark] == '"';
            if (
                mark > 0
                && text[mark] is '.' or '!' or '?' or '…'
                && NextSentence(text, mark, inQuotes) is { } next
            )
            {
                mended = (mended ?? new StringBuilder(text.Length + 16))
                    .Append(text, from, next - from)
                    .Append(' ');
                receipts.Add(Receipt(text, mark, next, line.Number));
                from = next;
            }
        }

        return mended?.Append(text, from, text.Length - from).ToString() ?? text;
    }

    /// <summary>Where the next sentence begins, or null when none does.</summary>
    /// <param name="inQuotes">A straight quotation mark is open, so that the next one closes.</param>
    private static int? NextSentence(string text, int mark, bool inQuotes)
    {
        var closesQuote = inQuotes && text[mark + 1] == '"';
        var start = closesQuote || Closings.Contains(text[mark + 1]) ? mark + 2 : mark + 1;
        if (start >= text.Length)
        {
            return null;
        }

        var opensQuote = text[start] == '"' && (!inQuotes || start == mark + 2);
        var first = opensQuote || Openings.Contains(text[start]) ? start + 1 : start;
        if (first + 1 >= text.Length || !char.IsUpper(text[first]))
        {
            return null;
        }

        return BeginsSentence(text, first) && EndsSentence(text, mark, first) ? start : null;
    }

    private static bool BeginsSentence(string text, int first)
    {
        var end = WordEnd(text, first);
        var isWord =
            end == first + 1
                ? IsWordOfOneLetter(text, end)
                : IsName(text.AsSpan(first, end - first));
        return isWord && !IsHandle(text, end) && !IsDottedName(text, first, end);
    }

    /// <summary>"A year", "D'Angelo".</summary>
    private static bool IsWordOfOneLetter(string text, int end)
    {
        if (end >= text.Length)
        {
            return false;
        }

        var goesOn = text[end] is '\'' or '’' or '-';
        return char.IsWhiteSpace(text[end])
            || (goesOn && end + 1 < text.Length && char.IsLetter(text[end + 1]));
    }

    private static bool IsHandle(string text, int end) =>
        end < text.Length && (text[end] is '@' or '_');

    /// <summary>"Web.de", "Www.example.org".</summary>
    private static bool IsDottedName(string text, int first, int end) =>
        end - first <= LongestDotted
        && end + 1 < text.Length
        && text[end] == '.'
        && IsLetter(text[end + 1]);

    /// <summary>"Seguridad", "MetroRail" or "USA", but not "UUid".</summary>
    private static bool IsName(ReadOnlySpan<char> word) =>
        char.IsLower(word[1]) || word.IndexOfAnyExceptInRange('A', 'Z') < 0 || IsUpper(word);

    private static bool EndsSentence(string text, int mark, int next)
    {
        var last = LastBefore(text, mark, next);
        if (BeforeMark.Contains(text[last]))
        {
            return last > 1
                && !char.IsWhiteSpace(text[IsSpace(text[last - 1]) ? last - 2 : last - 1]);
        }

        var start = WordStart(text, last);
        var word = text.AsSpan(start, last + 1 - start);
        if (word.Length == 0 || IsPartOfName(text, start, word, next))
        {
            return false;
        }

        var startsWithAcronym = char.IsUpper(text[next + 1]);
        if (char.IsDigit(word[0]))
        {
            return !startsWithAcronym && IsWholeNumber(text, start, word);
        }

        if (word.Length == 1 && start > 1 && text[start - 1] == '/' && char.IsLower(word[0]))
        {
            return char.IsLetter(text[start - 2]) && !startsWithAcronym; // "km/h" and "м/с"
        }

        return startsWithAcronym
            ? word.Length >= MinBeforeAcronym && !char.IsUpper(word[^1])
            : IsWholeWord(word);
    }

    /// <summary>The last character of the sentence: marks that are doubled and a space before them do not count.</summary>
    private static int LastBefore(string text, int mark, int next)
    {
        var last = mark - 1;
        while (last > 0 && (text[last] == text[mark] || IsSpaceBefore(text, last, mark, next)))
        {
            last--;
        }

        return last;
    }

    private static bool IsSpaceBefore(string text, int last, int mark, int next) =>
        IsSpace(text[last])
        && (text[mark] is '!' or '?' || last < mark - 2 || char.IsLower(text[next + 1]));

    /// <summary>An address, a handle, "S&amp;P.", the end of a domain or of a company: the point is of the name.</summary>
    private static bool IsPartOfName(string text, int start, ReadOnlySpan<char> word, int next) =>
        IsTied(text, start, word)
        || (char.IsUpper(word[0]) && Domains.Contains(text[next..WordEnd(text, next)]))
        || Companies.Contains(word.ToString());

    private static bool IsTied(string text, int start, ReadOnlySpan<char> word)
    {
        if (start == 0)
        {
            return false;
        }

        var before = text[start - 1];
        return before is '@' or '_' or '&'
            || (before == '.' && !IsGroup(text, start, word))
            || IsInAddress(text, start);
    }

    /// <summary>"1-0", "COVID-19", "4.500" and "15,6" are no ordinals.</summary>
    private static bool IsWholeNumber(string text, int start, ReadOnlySpan<char> word)
    {
        var goesBack = start > 1 && text[start - 1] is ',' or ':' or '.' or '-' or '–';
        return word.Length >= MinNumber || (goesBack && char.IsLetterOrDigit(text[start - 2]));
    }

    private static bool IsWholeWord(ReadOnlySpan<char> word) =>
        word.Length > MinWord
        || (
            word.Length == MinWord
            && (char.IsUpper(word[0]) == char.IsUpper(word[1]) || char.IsDigit(word[1]))
        );

    /// <summary>The last digits of "4.500", and not the month of "3.10.".</summary>
    private static bool IsGroup(string text, int start, ReadOnlySpan<char> word) =>
        word.Length == 3 && start > 1 && char.IsDigit(word[0]) && char.IsDigit(text[start - 2]);

    private static bool IsSpace(char letter) => letter is ' ' or '\u00a0' or '\u202f';

    private static Receipt Receipt(string text, int mark, int next, int line)
    {
        var (start, end) = (WordStart(text, mark - 1), WordEnd(text, next));
        return new Receipt(
            "glued_sentence",
            text[start..end],
            $"{text[start..next]} {text[next..end]}",
            line
        );
    }

    private static int WordStart(string text, int last)
    {
        while (last >= 0 && IsLetter(text[last]))
        {
            last--;
        }

        return last + 1;
    }

    private static int WordEnd(string text, int first)
    {
        while (first < text.Length && IsLetter(text[first]))
        {
            first++;
        }

        return first;
    }

    private static bool IsLetter(char letter) =>
        char.IsLetterOrDigit(letter)
        || char.GetUnicodeCategory(letter)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (!char.IsUpper(letter))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"km/h" ends a sentence, "example.org/news" does not.</summary>
    private static bool IsInAddress(string text, int start)
    {
        if (text[start - 1] != '/')
        {
            return false;
        }

        var token = text.AsSpan(
            Math.Max(0, start - MaxToken),
            start - Math.Max(0, start - MaxToken)
        );
        token = token[(token.LastIndexOf(' ') + 1)..];
        return token.ContainsAny('.', ':') || token.Length == MaxToken;
    }
}
