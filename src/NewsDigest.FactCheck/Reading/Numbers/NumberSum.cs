namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>
/// Adds up the parts of one number as they come: tres | mil | quinientos | millones. A part that does not fit belongs to the next
/// number, and is refused.
/// </summary>
internal struct NumberSum
{
    private const decimal Max = 1_000_000_000_000_000;
    private const decimal NoScaleYet = decimal.MaxValue;

    private decimal _total;
    private decimal _hundreds;
    private decimal _small;
    private bool _hasSmall;
    private decimal _before; // what the next number is more

    public NumberSum() => Limit = NoScaleYet;

    /// <summary>The last scale: what follows is smaller, or multiplies all of it.</summary>
    public decimal Limit { get; private set; }

    public readonly decimal Value =>
        _total + _hundreds + _small + (IsEmpty && _before != 0 ? 1 + _before : 0);

    public readonly bool IsEmpty => _total == 0 && _hundreds == 0 && !_hasSmall;

    /// <summary>Whether a scale came last, so that a number in digits may follow: 5 mil 352.</summary>
    public readonly bool IsAfterScale => Limit != NoScaleYet && _hundreds == 0 && !_hasSmall;

    public readonly bool IsOverHundred => _hundreds > 0 || _total > 0;

    /// <summary>Whether hundreds came last: 3 hundred and 21.</summary>
    public readonly bool IsAfterHundreds => _hundreds > 0 && !_hasSmall;

    /// <summary>A number in digits, at the beginning or after a scale.</summary>
    public bool TryAddDigits(decimal value)
    {
        if (
            !IsEmpty
            && !(IsAfterHundreds && value < 100)
            && (!IsAfterScale || value >= Limit || value != decimal.Truncate(value))
        )
        {
            return false;
        }

        (_small, _hasSmall, _before) = (value + _before, true, 0);
        return true;
    }

    public bool TryAdd(NumberWord word, NumberJoin join = NumberJoin.None) =>
        word.Kind switch
        {
            NumberWordKind.Word => TryAddWord(word.Value, join),
            NumberWordKind.Scale => TryScale(word.Value),
            NumberWordKind.Teen => TryTeen(word.Value),
            NumberWordKind.Half => TryHalf(),
            NumberWordKind.Before => TryBefore(word.Value),
            _ => false,
        };

    /// <summary>Makes one into a half: eine halbe, un demi.</summary>
    public bool TryHalve()
    {
        var fits = _total == 0 && _hundreds == 0 && _small == 1;
        _small = fits ? 0.5m : _small;
        return fits;
    }

    private bool TryBefore(decimal value)
    {
        var fits = IsEmpty && _before == 0;
        _before = fits ? value : _before;
        return fits;
    }

    private bool TryAddWord(decimal value, NumberJoin join)
    {
        if (_before != 0 && value >= 100)
        {
            return false;
        }

        if (value >= 1000)
        {
            var fits = !_hasSmall && _hundreds == 0 && (_total == 0 || value < Limit);
            (_total, Limit) = fits ? (_total + value, 1000) : (_total, Limit);
            return fits;
        }

        if (value >= 100)
        {
            if (_hundreds == 0 && !_hasSmall)
            {
                _hundreds = value;
                return true;
            }

            return value == 100 && TryScale(100);
        }

        if (!_hasSmall)
        {
            (_small, _hasSmall, _before) = (value + _before, value != 0 || IsEmpty, 0);
            return value != 0 || (_hundreds == 0 && _total == 0);
        }

        var sum = Joined(value, join);
        _small = sum ?? _small;
        return sum is not null;
    }

    /// <summary>Below a hundred: twenty five, five and twenty, soixante dix, quatre vingt; null for what is two numbers.</summary>
    private readonly decimal? Joined(decimal value, NumberJoin join) =>
        (_small, value, join) switch
        {
            (4, 20, NumberJoin.French) => 80,
            (>= 20 and < 100, > 0 and < 10, _) when _small % 10 == 0 => _small + value,
            (> 0 and < 10, >= 20 and < 100, NumberJoin.UnitsFirst) when value % 10 == 0 => _small
                + value,
            (10, > 0 and < 10, _) => 10 + value, // on altı, dix sept
            (60 or 80, >= 10 and < 20, _) => _small + value,
            (> 1 and < 10, > 0 and < 10, NumberJoin.WithoutTen) => (_small * 10) + value,
            _ => null,
        };

    private bool TryScale(decimal scale)
    {
        if (scale is 10 or 100)
        {
            if (
                (_hasSmall && _small >= 100)
                || (scale == 100 && _hundreds > 0)
                || (scale == 10 && _small >= 10)
            )
            {
                return false;
            }

            var scaled = (_hasSmall ? _small : 1 + _before) * scale;
            _before = 0;
            (_hundreds, _small, _hasSmall) =
                scale == 100 ? (scaled, 0, false) : (_hundreds, scaled, true);
            return true;
        }

        if (scale < 1000)
        {
            var fits = !_hasSmall || _small < 1000;
            (_small, _hasSmall) = fits
                ? ((_hasSmall ? _small : 1 + _before) * scale, true)
                : (_small, _hasSmall); // three dozen
            return fits;
        }

        var group = _hundreds + _small;
        var isWhole = _total > 0 && scale > Limit; // mil millones: the scale multiplies all that stands before it
        if (
            _total > Max
            || group > Max
            || (_hasSmall && _small == 0)
            || (_total > 0 && (scale == Limit || (group == 0 && !isWhole)))
            || (isWhole && _total % scale == 0 && group == 0)
        )
        {
            return false;
        }

        var low = isWhole ? _total % scale : 0; // tres billones | cuatrocientos mil: only what is under the scale
        _total = isWhole
            ? _total - low + ((low + group) * scale)
            : _total + ((group == 0 ? 1 + _before : group) * scale);
        (_hundreds, _small, _hasSmall, Limit, _before) = (0, 0, false, scale, 0);
        return true;
    }

    private bool TryTeen(decimal ten)
    {
        var fits = !_hasSmall || _small is > 0 and < 10;
        (_small, _hasSmall) = (fits ? _small + ten : _small, true);
        return fits;
    }

    private bool TryHalf()
    {
        if (IsAfterScale)
        {
            _total += Limit / 2; // dos millones y medio
            return true;
        }

        var fits = _small == decimal.Truncate(_small);
        (_small, _hasSmall) = fits ? (_small + 0.5m, true) : (_small, _hasSmall);
        return fits;
    }
}

/// <summary>How a part hangs on the one before it.</summary>
internal enum NumberJoin
{
    None,

    /// <summary>By an "and" or as one word, in a language that says the digit before the ten: fünfundzwanzig.</summary>
    UnitsFirst,

    /// <summary>The French way: quatre-vingt-dix-sept.</summary>
    French,

    /// <summary>The word for ten is left out: Vietnamese hai mốt is 21, trăm sáu bảy 167.</summary>
    WithoutTen,
}
