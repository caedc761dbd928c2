using System.Globalization;
using NewsDigest.Articles;

namespace NewsDigest.Verification.Numbers;

/// <summary>One number out of digits and words that follow each other: "5 mil 352", "three hundred and five million", "49-ти тысячам".</summary>
internal ref struct NumberRun(string text, string lower, string language, NumberLexicon lexicon, List<NumberToken> tokens)
{
    private const int MaxTokens = 24;
    private const int MaxFraction = 12;
    private const decimal MaxScaled = 1_000_000_000_000_000;

    // Where the digit stands before the ten: vier und zwanzig, أربعة وعشرون.
    private static readonly HashSet<string> UnitsFirst = ["de", "nl", "da", "nb", "nn", "no", "af", "lb", "fy", "ar", "cs", "sk", "sl", "fo", "ha"];

    // Where the scale stands before the number: miliyan 3.
    private static readonly HashSet<string> ScaleFirst = ["ha", "sw", "yo", "ig", "so", "mg", "rw", "ln", "sn", "zu"];

    // Where decimals have a name: две целых три тысячных.
    private static readonly HashSet<string> Named = ["ru", "uk", "be", "cs", "sk", "pl"];

    // Where "one half" is a half, and not one and a half as in Turkish bir buçuk.
    private static readonly HashSet<string> ArticleIsOne = ["de", "nl", "sv", "da", "nb", "nn", "no", "fr", "es", "it", "pt", "ca", "gl", "en", "af"];

    private static readonly HashSet<string> Fillers = ["de", "di", "d", "of", "los", "las", "des"];

    private NumberSum _sum = new();
    private NumberSum _beforeAnd;
    private int _and = -1;
    private IReadOnlyList<decimal> _first = [];
    private decimal _firstFactor = 1;
    private List<NumberMention>? _parts;
    private bool _isDigits;
    private bool _isAbbreviation;
    private bool _isLetter;
    private decimal _small;
    private List<NumberMention>? _blocks;
    private bool _isLoose;
    private decimal? _other;
    private decimal? _fraction;
    private int _start;
    private int _end;
    private int _last;

    /// <summary>The scale that came last, or 1; a number before it without one may share it: 12 to 14 million.</summary>
    public decimal Scale { get; private set; } = 1;

    /// <summary>Whether it has any scale.</summary>
    public bool HasScale { get; private set; }

    /// <summary>The number that begins at a token, and the token after it; null where none begins.</summary>
    public NumberMention? Read(int first, out int next)
    {
        (_start, _end, _last) = (tokens[first].Start, tokens[first].End, first - 1);
        var index = first;
        if (ScaleFirst.Contains(language) && !tokens[first].IsDigits)
        {
            index = ReadScaleFirst(first);
        }

        for (; index < tokens.Count && index < first + MaxTokens && (index == first || Follows(index)); index++)
        {
            if (!Accept(index, first))
            {
                break;
            }
        }

        if (_last >= first && !_isDigits)
        {
            ReadPoint(_last + 1);
        }

        next = Math.Max(_last + 1, first + 1);
        return _last < first ? null : Mention();
    }

    private bool Accept(int index, int first)
    {
        var token = tokens[index];
        if (token.IsDigits)
        {
            return AcceptDigits(index, token);
        }

        if (Find(token) is not { } word)
        {
            return index > first && (IsFiller(index) || IsSuffix(index) || IsArticle(index));
        }

        if (word.Kind == NumberWordKind.And)
        {
            (_beforeAnd, _and) = index > first ? (_sum, index) : (_beforeAnd, _and);
            return index > first && _and == index;
        }

        return word.Kind != NumberWordKind.Point && AcceptWord(index, token, word);
    }

    private bool AcceptDigits(int index, NumberToken token)
    {
        var values = DigitReading.Values(text.Substring(token.Start, token.Length), language, index + 1 < tokens.Count && tokens[index + 1].Start <= token.End + 1 && Find(tokens[index + 1]) is { Kind: NumberWordKind.Scale, Value: >= 1_000_000 }, token.End < text.Length && (text[token.End] == '%' || (token.End + 1 < text.Length && text[token.End + 1] == '%')));
        if (values.Count == 0 || (_and == index - 1 && _and >= 0 && !(_sum.IsAfterHundreds && values[0] < 100)) || (!_sum.IsEmpty && (token.Length > 3 || !_isDigits)) || !_sum.TryAddDigits(values[0]))
        {
            return false;
        }

        (_first, _isDigits) = (_first.Count == 0 ? values : _first, true);
        Take(index, token, values);
        return true;
    }

    private bool AcceptWord(int index, NumberToken token, NumberWord word)
    {
        var isAfterAnd = _and >= 0 && _and == index - 1;
        var isGlued = index > 0 && tokens[index - 1].End == token.Start;
        var isAndWrittenOn = language is "ar" or "he" && text[token.Start] is 'و' or 'ו' && lexicon.Find(lower.AsSpan(token.Start, token.Length)) is null;
        var join = language == "fr" ? NumberJoin.French : (isAfterAnd || isAndWrittenOn) && UnitsFirst.Contains(language) ? NumberJoin.UnitsFirst : NumberJoin.None;
        if (word.Kind == NumberWordKind.Scale && token.Length == 1 && !(_isDigits && (isGlued || lower[token.Start] == 'k')))
        {
            return false; // 5 m
        }

        // between two thousand | and three million
        var isSplit = word is { Kind: NumberWordKind.Scale, Value: >= 1000 } && _and >= 0 && _and == index - 2 && _beforeAnd.IsAfterScale && word.Value > _sum.Limit;
        if ((_isDigits && word.Kind is NumberWordKind.Word && (isAfterAnd || !_sum.IsAfterScale)) || isSplit || !(IsOneHalf(word, isAfterAnd, index) ? _sum.TryHalve() : _sum.TryAdd(word, join)))
        {
            if (word.Kind == NumberWordKind.Scale && _and >= 0 && _and == index - 2 && _last > _and)
            {
                (_sum, _last) = (_beforeAnd, _and - 1); // between two hundred | and three hundred
                _end = tokens[_last].End;
            }

            return false;
        }

        if (word.Kind == NumberWordKind.Scale)
        {
            _firstFactor *= _parts is { Count: 1 } && _firstFactor < MaxScaled ? word.Value : 1;
            _isLetter |= token.Length == 1 && !(_start > 0 && char.GetUnicodeCategory(text[_start - 1]) == UnicodeCategory.CurrencySymbol);
            _isAbbreviation |= token.Length <= 2 || (lower.AsSpan(token.Start, token.Length) is "mil" && language is "cs" or "sk" or "hr" or "sl");
            (Scale, HasScale, _small) = (word.Value < 1000 ? Scale : word.Value > Scale && Scale > 1 ? Scale * word.Value : word.Value, true, word.Value is 10 or 12 ? word.Value : _small);
        }
        else
        {
            Scale = word.Kind == NumberWordKind.Half ? Scale : 1;
        }

        _isLoose |= word.IsLoose;
        Take(index, token, null);
        return true;
    }

    private readonly bool IsOneHalf(NumberWord word, bool isAfterAnd, int index) => word.Kind == NumberWordKind.Half && !isAfterAnd && !(_and >= 0 && _and == index - 2) && !_isDigits && _sum.Value == 1 && ArticleIsOne.Contains(language);

    private void Take(int index, NumberToken token, IReadOnlyList<decimal>? digits)
    {
        if (digits is not null)
        {
            (_parts ??= []).Add(new NumberMention(digits, NumberKind.Digits, text.Substring(token.Start, token.Length), new TextSpan(token.Start, token.Length)));
            Scale = 1;
        }
        else if (_parts is [.., var part])
        {
            // 5 | mil: the part grows with its scale.
            var scale = Find(token) is { Kind: NumberWordKind.Scale } word ? word.Value : 1;
            _parts[^1] = part.Values[0] < MaxScaled ? part with { Values = [.. part.Values.Where(value => value < MaxScaled).Select(value => value * scale)] } : part;
        }

        (_end, _last) = (token.End, index);
    }

    private readonly NumberMention Mention()
    {
        var value = _sum.Value;
        List<decimal> values = [value];
        if (_isDigits)
        {
            // The other readings of the digits, where only scales follow; "5 m" is five million or five metres.
            var factor = _firstFactor;
            values.AddRange(_parts is { Count: > 1 } ? [] : _first.Skip(1).Where(other => other < MaxScaled).Select(other => other * factor));
            values.InsertRange(_isLetter ? 0 : values.Count, _isAbbreviation ? _first : []);
        }
        if (_small > 0)
        {
            values.Add(value / _small); // seven decades
        }

        if (_fraction is { } fraction)
        {
            values = [fraction];
        }

        if (_other is { } other && other != value)
        {
            values.Add(other);
        }

        return new NumberMention(values, _isDigits ? NumberKind.Digits : _isLoose ? NumberKind.Support : NumberKind.Word, text[_start.._end], new TextSpan(_start, _end - _start))
        {
            Parts = _parts is { Count: > 1 } ? _parts : _blocks is { Count: > 1 } ? _blocks : [],
        };
    }

    /// <summary>miliyan 378.42, dubu dari biyu da hamsin: what the scale multiplies stands after it. Gives the token after.</summary>
    private int ReadScaleFirst(int first)
    {
        decimal total = 0, other = 0;
        var index = first;
        while (Find(tokens[index]) is { Kind: NumberWordKind.Scale, Value: >= 1000 } scale && (index == first || Follows(index)))
        {
            var (group, atoms, next) = Group(index + 1);
            if (atoms == 0)
            {
                break;
            }

            total += group.All * scale.Value;
            other += group.First >= 1000 ? group.First : (group.First * scale.Value) + group.All - group.First; // milyan 2,210,534
            (_blocks ??= []).Add(new NumberMention([group.All * scale.Value], NumberKind.Digits, text[tokens[index].Start..tokens[next - 1].End], new TextSpan(tokens[index].Start, tokens[next - 1].End - tokens[index].Start)));
            (_last, _end, Scale, HasScale) = (next - 1, tokens[next - 1].End, scale.Value, true);
            index = next;
            if (index + 1 < tokens.Count && Find(tokens[index]) is { Kind: NumberWordKind.And } && Follows(index))
            {
                index++;
            }

            if (index >= tokens.Count)
            {
                break;
            }
        }

        if (_last < first)
        {
            return first;
        }

        _sum.TryAddDigits(total);
        (_first, _other) = ([total], other);
        return tokens.Count; // nothing joins it
    }

    /// <summary>dari biyu da hamsin: all of it, and what its first part is.</summary>
    private ((decimal All, decimal First) Value, int Atoms, int Next) Group(int index)
    {
        decimal all = 0, firstAtom = 0;
        var (atoms, next) = (0, index);
        while (next < tokens.Count && atoms < 4 && Follows(next))
        {
            var at = atoms > 0 && Find(tokens[next]) is { Kind: NumberWordKind.And } && next + 1 < tokens.Count ? next + 1 : next;
            var isHundreds = Find(tokens[at]) is { Kind: NumberWordKind.Scale, Value: 100 } && at + 1 < tokens.Count;
            at += isHundreds ? 1 : 0;
            var atom = !Follows(at) ? null : tokens[at].IsDigits ? DigitReading.Values(text.Substring(tokens[at].Start, tokens[at].Length), language) is [var digits, ..] && digits < 1_000_000_000 ? digits : null
                : Find(tokens[at]) is { Kind: NumberWordKind.Word or NumberWordKind.Half } word ? word.Value : (decimal?)null;
            if (atom is not { } value)
            {
                break;
            }

            value *= isHundreds ? 100 : 1;
            _isDigits |= tokens[at].IsDigits;
            (all, firstAtom, atoms, next) = (all + value, atoms == 0 ? value : firstAtom, atoms + 1, at + 1);
            if (tokens[at].IsDigits)
            {
                var half = at + 2 < tokens.Count && Find(tokens[at + 1]) is { Kind: NumberWordKind.And } && Find(tokens[at + 2]) is { Kind: NumberWordKind.Half };
                (all, firstAtom, next) = half ? (all + 0.5m, firstAtom + 0.5m, at + 3) : (all, firstAtom, next); // miliyan 2 da rabi
                break;
            }
        }

        return ((all, firstAtom), atoms, next);
    }

    /// <summary>drei Komma fünf, tres coma catorce millones.</summary>
    private void ReadPoint(int point)
    {
        if (point + 1 >= tokens.Count || !Follows(point) || Find(tokens[point]) is not { Kind: NumberWordKind.Point })
        {
            return;
        }

        var digits = "";
        var sum = new NumberSum();
        var index = point + 1;
        for (; index < tokens.Count && digits.Length < MaxFraction && Follows(index) && Find(tokens[index]) is { } word; index++)
        {
            if (word.Kind is NumberWordKind.And or NumberWordKind.Half or NumberWordKind.Point || (word.Kind == NumberWordKind.Scale && (word.Value > 1000 || !sum.IsEmpty)))
            {
                if (word.Kind != NumberWordKind.And)
                {
                    break;
                }
            }
            else if (!sum.TryAdd(word))
            {
                digits += Plain(sum.Value);
                sum = new NumberSum();
                sum.TryAdd(word);
            }
        }

        var denominator = sum.Value;
        var numerator = digits;
        digits += index == point + 1 ? "" : Plain(sum.Value);
        if (digits.Length is 0 or > MaxFraction)
        {
            return;
        }

        // две целых три тысячных: the last word says how far.
        var isNamed = Named.Contains(language) && index < tokens.Count && Follows(index) && Find(tokens[index]) is not null;
        var named = isNamed ? Find(tokens[index])!.Value.Value : 0;
        var isPower = named is 10 or 100 or 1000 or 10_000 or 100_000 or 1_000_000;
        _fraction = _sum.Value + (decimal.Parse(digits, CultureInfo.InvariantCulture) / (isPower ? named : (decimal)Math.Pow(10, digits.Length)));
        for (_last = isPower ? index : index - 1; _last + 1 < tokens.Count && Follows(_last + 1) && _fraction < MaxScaled && Find(tokens[_last + 1]) is { Kind: NumberWordKind.Scale } scale; _last++)
        {
            _fraction *= scale.Value;
        }

        _end = tokens[_last].End;
        if (numerator.Length is > 0 and < 4 && denominator > 1)
        {
            _other = _sum.Value + (decimal.Parse(numerator, CultureInfo.InvariantCulture) / denominator); // veinte con tres quintos
        }
    }

    private static string Plain(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private readonly bool IsFiller(int index) => _last == index - 1 && index + 1 < tokens.Count && Fillers.Contains(lower.Substring(tokens[index].Start, tokens[index].Length))
        && Find(tokens[index + 1]) is { Kind: NumberWordKind.Scale, Value: >= 1000 };

    /// <summary>The article of "two and a half", "half a million".</summary>
    private readonly bool IsArticle(int index) => language == "en" && tokens[index].Length <= 2 && lower[tokens[index].Start] == 'a' && index + 1 < tokens.Count
        && (Find(tokens[index + 1]) is { Kind: NumberWordKind.Half } ? _and == index - 1 : _last == index - 1 && Find(tokens[index - 1]) is { Kind: NumberWordKind.Half } && Find(tokens[index + 1]) is { Kind: NumberWordKind.Scale });

    /// <summary>The ending of "49-ти тысячам".</summary>
    private readonly bool IsSuffix(int index) => _isDigits && tokens[index].Length <= 3 && text[tokens[index].Start - 1] == '-' && tokens[index - 1].IsDigits
        && index + 1 < tokens.Count && Find(tokens[index + 1]) is { Kind: NumberWordKind.Scale, Value: >= 1000 };

    private readonly NumberWord? Find(NumberToken token)
    {
        if (token.IsDigits)
        {
            return null;
        }

        var form = lower.AsSpan(token.Start, token.Length);
        if (!lexicon.CanBegin(form) && token.Length > 1 && !form.Contains('\'') && language is not ("ar" or "he" or "fa"))
        {
            return null;
        }

        return NumberWords.Find(form, lexicon, language);
    }

    private readonly bool Follows(int index)
    {
        var between = text.AsSpan(tokens[index - 1].End, tokens[index].Start - tokens[index - 1].End);
        return between.Length <= 4 && (between.IndexOfAnyExcept(" -\u00a0\t") < 0 || between is ". "); // 5 Mio. Euro
    }
}
