using System.Collections.Frozen;
using System.Globalization;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>One number out of digits and words that follow each other: "5 mil 352", "three hundred and five million", "49-ти тысячам".</summary>
internal ref struct NumberRun(NumberText text)
{
    private const int MaxTokens = 24;
    private const decimal MaxScaled = 1_000_000_000_000_000;

    // Where the digit stands before the ten: vier und zwanzig, أربعة وعشرون.
    private static readonly FrozenSet<string> UnitsFirst = LanguageProfile.With(
        "units_before_tens"
    );

    // Where "one half" is a half, and not one and a half as in Turkish bir buçuk.
    private static readonly FrozenSet<string> ArticleIsOne = LanguageProfile.With("article_is_one");

    private static readonly HashSet<string> Fillers = ["de", "di", "d", "of", "los", "las", "des"];

    private readonly List<NumberMention> _parts = [];
    private NumberSum _sum = new();
    private NumberSum _beforeAnd;
    private int _and = -1; // the token of the last "and"
    private IReadOnlyList<decimal> _digits = [];
    private decimal _factor = 1; // of the digits' first scales
    private decimal _smallScale; // dozen, decade
    private decimal _lastWord;
    private decimal _wordBefore;
    private bool _isAbbreviation;
    private bool _isLetter;
    private bool _isLoose;
    private int _first;
    private int _last;

    /// <summary>The scale that came last, or 1; a number before it without one may share it: 12 to 14 million.</summary>
    public decimal Scale { get; private set; } = 1;

    /// <summary>Whether it has any scale.</summary>
    public bool HasScale { get; private set; }

    private readonly bool IsDigits => _digits.Count > 0;

    /// <summary>The number that begins at a token, and the token after it; null where none begins.</summary>
    public NumberMention? Read(int first, out int next)
    {
        if (ScaleFirstRun.Read(text, first) is var (mention, scale, after))
        {
            (Scale, HasScale, next) = (scale, true, after);
            return mention;
        }

        (_first, _last) = (first, first - 1);
        for (
            var index = first;
            index < text.Count
                && index < first + MaxTokens
                && (index == first || text.Follows(index))
                && Accept(index);
            index++
        ) { }

        next = Math.Max(_last + 1, first + 1);
        if (_last < first)
        {
            return null;
        }

        if (!IsDigits && SpokenFraction.Read(text, _last + 1, _sum.Value) is var (values, last))
        {
            (_last, next) = (last, last + 1);
            return Of(values);
        }

        return Of(Values());
    }

    private bool Accept(int index)
    {
        if (text[index].IsDigits)
        {
            return AcceptDigits(index);
        }

        switch (text.Word(index))
        {
            case null:
                return index > _first && (IsFiller(index) || IsSuffix(index) || IsArticle(index));
            case { Kind: NumberWordKind.And } when index > _first:
                (_beforeAnd, _and) = (_sum, index);
                return true;
            case { Kind: NumberWordKind.And or NumberWordKind.Point }:
                return false;
            case { } when index > _first && IsNoHundred(index):
                return true;
            case { } word:
                return AcceptWord(index, word);
        }
    }

    private bool AcceptDigits(int index)
    {
        var (token, values) = (text[index], text.Digits(index));
        var isOther = !_sum.IsEmpty && (token.Length > 3 || !IsDigits || IsFromHere(index - 1)); // a number of its own
        if (
            values.Count == 0
            || isOther
            || (IsAfterAnd(index) && !IsJoinedByAnd(index, values[0]))
            || !_sum.TryAddDigits(values[0])
        )
        {
            return false;
        }

        _digits = IsDigits ? _digits : values;
        _parts.Add(
            new NumberMention(
                values,
                NumberKind.Digits,
                text.Text.Substring(token.Start, token.Length),
                new TextSpan(token.Start, token.Length)
            )
        );
        (Scale, _last) = (1, index);
        return true;
    }

    /// <summary>Turkish "310 binden 275 bine": from the first to the second.</summary>
    private bool IsFromHere(int index) =>
        text.Language is "tr" or "az"
        && text.Lower.AsSpan(text[index].Start, text[index].Length) is var word
        && (
            word.EndsWith("den", StringComparison.Ordinal)
            || word.EndsWith("dan", StringComparison.Ordinal)
            || word.EndsWith("ten", StringComparison.Ordinal)
            || word.EndsWith("tan", StringComparison.Ordinal)
        );

    private bool AcceptWord(int index, NumberWord word)
    {
        var isSum =
            !IsDigits
            || word.Kind != NumberWordKind.Word
            || (_sum.IsAfterScale && !IsAfterAnd(index));
        if (
            !isSum
            || IsBareLetter(index, word)
            || IsSplit(index, word)
            || !(IsOneHalf(index, word) ? _sum.TryHalve() : _sum.TryAdd(word, Join(index)))
        )
        {
            if (
                (word.Kind == NumberWordKind.Scale || word.Value == 100)
                && _and >= 0
                && _and == index - 2
                && _last > _and
            )
            {
                (_sum, _last) = (_beforeAnd, _and - 1); // between two hundred | and three hundred
            }

            return false;
        }

        if (word.Kind == NumberWordKind.Scale)
        {
            TakeScale(index, word.Value);
        }
        else if (word.Kind != NumberWordKind.Half)
        {
            Scale = 1;
        }

        _isLoose |= word.IsLoose;
        (_wordBefore, _lastWord, _last) = (_lastWord, word.Value, index);
        return true;
    }

    private void TakeScale(int index, decimal scale)
    {
        var token = text[index];
        _factor *= _parts.Count == 1 && _factor < MaxScaled ? scale : 1;
        _smallScale = scale is 10 or 12 ? scale : _smallScale;
        _isLetter |=
            token.Length == 1
            && !(
                text[_first].Start > 0
                && char.GetUnicodeCategory(text.Text[text[_first].Start - 1])
                    == UnicodeCategory.CurrencySymbol
            );
        _isAbbreviation |=
            token.Length <= 2
            || (text.Form(token) is "mil" && text.Language is "cs" or "sk" or "hr" or "sl");
        (Scale, HasScale) = (
            scale < 1000 ? Scale
            : scale > Scale && Scale > 1 ? Scale * scale
            : scale,
            true
        );
        if (_parts is [.., var part] && part.Values[0] < MaxScaled)
        {
            _parts[^1] = part with
            {
                Values =
                [
                    .. part.Values.Where(value => value < MaxScaled).Select(value => value * scale),
                ],
            }; // 5 | mil: the part grows
        }
    }

    private readonly List<decimal> Values()
    {
        List<decimal> values = [_sum.Value];
        if (IsDigits)
        {
            // The other readings of the digits, where only scales follow; "5 m" is five million or five metres.
            var factor = _factor;
            values.AddRange(
                _parts.Count > 1
                    ? []
                    : _digits
                        .Skip(1)
                        .Where(other => other < MaxScaled)
                        .Select(other => other * factor)
            );
            values.InsertRange(_isLetter ? 0 : values.Count, _isAbbreviation ? _digits : []);
        }

        if (_smallScale > 0)
        {
            values.Add(_sum.Value / _smallScale); // seven decades
        }

        if (
            text.Language == "vi"
            && !IsDigits
            && _lastWord is > 0 and < 10
            && _last > _first
            && text.Word(_last - 1) is { Kind: NumberWordKind.Scale, Value: >= 100 } before
            && text.Form(text[_last]) is not "năm"
        )
        {
            values.Add(_sum.Value - _lastWord + (_lastWord * before.Value / 10)); // một trăm hai is 120; năm is a year as well
        }

        if (!IsDigits && NumberPatterns.PartsEnding().IsMatch(text.Form(text[_last])))
        {
            values.AddRange(SpokenFraction.Parts(_sum.Value, _lastWord, _wordBefore));
        }

        return values;
    }

    private readonly NumberMention Of(IReadOnlyList<decimal> values)
    {
        var (start, end) = (text[_first].Start, text[_last].End);
        return new NumberMention(
            values,
            IsDigits ? NumberKind.Digits
                : _isLoose ? NumberKind.Support
                : NumberKind.Word,
            text.Text[start..end],
            new TextSpan(start, end - start)
        )
        {
            Parts = _parts.Count > 1 ? _parts : [],
        };
    }

    private readonly bool IsAfterAnd(int index) => _and >= 0 && _and == index - 1;

    /// <summary>3 hundred and 21, 58 milioni e 934 mila; in Persian and Arabic all parts are joined so: ۶۸ هزار و ۵۰۰.</summary>
    private readonly bool IsJoinedByAnd(int index, decimal value) =>
        (_sum.IsAfterHundreds && value < 100)
        || (
            _sum.IsAfterScale
            && value < 1000
            && (
                text.Language is "fa" or "ar"
                || (
                    text.Word(index + 1) is { Kind: NumberWordKind.Scale, Value: >= 1000 } next
                    && next.Value < _sum.Limit
                )
            )
        );

    private readonly NumberJoin Join(int index) =>
        text.Language == "fr" ? NumberJoin.French
        : text.Language == "vi"
            ? (
                !IsAfterAnd(index)
                && (
                    _sum.IsOverHundred || text.Form(text[index]) is "mốt" or "lăm" or "nhăm" or "tư"
                )
                    ? NumberJoin.WithoutTen
                    : NumberJoin.None
            )
        : (IsAfterAnd(index) || text.HasAndWrittenOn(index)) && UnitsFirst.Contains(text.Language)
            ? NumberJoin.UnitsFirst
        : NumberJoin.None;

    /// <summary>The m of "5 m" is no million; that of "5m" may be, and that of "5 M€" is one.</summary>
    private readonly bool IsBareLetter(int index, NumberWord word) =>
        word.Kind == NumberWordKind.Scale
        && text[index].Length == 1
        && !(
            IsDigits
            && (
                text[index - 1].End == text[index].Start
                || text.Form(text[index]) is "k"
                || IsBeforeCurrency(text[index])
            )
        );

    private readonly bool IsBeforeCurrency(NumberToken token) =>
        token.End < text.Text.Length
        && char.GetUnicodeCategory(text.Text[token.End]) == UnicodeCategory.CurrencySymbol;

    /// <summary>Between two thousand | and three million.</summary>
    private readonly bool IsSplit(int index, NumberWord word) =>
        word is { Kind: NumberWordKind.Scale, Value: >= 1000 }
        && _and >= 0
        && _and == index - 2
        && _beforeAnd.IsAfterScale
        && word.Value > _sum.Limit;

    private readonly bool IsOneHalf(int index, NumberWord word) =>
        word.Kind == NumberWordKind.Half
        && !(_and >= 0 && _and >= index - 2)
        && !IsDigits
        && _sum.Value == 1
        && ArticleIsOne.Contains(text.Language);

    private readonly bool IsFiller(int index) =>
        _last == index - 1
        && text.Word(index + 1) is { Kind: NumberWordKind.Scale, Value: >= 1000 }
        && Fillers.Contains(text.Form(text[index]).ToString());

    /// <summary>Vietnamese says that there is no hundred: một nghìn không trăm linh năm is 1005.</summary>
    private readonly bool IsNoHundred(int index) =>
        text.Language == "vi"
        && (
            (
                text.Form(text[index]) is "không"
                && text.Word(index + 1) is { Kind: NumberWordKind.Scale, Value: 100 }
            )
            || (
                text.Word(index) is { Kind: NumberWordKind.Scale, Value: 100 }
                && text.Form(text[index - 1]) is "không"
            )
        );

    /// <summary>The article of "two and a half", "half a million".</summary>
    private readonly bool IsArticle(int index) =>
        text.Language == "en"
        && text.Form(text[index]) is "a" or "an"
        && (
            text.Word(index + 1) is { Kind: NumberWordKind.Half }
                ? IsAfterAnd(index)
                : _last == index - 1
                    && text.Word(index - 1) is { Kind: NumberWordKind.Half }
                    && text.Word(index + 1) is { Kind: NumberWordKind.Scale }
        );

    /// <summary>The ending of "49-ти тысячам".</summary>
    private readonly bool IsSuffix(int index) =>
        IsDigits
        && text[index].Length <= 3
        && text.Text[text[index].Start - 1] == '-'
        && text[index - 1].IsDigits
        && text.Word(index + 1) is { Kind: NumberWordKind.Scale, Value: >= 1000 };
}
