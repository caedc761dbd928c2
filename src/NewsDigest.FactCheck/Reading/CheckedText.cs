using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;
using NewsDigest.Facts.Reading.Content;
using NewsDigest.Facts.Reading.Names;
using NewsDigest.Facts.Reading.Numbers;

namespace NewsDigest.Facts.Reading;

/// <summary>A text with what several checks read of it: each is read once, and only when a check asks.</summary>
internal sealed partial class CheckedText(string text, string language)
{
    private string? _lower;
    private IReadOnlyList<NumberMention>? _numbers;
    private IReadOnlyList<string>? _sentences;
    private PhoneticWord[]? _words;
    private PhoneticWord[]? _distinctWords;
    private CalendarMention[]? _calendar;
    private NumberMention[]? _digits;
    private IReadOnlyList<ContentUnit>? _content;
    private HashSet<int>? _partners;
    private HashSet<int>? _numbersOfStems; // by the table of the language that this is the English of

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
    public PhoneticWord[] Words => _words ??= ReadWords();

    /// <summary>Each of them once, where it does not matter how often and where.</summary>
    public PhoneticWord[] DistinctWords =>
        _distinctWords ??= [.. Words.DistinctBy(word => word.Text)];

    /// <summary>Whether the table of word pairs says that one of its words is translated by this English one: "šėtonas" by "Satan".</summary>
    public bool IsTranslatedBy(string english)
    {
        if (ContentTable.For(language) is not { } table)
        {
            return false;
        }

        _partners ??= [.. Content.SelectMany(unit => Partners(table, unit.Stem))];
        return english
            .ToLowerInvariant()
            .Split(' ')
            .All(word =>
                table.Number(ContentWords.Beginning(word, ContentWords.StemLength))
                    is >= 0
                        and var number
                && _partners.Contains(number)
            );
    }

    /// <summary>Whether the English has a word that the table of word pairs translates this one by.</summary>
    public bool IsSaidByPartner(string word, CheckedText english)
    {
        if (ContentTable.For(language) is not { } table)
        {
            return false;
        }

        var theirs = english._numbersOfStems ??= [
            .. ContentWords.English(english.Text).Select(unit => table.Number(unit.Stem)),
        ];
        return ContentWords
            .Of(word, language)
            .Any(unit => Partners(table, unit.Stem).Any(theirs.Contains));
    }

    /// <summary>What is compared of its words.</summary>
    public IReadOnlyList<ContentUnit> Content => _content ??= ContentWords.Of(text, language);

    /// <summary>Without the stem itself: that "Villalba" and "Villanueva" begin alike says nothing about names.</summary>
    private static List<int> Partners(ContentTable table, string stem)
    {
        var itself = table.Number(stem);
        List<int> numbers = [];
        foreach (var partner in table.Partners(stem))
        {
            if (partner.English != itself)
            {
                numbers.Add(partner.English);
            }
        }

        return numbers;
    }

    private PhoneticWord[] ReadWords()
    {
        List<PhoneticWord> words = new(text.Length / 6);
        foreach (var match in Word().EnumerateMatches(text))
        {
            var word = text.Substring(match.Index, match.Length);
            words.Add(new PhoneticWord(word, PhoneticKey.Of(word)));
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

internal sealed record PhoneticWord(string Text, PhoneticKey Phonetic)
{
    public bool HasCapital => char.IsUpper(Text[0]);

    /// <summary>Written small in a script that has capitals; others have neither.</summary>
    public bool IsLower => char.IsLower(Text[0]);

    public bool IsAcronym => char.IsUpper(Text[^1]) && Text.All(char.IsUpper);
}
