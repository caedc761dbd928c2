using System.Globalization;
using System.Text.RegularExpressions;
using NewsDigest.Articles;
using static NewsDigest.Verification.Numbers.NumberPatterns;

namespace NewsDigest.Verification.Numbers;

/// <summary>
/// Finds the numbers of a text in its own language. Patterns go from the most exact to the loosest; what one has taken, the next
/// does not see.
/// </summary>
internal sealed class NumberReader
{
    private readonly string _text;
    private readonly string _language;
    private readonly NumberLexicon _lexicon;
    private readonly bool[] _taken;
    private readonly List<NumberMention> _found = [];

    private NumberReader(string text, string language)
    {
        (_text, _language) = (DigitFolding.Fold(text), language);
        (_lexicon, _taken) = (NumberLexicon.For(language), new bool[text.Length + 1]);
    }

    public static IReadOnlyList<NumberMention> Read(string text, string language)
    {
        var reader = new NumberReader(text, language);
        reader.ReadCodes();
        reader.ReadDates();
        reader.ReadTimes();
        if (language is "zh" or "ja")
        {
            foreach (var mention in CjkNumbers.Read(reader._text).Where(mention => !reader._taken[mention.Span.Start]))
            {
                reader.Add(mention);
            }
        }

        reader.ReadDigits();
        reader.ReadWords();
        reader.ReadOthers();
        return reader._found;
    }

    private void ReadCodes()
    {
        foreach (Match match in Code().Matches(_text))
        {
            var values = NotDigits().Split(match.Value).Where(part => part.Length is > 0 and < 20).Select(part => decimal.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            Add(values, NumberKind.Code, match.Index, match.Length);
        }
    }

    private void ReadDates()
    {
        foreach (Match match in Date().Matches(_text))
        {
            var parts = match.Groups.Values.Skip(1).Where(group => group.Success).ToArray();
            foreach (var part in parts)
            {
                var value = decimal.Parse(part.Value, CultureInfo.InvariantCulture);
                var isShortYear = part == parts[^1] && part.Length == 2 && parts[0].Length < 4;
                _found.Add(new NumberMention(isShortYear ? [value, 2000 + value, 1900 + value] : [value], NumberKind.Date, part.Value, new TextSpan(part.Index, part.Length)));
            }

            Take(match.Index, match.Length);
        }
    }

    private void ReadTimes()
    {
        foreach (Match match in Time().Matches(_text).Where(match => !_taken[match.Index]))
        {
            var (hour, minute) = (decimal.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), decimal.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
            if (hour > 24 || minute > 59)
            {
                continue;
            }

            _found.Add(new NumberMention([hour, hour > 12 ? hour - 12 : hour + 12, hour + (minute / 100)], NumberKind.Time, match.Groups[1].Value, new TextSpan(match.Groups[1].Index, match.Groups[1].Length)));
            if (minute > 0)
            {
                _found.Add(new NumberMention([minute, hour + (minute / 100)], NumberKind.Time, match.Groups[2].Value, new TextSpan(match.Groups[2].Index, match.Groups[2].Length)));
            }

            Take(match.Index, match.Length);
        }
    }

    private void ReadDigits()
    {
        foreach (Match match in Digits().Matches(_text).Where(match => !_taken[match.Index]))
        {
            var values = DigitReading.Values(match.Value, _language).ToList();
            if (values.Count == 0)
            {
                continue;
            }

            var afterLetter = match.Index > 0 && char.IsLetter(_text[match.Index - 1]) && _text[match.Index - 1] < '\u0590';
            if (afterLetter)
            {
                Add(values, NumberKind.Code, match.Index, match.Length);
                continue;
            }

            var end = Scale(values, match.Index + match.Length);
            AddOtherReadings(values, match);
            Add(values, NumberKind.Digits, match.Index, end - match.Index);
        }
    }

    /// <summary>Multiplies by the scale words that follow: one, or two as in "4 mil millones". Gives the place after them.</summary>
    private int Scale(List<decimal> values, int end)
    {
        if (NextWords().Match(_text, end, Math.Min(60, _text.Length - end)) is not { Success: true } next || _lexicon.Scale(next.Groups[1].Value) is not { } scale)
        {
            return end;
        }

        var word = next.Groups[1].Value.TrimEnd('.');
        var isGlued = next.Groups[1].Index == end;
        if (word.Length == 1 && !isGlued && _language == "en")
        {
            return end;
        }

        var second = next.Groups[2].Success ? _lexicon.Scale(next.Groups[2].Value) : null;
        var factor = second is { } larger && larger > scale ? scale * larger : scale;
        var plain = values.ToArray();
        values.Clear();
        values.AddRange(plain.Where(value => value < 1_000_000_000_000).Select(value => value * factor));

        // "5 m" is five million or five metres; "4 mil" beside millones may also stand alone.
        var isAbbreviation = word.Length <= 2 || (word == "mil" && _language is "cs" or "sk" or "hr" or "sl");
        if (isAbbreviation || factor != scale)
        {
            values.AddRange(isAbbreviation ? plain : plain.Where(value => value < 1_000_000_000_000).Select(value => value * scale));
        }

        if (values.Count == 0)
        {
            values.AddRange(plain);
        }

        return factor == scale ? next.Groups[1].Index + next.Groups[1].Length : next.Groups[2].Index + next.Groups[2].Length;
    }

    private void AddOtherReadings(List<decimal> values, Match match)
    {
        var (value, after) = (values[0], match.Index + match.Length);
        var isWhole = value == decimal.Truncate(value);
        var following = _text.AsSpan(after, Math.Min(14, _text.Length - after));

        // 1981-87
        if (match.Length == 2 && match.Index >= 5 && _text[match.Index - 1] is '-' or '/' && YearBefore().Match(_text, match.Index - 5, 5) is { Success: true } year)
        {
            values.Add(decimal.Parse(string.Concat(year.ValueSpan[..2], match.ValueSpan), CultureInfo.InvariantCulture));
        }

        // '87, the 90s, 90-е
        var before = _text.AsSpan(Math.Max(0, match.Index - 14), Math.Min(14, match.Index));
        if (match.Length == 2 && isWhole && ((match.Index > 0 && _text[match.Index - 1] == '\'') || DecadeAfter().IsMatch(following) || (value % 10 == 0 && DecadeBefore().IsMatch(before))))
        {
            values.Add(1900 + value);
            values.Add(2000 + value);
        }

        if (isWhole && value is > 0 and < 40 && CenturyAfter().IsMatch(following))
        {
            values.Add((value - 1) * 100);
        }

        if (isWhole && value is > 12 and <= 24 && HourAfter().IsMatch(following))
        {
            values.Add(value - 12);
        }

        // alle 22,30; um 20.15 Uhr
        if (!isWhole && match.Length is 4 or 5 && decimal.Truncate(value) <= 24 && (ClockBefore().IsMatch(before) || HourAfter().IsMatch(following)))
        {
            var hour = decimal.Truncate(value);
            values.AddRange([hour, hour > 12 ? hour - 12 : hour + 12, (value - hour) * 100]);
        }

        // 12 to 14 million
        if (SharedScale().Match(_text, after, Math.Min(48, _text.Length - after)) is { Success: true } range && _lexicon.Scale(range.Groups[1].Value) is { } shared && value < 1_000_000_000_000)
        {
            values.Add(value * shared);
        }
    }

    private void ReadWords()
    {
        var words = Word().Matches(_text).Where(match => !_taken[match.Index]).ToArray();
        for (var index = 0; index < words.Length; index++)
        {
            if (IsNumberWord(words[index].Value))
            {
                index = ReadWordRun(words, index);
            }
            else if (_language != DetectedLanguage.English && words[index].Length >= 7 && _lexicon.Compound(words[index].Value) is { } compound)
            {
                Add([compound], NumberKind.Support, words[index].Index, words[index].Length);
            }
        }
    }

    /// <summary>"three hundred and five million": the sum, and each part for texts that say it otherwise. Gives the last word's index.</summary>
    private int ReadWordRun(Match[] words, int first)
    {
        decimal total = 0, current = 0;
        List<decimal> parts = [];
        var last = first;
        for (var index = first; index < words.Length && (index == first || Follows(words[index - 1], words[index])); index++)
        {
            var word = words[index].Value;
            if (_lexicon.Word(word) is { } value && (current == 0 || _lexicon.Scale(word) is null))
            {
                current = value == 100 && current is > 0 and < 10 ? current * 100 : current + value;
                parts.Add(value);
            }
            else if (word.Length > 1 && _lexicon.Scale(word) is { } scale)
            {
                (total, current) = scale >= 1000 && total + current < 1_000_000_000_000 ? (total + ((current == 0 ? 1 : current) * scale), 0) : (total, (current == 0 ? 1 : current) * scale);
                parts.Add(scale);
            }
            else if (index > first && IsAnd(word))
            {
                continue;
            }
            else
            {
                break;
            }

            last = index;
        }

        Add([total + current, .. parts.Where(part => part != total + current)], NumberKind.Word, words[first].Index, words[last].Index + words[last].Length - words[first].Index);
        return last;
    }

    private void ReadOthers()
    {
        foreach (Match match in Roman().Matches(_text))
        {
            if (RomanNumber.Value(match.Value) is { } value)
            {
                Add([value, (value - 1) * 100], NumberKind.Support, match.Index, match.Length);
            }
        }

        if (_language == "en")
        {
            foreach (Match match in EnglishExtra().Matches(_text))
            {
                Add(EnglishExtras.Values(match.Value), NumberKind.Support, match.Index, match.Length);
            }
        }
    }

    private bool IsNumberWord(string word) => _lexicon.Word(word) is not null || (word.Length > 2 && _lexicon.Scale(word) is not null);

    private bool Follows(Match before, Match word)
    {
        var between = _text.AsSpan(before.Index + before.Length, word.Index - before.Index - before.Length);
        return between.Length <= 3 && between.IndexOfAnyExcept(" -\u00a0\t") < 0;
    }

    private static bool IsAnd(string word) => word.ToLowerInvariant() is "and" or "y" or "e" or "et" or "und" or "i" or "og" or "och" or "en" or "și" or "и" or "va" or "ve";

    private void Add(IReadOnlyList<decimal> values, NumberKind kind, int start, int length)
    {
        if (values.Count > 0)
        {
            Add(new NumberMention(values, kind, _text.Substring(start, length), new TextSpan(start, length)));
        }
    }

    private void Add(NumberMention mention)
    {
        _found.Add(mention);
        Take(mention.Span.Start, mention.Span.Length);
    }

    private void Take(int start, int length) => Array.Fill(_taken, true, start, length);
}
