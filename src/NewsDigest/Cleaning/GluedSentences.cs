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
        var start =
            text[mark + 1] is '”' or '’' or '»' or ')' || (inQuotes && text[mark + 1] == '"')
                ? mark + 2
                : mark + 1;
        var first =
            start < text.Length
            && (
                text[start] is '¿' or '¡' or '“' or '„' or '«' or '('
                || (text[start] == '"' && (!inQuotes || start == mark + 2))
            )
                ? start + 1
                : start;
        return
            first + 1 < text.Length
            && char.IsUpper(text[first])
            && BeginsSentence(text, first)
            && EndsSentence(text, mark, first)
            ? start
            : null;
    }

    private static bool BeginsSentence(string text, int first)
    {
        var end = WordEnd(text, first);
        return (
                end == first + 1
                    ? end < text.Length
                        && (
                            char.IsWhiteSpace(text[end])
                            || (
                                text[end] is '\'' or '’' or '-'
                                && end + 1 < text.Length
                                && char.IsLetter(text[end + 1])
                            )
                        )
                    : IsName(text.AsSpan(first, end - first))
            )
            && !(
                end < text.Length
                && (
                    text[end] is '@' or '_'
                    || (
                        text[end] is '.'
                        && end + 1 < text.Length
                        && IsLetter(text[end + 1])
                        && end - first <= 4
                    )
                )
            );
    }

    /// <summary>"Seguridad", "MetroRail" or "USA", but not "UUid".</summary>
    private static bool IsName(ReadOnlySpan<char> word) =>
        char.IsLower(word[1]) || word.IndexOfAnyExceptInRange('A', 'Z') < 0 || IsUpper(word);

    private static bool EndsSentence(string text, int mark, int next)
    {
        var startsWithAcronym = char.IsUpper(text[next + 1]);
        var last = mark - 1;
        while (
            last > 0
            && (
                text[last] == text[mark]
                || (
                    IsSpace(text[last])
                    && (text[mark] is '!' or '?' || last < mark - 2 || char.IsLower(text[next + 1]))
                )
            )
        )
        {
            last--;
        }

        if (
            text[last]
            is '”'
                or '“'
                or '"'
                or '»'
                or '«'
                or '’'
                or '\''
                or ')'
                or ']'
                or '%'
                or '€'
                or '$'
                or '£'
        )
        {
            return last > 1
                && !char.IsWhiteSpace(text[IsSpace(text[last - 1]) ? last - 2 : last - 1]);
        }

        var start = WordStart(text, last);
        var word = text.AsSpan(start, last + 1 - start);
        if (
            word.Length == 0
            || (
                start > 0
                && (
                    text[start - 1] is '@' or '_' or '&'
                    || (text[start - 1] == '.' && !IsGroup(text, start, word))
                    || IsInAddress(text, start)
                )
            )
            || (char.IsUpper(word[0]) && Domains.Contains(text[next..WordEnd(text, next)]))
            || Companies.Contains(text[start..(last + 1)])
        )
        {
            return false;
        }

        if (char.IsDigit(word[0]))
        {
            // "1-0", "COVID-19", "4.500" and "15,6" are no ordinals.
            return !startsWithAcronym
                && (
                    word.Length >= MinNumber
                    || (
                        start > 1
                        && text[start - 1] is ',' or ':' or '.' or '-' or '–'
                        && char.IsLetterOrDigit(text[start - 2])
                    )
                );
        }

        if (word.Length == 1 && start > 1 && text[start - 1] == '/' && char.IsLower(word[0]))
        {
            return char.IsLetter(text[start - 2]) && !startsWithAcronym; // "km/h" and "м/с"
        }

        return startsWithAcronym
            ? word.Length >= MinBeforeAcronym && !char.IsUpper(word[^1])
            : word.Length > MinWord
                || (
                    word.Length == MinWord
                    && (char.IsUpper(word[0]) == char.IsUpper(word[1]) || char.IsDigit(word[1]))
                );
    }

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
