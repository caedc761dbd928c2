using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Worker.Apertium;

/// <summary>
/// The numbers of a source that the pairs get wrong, as plain digits, which they let through: "12 mil" came back as "12 one
/// thousand", "25 de miliarde" as "25 of trillion", "sei mesi" as "are months". After translating they are put back the English way.
/// </summary>
internal sealed partial class SourceNumbers
{
    private const decimal Thousand = 1_000m;
    private const decimal Million = 1_000_000m;
    private const decimal TooLarge = 1_000_000_000_000_000m;
    private const decimal Hundred = 100m;

    private static readonly string[] UpToTwelve =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    // What a route takes for another word: "sei" are, "neuf" new, "sto" table. Which of these is a number, what follows tells.
    private static readonly Dictionary<string, Regex> Mistaken = new(StringComparer.Ordinal)
    {
        ["it"] = OfItalian(),
        ["fr"] = OfFrench(),
        ["ca"] = OfCatalan(),
        ["ro"] = OfRomanian(),
        ["hr"] = OfSerboCroatian(),
        ["sr"] = OfSerboCroatian(),
        ["bs"] = OfSerboCroatian(),
        ["sh"] = OfSerboCroatian(),
        ["bg"] = OfBulgarian(),
    };

    private static readonly HashSet<string> WithOf = ["es", "gl", "pt", "ca", "fr", "it", "ro"];

    private readonly Dictionary<string, string> _english = new(StringComparer.Ordinal);

    private SourceNumbers(string text) => Text = text;

    /// <summary>What the pair is given.</summary>
    public string Text { get; private set; }

    public static SourceNumbers Of(string text, string language)
    {
        var numbers = new SourceNumbers(text);
        numbers.WriteAmounts(language);
        if (language == "ro")
        {
            numbers.Text = RomanianCentury().Replace(numbers.Text, "$1");
        }

        if (Mistaken.TryGetValue(language, out var mistaken))
        {
            numbers.WriteMistaken(mistaken, language);
        }

        return numbers;
    }

    /// <summary>The amounts of the source in the English text, in the English way.</summary>
    public string PutBack(string english)
    {
        // The longest first: 12 is in 12000.
        foreach (var (digits, written) in _english.OrderByDescending(pair => pair.Key.Length))
        {
            english = Regex.Replace(
                english,
                $@"(?<![\w.,])\*?{digits}(?!\w|[.,]\d)",
                written,
                RegexOptions.None,
                TimeSpan.FromMilliseconds(PatternTimeout.Milliseconds)
            );
        }

        return english;
    }

    private void WriteAmounts(string language)
    {
        var written = new StringBuilder(Text.Length);
        var from = 0;
        foreach (var number in TextNumbers.Of(Text, ReaderLanguage(language)))
        {
            var (start, length) = (number.Span.Start, number.Span.Length);
            if (
                !number.IsCertain
                || !NeedsDigits(Text.Substring(start, length), number.Value, language)
                || Remember(number.Value, InEnglish(number.Value)) is not { } digits
            )
            {
                continue;
            }

            written.Append(Text, from, start - from).Append(digits);
            from = start + length;
            var of = WithOf.Contains(language) ? Of().Match(Text, from) : Match.Empty;
            if (of.Success)
            {
                written.Append(' '); // English has no "of" there
                from += of.Length;
            }
        }

        Text = written.Append(Text, from, Text.Length - from).ToString();
    }

    private void WriteMistaken(Regex mistaken, string language) =>
        Text = mistaken.Replace(
            Text,
            match =>
                TextNumbers.Of(match.Value, ReaderLanguage(language)) is [{ Value: var value }]
                && !HasDigits(value)
                && Remember(
                    value,
                    value < UpToTwelve.Length ? UpToTwelve[(int)value] : InEnglish(value)
                )
                    is { } digits
                    ? digits
                    : match.Value
        );

    /// <summary>Whether the text has this number in digits, in a score or a time: that would be written out too.</summary>
    private bool HasDigits(decimal value) =>
        PlainDigits()
            .Matches(Text)
            .Any(match => match.Value == value.ToString("0", CultureInfo.InvariantCulture));

    /// <summary>Null where the same digits are to be written in another way already.</summary>
    private string? Remember(decimal value, string english)
    {
        var digits = value.ToString("0", CultureInfo.InvariantCulture);
        return _english.TryAdd(digits, english) || _english[digits] == english ? digits : null;
    }

    private static bool NeedsDigits(string text, decimal value, string language)
    {
        if (value != decimal.Truncate(value) || value is < Thousand or >= TooLarge)
        {
            return false;
        }

        if (!text.Any(char.IsLetter))
        {
            return Grouped().IsMatch(text);
        }

        if (char.IsAsciiDigit(text[0]))
        {
            // "4,100 millones" goes well as it is; "4.100 de milioane" does not.
            return language == "ro" || !GroupedAndScale().IsMatch(text);
        }

        // "Dos mil", and not "miles" and "cientos de miles".
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1
            && TextNumbers.Of(words[0], ReaderLanguage(language))
                is [{ Value: >= 1 and < Thousand and not Hundred }];
    }

    private static string InEnglish(decimal value)
    {
        foreach (
            var (scale, name) in (ReadOnlySpan<(decimal, string)>)
                [
                    (Million * Million, "trillion"),
                    (Thousand * Million, "billion"),
                    (Million, "million"),
                ]
        )
        {
            var scaled = value / scale;
            if (scaled >= 1 && scaled * Hundred == decimal.Truncate(scaled * Hundred))
            {
                return $"{scaled.ToString("0.##", CultureInfo.InvariantCulture)} {name}";
            }
        }

        return value.ToString(value < Thousand ? "0" : "#,0", CultureInfo.InvariantCulture);
    }

    private static string ReaderLanguage(string language) => language == "sh" ? "hr" : language;

    [GeneratedRegex(
        @"^[1-9]\d{0,2}(?:([.\u00a0\u202f\u2009 ])\d{3})(?:\1\d{3})*$",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking)]
    private static partial Regex PlainDigits();

    [GeneratedRegex(@"^\d{1,3}[.,]\d{3}\s", RegexOptions.NonBacktracking)]
    private static partial Regex GroupedAndScale();

    [GeneratedRegex(
        @"\G\s(?:d[ei]\s|d['’](?=\p{L}))",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Of();

    [GeneratedRegex(
        @"\bal?\s([IVXLC]+)-lea\b",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex RomanianCentury();

    [GeneratedRegex(
        @"(?<![-\w])(?:nove|dieci|cento|duecento|cinquecento)\b(?=\s\p{L}{3,})|(?<!\b(?:tu|ci|non|lo|se|chi|che)\s)\bsei\b(?=\s(?:\p{Ll}+[ie]|su|volte)\b)(?!\s(?:stat|anche))",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex OfItalian();

    [GeneratedRegex(
        @"(?<![-\w])(?:six|dix|cent)\b(?=\s\p{L}{3,})|\bneuf\b(?=\s(?:\p{Ll}+[sx]|heures|fois)\b)",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex OfFrench();

    [GeneratedRegex(
        @"(?<![-\w])(?:deu|cent)\b(?=\s\p{L}{3,})|\bnou\b(?=\s\p{Ll}+s\b)",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex OfCatalan();

    [GeneratedRegex(
        @"(?<!\bne\s)\bnouă\b(?=\s(?:de\s)?\p{Ll}+(?:e|i|uri)\b)",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex OfRomanian();

    [GeneratedRegex(
        @"\bsto\b(?=\s\p{Ll}+[ai]\b)",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex OfSerboCroatian();

    [GeneratedRegex(
        @"\b(?:единайсет|единадесет|дванайсет|дванадесет|тринайсет|четиринайсет|петнайсет|шестнайсет|седемнайсет|осемнайсет|деветнайсет|двайсет)\b(?=\s\p{L}{3,})",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex OfBulgarian();
}
