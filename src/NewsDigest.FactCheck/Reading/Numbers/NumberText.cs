namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>A text cut into words and groups of digits, each word with the number that it stands for.</summary>
internal sealed class NumberText
{
    private readonly NumberLexicon _lexicon;
    private readonly NumberToken[] _tokens;
    private readonly NumberWord?[] _words;

    /// <param name="text">With digits and marks folded.</param>
    /// <param name="lower">The same in lower case.</param>
    public NumberText(
        string text,
        string lower,
        string language,
        NumberLexicon lexicon,
        IEnumerable<NumberToken> tokens
    )
    {
        (Text, Lower, Language, _lexicon) = (text, lower, language, lexicon);
        _tokens = [.. tokens.SelectMany(Scaled)];
        _words = Array.ConvertAll(_tokens, Find);
        for (var index = 0; language == "ar" && index + 1 < _tokens.Length; index++)
        {
            // "The hundred" is percent, unless more is counted onto it.
            if (
                Form(_tokens[index]) is "المئة" or "المائة"
                && _words[index + 1] is { Kind: NumberWordKind.Word }
                && HasAndWrittenOn(index + 1)
            )
            {
                _words[index] = new NumberWord(NumberWordKind.Word, 100);
            }
        }
    }

    public string Text { get; }

    public string Lower { get; }

    public string Language { get; }

    public int Count => _tokens.Length;

    public NumberToken this[int index] => _tokens[index];

    /// <summary>What a word adds to a number; null beyond the end, for digits and for words that are no numbers.</summary>
    public NumberWord? Word(int index) =>
        index >= 0 && index < _words.Length ? _words[index] : null;

    /// <summary>What a group of digits can mean, with what stands after it.</summary>
    public IReadOnlyList<decimal> Digits(int index)
    {
        var token = _tokens[index];
        var isScaled =
            index + 1 < Count
            && _tokens[index + 1].Start <= token.End + 1
            && Word(index + 1) is { Kind: NumberWordKind.Scale, Value: >= 1_000_000 };
        var isPercent = Text.AsSpan(token.End, Math.Min(2, Text.Length - token.End)).Contains('%');
        return DigitReading.Values(
            Text.Substring(token.Start, token.Length),
            Language,
            isScaled,
            isPercent
        );
    }

    /// <summary>Whether a token stands right after the one before it.</summary>
    public bool Follows(int index)
    {
        if (index <= 0 || index >= Count)
        {
            return false;
        }

        var between = Text.AsSpan(
            _tokens[index - 1].End,
            _tokens[index].Start - _tokens[index - 1].End
        );
        return between.Length <= 4
            && (between.IndexOfAnyExcept(" -\u00a0\t") < 0 || between is ". "); // 5 Mio. Euro
    }

    /// <summary>Arabic and Hebrew write their "and" onto the word.</summary>
    public bool HasAndWrittenOn(int index) =>
        Language is "ar" or "he"
        && Text[_tokens[index].Start] is 'و' or 'ו'
        && _lexicon.Find(Form(_tokens[index])) is null;

    public ReadOnlySpan<char> Form(NumberToken token) => Lower.AsSpan(token.Start, token.Length);

    /// <summary>Thai and Khmer write on without a space: 28.5 ล้านคน, million | people.</summary>
    private IEnumerable<NumberToken> Scaled(NumberToken token)
    {
        if (Text[token.Start] is >= '\u0e00' and < '\u0f00' or >= '\u1780' and < '\u1800')
        {
            for (
                var end = Math.Min(token.End - 1, token.Start + _lexicon.Longest);
                end > token.Start;
                end--
            )
            {
                if (
                    _lexicon.FindWhole(Lower.AsSpan(token.Start, end - token.Start)) is
                    { Kind: NumberWordKind.Scale }
                )
                {
                    return [token with { End = end }, token with { Start = end }];
                }
            }
        }

        return [token];
    }

    private NumberWord? Find(NumberToken token)
    {
        var form = Form(token);
        var isMaybe =
            token.Length == 1
            || _lexicon.CanBegin(form)
            || form.Contains('\'')
            || Language is "ar" or "he" or "fa"
            || (_lexicon.IsOtherScript && char.IsAsciiLetter(form[0]));
        return token.IsDigits || !isMaybe ? null : NumberWords.Find(form, _lexicon, Language);
    }
}
