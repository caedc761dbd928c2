using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning.Markup;

/// <summary>
/// What a raised or lowered piece of a line is: a note mark, which goes; an exponent, a fraction, the cents of a price or the
/// minutes of a time, which are written so that the value stays; an ordinal or a chemical sign, which joins its word.
/// </summary>
internal static partial class RaisedText
{
    private const int MaxMinutes = 59;
    private const int MaxHour = 24;
    private const int ManyNotes = 20;

    private static readonly HashSet<string> Formulas = new(StringComparer.Ordinal)
    {
        "CO",
        "NO",
        "SO",
        "CH",
        "SiO",
        "TiO",
        "NH",
        "PM",
        "H",
    };

    private static readonly HashSet<string> OrdinalLanguages = new(StringComparer.OrdinalIgnoreCase)
    {
        "es",
        "pt",
        "it",
        "gl",
        "ca",
        "ast",
        "an",
        "eu",
        "la",
    };

    private static readonly HashSet<string> Units = new(StringComparer.Ordinal)
    {
        "m",
        "km",
        "cm",
        "mm",
        "dm",
        "hm",
        "dam",
        "µm",
        "μm",
        "nm",
        "ft",
        "in",
        "yd",
        "mi",
        "s",
        "м",
        "км",
        "см",
        "мм",
        "дм",
        "χλμ",
        "מ",
        "م",
        "كم",
        "mc",
        "kg",
    };

    private static readonly HashSet<string> UnitWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "metros",
        "metro",
        "meter",
        "meters",
        "metres",
        "metre",
        "mètres",
        "mètre",
        "metri",
        "kilometer",
        "kilometers",
        "kilometres",
        "kilómetros",
        "kilomètres",
        "quilómetros",
        "quilômetros",
        "chilometri",
        "kilometri",
        "kilometry",
        "metry",
        "метров",
        "километров",
        "метрів",
        "кілометрів",
    };

    public static InlineText Of(IElement element, string before, NoteMarks notes)
    {
        var text = Folded(element.TextContent);
        if (text.Length == 0)
        {
            return new InlineText("");
        }

        var after = Surroundings.After(element, 16);
        return element.LocalName == "sub"
            ? Lowered(element, text, before, after)
            : Raised(element, text, before, after, notes);
    }

    private static InlineText Lowered(IElement element, string text, string before, string after)
    {
        if (NoteReferences.IsMarked(element) && NoteReferences.IsMark(text))
        {
            return Note(text);
        }

        if (!char.IsDigit(text[0]))
        {
            return Plain(text);
        }

        // CO2, but 101₂: a sign joins letters, and no number another one.
        var joinsNumber =
            (before.Length > 0 && char.IsDigit(before[^1]))
            || (after.Length > 0 && char.IsDigit(after[0]));
        return Plain(joinsNumber ? Scripts.Lower(text) ?? $"_{text}" : text);
    }

    private static InlineText Raised(
        IElement element,
        string text,
        string before,
        string after,
        NoteMarks notes
    )
    {
        if (Fraction(element, text, before, after) is { } fraction)
        {
            return fraction;
        }

        var isMark = NoteReferences.IsMark(text);
        if (NoteReferences.IsPlainMark(text) || (isMark && NoteReferences.IsMarked(element)))
        {
            return Note(text, notes);
        }

        if (Number().IsMatch(text))
        {
            return OfNumber(text, before, after, notes);
        }

        if (ListOfNumbers().IsMatch(text))
        {
            return Note(text, notes);
        }

        if (Signed().IsMatch(text))
        {
            return Plain(Scripts.Raise(text) ?? $"^{text}");
        }

        return char.IsLetter(text[0])
            ? OfLetters(text, before, after, WritesOrdinalsSo(element))
            : OfOther(text, before);
    }

    private static InlineText OfNumber(string digits, string before, string after, NoteMarks notes)
    {
        var number = int.Parse(digits, CultureInfo.InvariantCulture);
        var last = before.Length == 0 ? ' ' : before[^1];
        if (digits == "0" && Degrees().IsMatch(after))
        {
            return Plain("°");
        }

        if (char.IsDigit(last))
        {
            return AfterDigits(digits, number, before, after, notes);
        }

        if (
            last is ',' or '.'
            && digits.Length == 2
            && PriceBegun().IsMatch(before)
            && IsMoney(before, after)
        )
        {
            return Plain(digits);
        }

        if (char.IsLetter(last))
        {
            return AfterLetters(digits, number, before, notes);
        }

        var isPower = PowerOfTen().IsMatch(before) && number >= 3;
        var isOfBrackets = last == ')' && Formula().IsMatch(before) && number is >= 2 and <= 9;
        var isOfUnit = number is 2 or 3 && UnitAndSpace().IsMatch(before);
        var isIsotope = number > 0 && Symbol().IsMatch(after) && !char.IsLetterOrDigit(last);
        return isPower || isOfBrackets || isOfUnit || isIsotope
            ? Power(digits)
            : Note(digits, notes);
    }

    private static InlineText AfterDigits(
        string digits,
        int number,
        string before,
        string after,
        NoteMarks notes
    )
    {
        var whole = TrailingNumber().Match(before).Value;
        var rest = before[..^whole.Length].TrimEnd();
        if (digits.Length == 2 && IsPrice(digits, whole, rest, after))
        {
            return Plain($"{(DollarSign().IsMatch(rest) ? '.' : ',')}{digits}");
        }

        if (
            digits.Length == 2
            && number <= MaxMinutes
            && int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && hour <= MaxHour
            && Clock().IsMatch(after)
        )
        {
            return Plain($":{digits}");
        }

        var isMath = Sign().IsMatch(after) || SignBefore().IsMatch(rest);
        var isTen =
            whole == "10" && (number >= 3 || Times().IsMatch(rest) || !notes.Expect(number));
        var isUnlikelyMark =
            !notes.Expect(number)
            && !notes.AreNear(number)
            && (
                number >= ManyNotes || whole == "2" || (whole.Length == 1 && !Word().IsMatch(after))
            );
        return isMath || isTen || isUnlikelyMark ? Power(digits) : Note(digits, notes);
    }

    private static InlineText AfterLetters(
        string digits,
        int number,
        string before,
        NoteMarks notes
    )
    {
        var word = TrailingWord().Match(before).Value;
        var isPower =
            number is 2 or 3
            && (Units.Contains(word) || (UnitWords.Contains(word) && !notes.Expect(number)));
        var isVariable = word.Length == 1 && number is >= 2 and <= 9;
        if (number is >= 2 and <= 4 && Formulas.Contains(word))
        {
            return Plain(digits); // raised by mistake: CO²
        }

        return isPower || isVariable ? Power(digits) : Note(digits, notes);
    }

    private static InlineText OfLetters(
        string text,
        string before,
        string after,
        bool writesOrdinalsSo
    )
    {
        var last = before.Length == 0 ? ' ' : before[^1];
        var isAfterNumber =
            char.IsDigit(last) || (last == '.' && before.Length > 1 && char.IsDigit(before[^2]));
        if (text is "o" or "O" && Degrees().IsMatch(after) && char.IsDigit(last))
        {
            return Plain("°");
        }

        if (text is "TM" or "tm")
        {
            return Plain("™");
        }

        if (text is "o" or "a" && writesOrdinalsSo && (isAfterNumber || last is 'N' or 'n'))
        {
            return Plain(text == "o" ? "º" : "ª");
        }

        // "12" and a raised a, b, c: notes that are counted in letters. "2d", "5e" and "12h" are no such notes.
        if (text is "a" or "b" or "c" && char.IsDigit(last))
        {
            return Note(text);
        }

        // A small letter on a long word is no ending: "workers(a)".
        var isMark =
            text.Length == 1
            && text[0] is >= 'a' and <= 'h'
            && TrailingWord().Match(before).Length >= 4;
        return isMark ? Note(text) : Plain(text);
    }

    /// <summary>Whether a raised "a" may be an ordinal: in Spanish, Portuguese and their neighbours, and where the page does not say.</summary>
    private static bool WritesOrdinalsSo(IElement element)
    {
        var language = element.Owner?.DocumentElement.GetAttribute("lang")?.Split('-', '_')[0];
        return language is null or { Length: 0 }
            || OrdinalLanguages.Contains(language)
            || element.TextContent.Trim() == "o";
    }

    private static InlineText OfOther(string text, string before)
    {
        // "1" and ",89": the raised part brings its own separator; without one two numbers are two.
        var joins = char.IsDigit(text[0]) && before.Length > 0 && char.IsDigit(before[^1]);
        var cents = joins ? CentsWithUnit().Match(text) : Match.Empty;
        return cents.Success ? Plain($",{text}") : Plain(joins ? $" {text}" : text);
    }

    /// <summary>A raised number, a slash and a lowered one; or both in one raised piece.</summary>
    private static InlineText? Fraction(IElement element, string text, string before, string after)
    {
        if (
            Slashed().Match(text) is { Success: true } one
            && (before.Length == 0 || !char.IsLetter(before[^1]))
        )
        {
            return Plain(Scripts.Fraction(one.Groups[1].Value, one.Groups[2].Value, before));
        }

        if (!Number().IsMatch(text) || element.NextSibling is not { } next)
        {
            return null;
        }

        var isSlash = next.TextContent.Trim() is "/" or "⁄" or "∕";
        var under = isSlash ? next.NextSibling as IElement : next as IElement;
        var bottom = under is { LocalName: "sub" } ? Folded(under.TextContent) : "";
        if (under is null || !Number().IsMatch(bottom))
        {
            return null;
        }

        if (isSlash)
        {
            return new InlineText(Scripts.Fraction(text, bottom, before), Parts: 3);
        }

        // An isotope has both as well, before its letter.
        var isBeforeLetter =
            Surroundings.After(under, 1) is [var letter, ..] && char.IsLetter(letter);
        return Scripts.HasFraction(text, bottom) && !isBeforeLetter
            ? new InlineText(Scripts.Fraction(text, bottom, before), Parts: 2)
            : null;
    }

    private static bool IsPrice(string cents, string whole, string before, string after) =>
        whole.Length <= 6
        && !whole.Contains('.', StringComparison.Ordinal)
        && !whole.Contains(',', StringComparison.Ordinal)
        && (IsMoney(before, after) || (cents[0] == '0' && cents != "00"));

    private static bool IsMoney(string before, string after) =>
        MoneyAfter().IsMatch(after) || MoneyBefore().IsMatch(before);

    private static InlineText Power(string digits) => Plain(Scripts.Raise(digits) ?? $"^{digits}");

    private static InlineText Plain(string text) => new(text);

    private static InlineText Note(string text, NoteMarks? notes = null)
    {
        foreach (Match number in notes is null ? [] : Digits().Matches(text).AsEnumerable())
        {
            notes!.Add(int.Parse(number.Value, CultureInfo.InvariantCulture));
        }

        return new InlineText("", "note_mark");
    }

    private static string Folded(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("^[0-9]{1,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex("[0-9]{1,4}", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[0-9]{1,3}(?:\s?[,;–\-\s]\s?[0-9]{1,3})+$", RegexOptions.NonBacktracking)]
    private static partial Regex ListOfNumbers();

    /// <summary>A negative exponent, or the charge of an ion.</summary>
    [GeneratedRegex(@"^(?:[-−–][0-9]{1,3}|[0-9][-+−–])$", RegexOptions.NonBacktracking)]
    private static partial Regex Signed();

    [GeneratedRegex("^([0-9]{1,3}) ?[/⁄∕] ?([0-9]{1,3})$", RegexOptions.NonBacktracking)]
    private static partial Regex Slashed();

    [GeneratedRegex(
        @"[0-9][0-9.,\u00a0\u202f' ]*$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex TrailingNumber();

    [GeneratedRegex(
        @"[\p{L}\p{M}µ]+$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex TrailingWord();

    [GeneratedRegex(
        @"(?:^|[^0-9.,])10\s*$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex PowerOfTen();

    [GeneratedRegex(
        @"[×x·*⋅∙]\s*$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Times();

    [GeneratedRegex(
        @"[0-9]\s?(?:k|c|m|d)?m\s$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex UnitAndSpace();

    [GeneratedRegex(
        @"\([^()]*[+\-−×*/=][^()]*\)$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Formula();

    /// <summary>The sign of an element: ¹⁴C, ²³⁵U.</summary>
    [GeneratedRegex(
        @"^[A-Z][a-z]?(?:[^\p{L}]|$)",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Symbol();

    [GeneratedRegex(
        @"^\s?[CFСК](?:[^\p{L}]|$)",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Degrees();

    [GeneratedRegex(@"^\s*(?:[=+×*^⋅·]|[-−]\s?[0-9])", RegexOptions.NonBacktracking)]
    private static partial Regex Sign();

    [GeneratedRegex(
        @"[=+×*^√⋅]\s*$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex SignBefore();

    [GeneratedRegex(@"^\s\p{L}", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^\s?(?:Uhr|h\b|hrs\b|Std|ч\b|óra|годин|am\b|pm\b|a\.\s?m|p\.\s?m)",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"(?:^|[^0-9])[0-9]{1,6}[.,]$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex PriceBegun();

    [GeneratedRegex(
        @"^\s?(?:[€$£¥₽₴₹₺₩₪฿]|(?:euro|dollar|dólar|peso|real|reais|libra|pound|franc|frank|fr\.|kr\b|krone|krona|kč|zł|złot|leu|lei|lev|lv|ft\b|forint|rub|руб|грн|гр|лв|ден|дин|din\b|usd|eur|gbp|chf|tl\b|lira|rupee|yuan|yen|円|元|유로|원|ευρ|ct\b|cent))",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex MoneyAfter();

    [GeneratedRegex(
        @"(?:[€$£¥₽₴₹₺₩₪฿]|\b(?:eur|usd|chf|gbp|rs\.?|r\$|fr\.|sfr\.?|kr\.?))\s?[0-9]*[.,]?$",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex MoneyBefore();

    [GeneratedRegex(
        @"[$£¥₹]\s?$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex DollarSign();

    [GeneratedRegex(@"^[0-9]{2}\s?[€$£]$", RegexOptions.NonBacktracking)]
    private static partial Regex CentsWithUnit();
}
