using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading.Names;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Reading;

/// <summary>A text with what several checks read of it: each is read once, and only when a check asks.</summary>
internal sealed partial class CheckedText(string text, string language)
{
    private string? _lower;
    private IReadOnlyList<NumberMention>? _numbers;
    private IReadOnlyList<string>? _sentences;
    private SpokenWord[]? _words;
    private SpokenWord[]? _distinctWords;
    private CalendarMention[]? _calendar;
    private NumberMention[]? _digits;

    public string Text => text;

    public string Language => language;

    public string Lower => _lower ??= text.ToLowerInvariant();

    public IReadOnlyList<NumberMention> Numbers => _numbers ??= NumberReader.Read(text, language);

    public IReadOnlyList<string> Sentences => _sentences ??= NewsDigest.Facts.Sentences.Split(text);

    /// <summary>Numbers in digits, by where they stand.</summary>
    public NumberMention[] Digits =>
        _digits ??= [
            .. Numbers
                .Where(number => number.Kind == NumberKind.Digits)
                .OrderBy(number => number.Span.Start),
        ];

    /// <summary>Weekdays and months, by where they stand; none too where the language has no table.</summary>
    public CalendarMention[] Calendar =>
        _calendar ??= [
            .. (
                language == LanguageCodes.English
                    ? EnglishCalendar.Read(text)
                    : CalendarWords.For(language)?.Read(Lower) ?? []
            ).OrderBy(mention => mention.Start),
        ];

    /// <summary>Words of two letters and more, as they sound.</summary>
    public SpokenWord[] Words => _words ??= ReadWords();

    /// <summary>Each of them once, where it does not matter how often and where.</summary>
    public SpokenWord[] DistinctWords =>
        _distinctWords ??= [.. Words.DistinctBy(word => word.Text)];

    private SpokenWord[] ReadWords()
    {
        List<SpokenWord> words = new(text.Length / 6);
        foreach (var match in Word().EnumerateMatches(text))
        {
            var word = text.Substring(match.Index, match.Length);
            words.Add(new SpokenWord(word, Sound.Of(word)));
        }

        return [.. words];
    }

    [GeneratedRegex(
        @"\p{L}[\p{L}\p{M}]+",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}

internal sealed record SpokenWord(string Text, Sound Sound)
{
    public bool HasCapital => char.IsUpper(Text[0]);

    public bool IsAcronym => char.IsUpper(Text[^1]) && Text.All(char.IsUpper);
}
