using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;
using static NewsDigest.Facts.Reading.Numbers.NumberPatterns;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>
/// Finds the numbers of a text in its own language. Patterns go from the most exact to the loosest; what one has taken, the next
/// does not see.
/// </summary>
internal sealed class NumberReader
{
    private const int MinBuiltOn = 7; // letters of a word that a number word begins

    private readonly string _text;
    private readonly string _lower;
    private readonly string _language;
    private readonly NumberLexicon _lexicon;
    private readonly bool[] _taken;
    private readonly List<NumberMention> _found = [];

    private NumberReader(string text, string language)
    {
        var folded = DigitFolding.Fold(text);
        _text = language is "fa" or "ps" ? DecimalSlash().Replace(folded, ".") : folded;
        _language = language;
        (_lower, _lexicon, _taken) = (
            _text.ToLowerInvariant(),
            NumberLexicon.For(language),
            new bool[text.Length + 1]
        );
    }

    public static IReadOnlyList<NumberMention> Read(string text, string language)
    {
        var reader = new NumberReader(text, language);
        if (reader._text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            reader.ReadVerses();
            reader.ReadCodes();
            reader.ReadDates();
            reader.ReadTimes();
        }

        if (language is "zh" or "ja" or "ko")
        {
            foreach (
                var mention in CjkPatterns
                    .Read(reader._text)
                    .Concat(CjkNumbers.Read(reader._text, language))
                    .Where(mention => !reader._taken[mention.Span.Start])
            )
            {
                if (mention.Kind == NumberKind.Support)
                {
                    reader._found.Add(mention); // 三分之一: its parts are read as well
                }
                else
                {
                    reader.Add(mention);
                }
            }
        }

        reader.ReadRuns();
        reader.ReadSigns();
        return reader._found;
    }

    /// <summary>Its numbers one by one; marks between them are no decimal marks.</summary>
    private void ReadVerses()
    {
        foreach (Match match in Verse().Matches(_text))
        {
            foreach (
                var part in NotDigits().Split(match.Value).Where(part => part.Length is > 0 and < 4)
            )
            {
                var at = _text.IndexOf(part, match.Index, StringComparison.Ordinal);
                Add(
                    [decimal.Parse(part, CultureInfo.InvariantCulture)],
                    NumberKind.Date,
                    at,
                    part.Length
                );
            }

            Take(match.Index, match.Length);
        }
    }

    private void ReadCodes()
    {
        foreach (Match match in Code().Matches(_text).Where(match => !_taken[match.Index]))
        {
            var values = NotDigits()
                .Split(match.Value)
                .Where(part => part.Length is > 0 and < 20)
                .Select(part => decimal.Parse(part, CultureInfo.InvariantCulture))
                .ToArray();
            Add(values, NumberKind.Code, match.Index, match.Length);
        }
    }

    private void ReadDates()
    {
        foreach (Match match in Date().Matches(_text).Where(match => !_taken[match.Index]))
        {
            var parts = match.Groups.Values.Skip(1).Where(group => group.Success).ToArray();
            foreach (var part in parts)
            {
                var value = decimal.Parse(part.Value, CultureInfo.InvariantCulture);
                var isShortYear = part == parts[^1] && part.Length == 2 && parts[0].Length < 4;
                _found.Add(
                    new NumberMention(
                        isShortYear
                            ? [value, 2000 + value, 1900 + value]
                            : [value, .. EraYear.Of(value, _language)],
                        NumberKind.Date,
                        part.Value,
                        new TextSpan(part.Index, part.Length)
                    )
                );
            }

            Take(match.Index, match.Length);
        }
    }

    private void ReadTimes()
    {
        foreach (Match match in Lap().Matches(_text).Where(match => !_taken[match.Index]))
        {
            _found.AddRange(ClockReading.Lap(match));
            Take(match.Index, match.Length);
        }

        foreach (Match match in Time().Matches(_text).Where(match => !_taken[match.Index]))
        {
            if (
                ClockReading.Time(
                    match.Groups[1],
                    match.Groups[2],
                    match.Groups[3],
                    match.Value.Contains('h', StringComparison.Ordinal)
                ) is
                { Length: > 0 } parts
            )
            {
                _found.AddRange([InLanguage(parts[0]), .. parts[1..]]);
                Take(match.Index, match.Length);
            }
        }
    }

    /// <summary>Numbers in digits and words, each with what stands around it.</summary>
    private void ReadRuns()
    {
        var text = new NumberText(
            _text,
            _lower,
            _language,
            _lexicon,
            NumberTokens.Of(_text).Where(token => !_taken[token.Start])
        );
        NumberMention? before = null; // without a scale of its own
        (decimal Scale, int End) spoken = (1, 0); // the scale that was said last
        NumberMention? last = null;
        for (var index = 0; index < text.Count; )
        {
            var (token, next) = (text[index], index + 1);
            if (IsNamePart(token))
            {
                Add(
                    DigitReading.Values(_text.Substring(token.Start, token.Length), _language),
                    NumberKind.Code,
                    token.Start,
                    token.Length
                );
            }
            else if (token.IsDigits || text.Word(index) is not null)
            {
                if (PartsOfTen.Read(text, index) is { } decimals)
                {
                    _found.Add(decimals);
                }

                var run = new NumberRun(text);
                if (run.Read(index, out next) is { } mention)
                {
                    mention =
                        mention.Kind == NumberKind.Digits
                            ? InContext(mention, token)
                            : WordContext.Read(mention, _lower, _language);
                    mention = InLanguage(mention);
                    mention =
                        run.HasScale || _language == LanguageCodes.English
                            ? mention
                            : SharedScale.WithElided(
                                mention,
                                spoken.Scale,
                                spoken.End,
                                _text,
                                _lower
                            );
                    spoken = run.HasScale
                        ? (run.Scale, mention.Span.Start + mention.Span.Length)
                        : spoken;
                    before = ShareScale(before, mention, run.Scale);
                    mention = WordContext.HalfHour(
                        _found.Count > 0 ? _found[^1] : null,
                        mention,
                        _text,
                        _language
                    );
                    var newest = _found.Count > 0 ? _found[^1] : null;
                    if (JoinedNumber.Of(last, newest, mention, _text) is { } joined)
                    {
                        _found.Add(joined);
                    }

                    Add(mention);
                    last = newest;
                    before = run.HasScale ? null : mention;
                }
            }
            else
            {
                AddBuiltOn(token);
            }

            index = next;
        }
    }

    /// <summary>The 15 of GBBO15, and not the 280 of RMB280.</summary>
    private bool IsNamePart(NumberToken token) =>
        token.IsDigits
        && token.Start > 0
        && char.IsLetter(_text[token.Start - 1])
        && _text[token.Start - 1] < '\u0590'
        && !CurrencyBefore()
            .IsMatch(_text.AsSpan(Math.Max(0, token.Start - 4), Math.Min(4, token.Start)));

    /// <summary>A word that a number begins: čtyřiadvacetiletý.</summary>
    private void AddBuiltOn(NumberToken token)
    {
        var word = _lower.AsSpan(token.Start, token.Length);
        if (
            _language != LanguageCodes.English
            && token.Length >= (_language == "ko" ? 2 : MinBuiltOn)
            && _lexicon.CanBegin(word)
            && NumberCompounds.Beginning(word, _lexicon, _language) is { } value
        )
        {
            Add([value], NumberKind.Support, token.Start, token.Length);
        }
    }

    private NumberMention InContext(NumberMention mention, NumberToken token)
    {
        mention = DigitContext.Read(mention, token, _text);
        mention = mention with
        {
            Values = [.. mention.Values, .. EraYear.Of(mention.Values[0], _language)],
        };
        return _language is "zh" or "ja" ? CjkContext.Read(mention, _text) : mention;
    }

    private NumberMention InLanguage(NumberMention mention) =>
        _language == "sw"
            ? ClockReading.InSwahili(mention, _lower.AsSpan(0, mention.Span.Start))
            : mention;

    /// <summary>12 to 14 million: the scale of the second may hold for the first.</summary>
    private NumberMention? ShareScale(NumberMention? before, NumberMention mention, decimal scale)
    {
        if (
            before is null
            || _found.Count == 0
            || _found[^1] != before
            || SharedScale.WithFollowing(before, mention, scale) is not { } shared
        )
        {
            return before;
        }

        _found[^1] = shared;
        return null;
    }

    private void ReadSigns()
    {
        foreach (
            var mention in NumberSigns
                .Read(_text, _language)
                .Where(mention =>
                    mention.Span.Length > 1
                    || char.IsLetter(_text[mention.Span.Start])
                    || !_taken[mention.Span.Start]
                )
        )
        {
            Add(mention);
        }
    }

    private void Add(IReadOnlyList<decimal> values, NumberKind kind, int start, int length)
    {
        if (values.Count > 0)
        {
            Add(
                new NumberMention(
                    values,
                    kind,
                    _text.Substring(start, length),
                    new TextSpan(start, length)
                )
            );
        }
    }

    private void Add(NumberMention mention)
    {
        _found.Add(mention);
        Take(mention.Span.Start, mention.Span.Length);
    }

    private void Take(int start, int length) => Array.Fill(_taken, true, start, length);
}
