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
        if (_total != 0 || _hundreds != 0 || _small != 1)
        {
            return false;
        }

        _small = 0.5m;
        return true;
    }

    private bool TryBefore(decimal value)
    {
        if (!IsEmpty || _before != 0)
        {
            return false;
        }

        _before = value;
        return true;
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
            if (fits)
            {
                _total += value;
                Limit = 1000;
            }

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
            _hasSmall = value != 0 || IsEmpty;
            _small = value + _before;
            _before = 0;
            return value != 0 || (_hundreds == 0 && _total == 0);
        }

        if (Joined(value, join) is not { } sum)
        {
            return false;
        }

        _small = sum;
        return true;
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

    /// <summary>What stands before a scale; a scale alone is said of one.</summary>
    private readonly decimal Factor => _hasSmall ? _small : 1 + _before;

    private bool TryScale(decimal scale) =>
        scale switch
        {
            10 => TryTens(),
            100 => TryHundred(),
            < 1000 => TryDozens(scale),
            _ => TryThousands(scale),
        };

    private bool TryTens()
    {
        if (_small >= 10)
        {
            return false;
        }

        _small = Factor * 10;
        _hasSmall = true;
        _before = 0;
        return true;
    }

    private bool TryHundred()
    {
        if (_hundreds > 0 || (_hasSmall && _small >= 100))
        {
            return false;
        }

        _hundreds = Factor * 100;
        _small = 0;
        _hasSmall = false;
        _before = 0;
        return true;
    }

    /// <summary>Three dozen.</summary>
    private bool TryDozens(decimal scale)
    {
        if (_hasSmall && _small >= 1000)
        {
            return false;
        }

        _small = Factor * scale;
        _hasSmall = true;
        return true;
    }

    private bool TryThousands(decimal scale)
    {
        var group = _hundreds + _small;
        var isWhole = _total > 0 && scale > Limit; // mil millones: the scale multiplies all that stands before it
        var isTooMuch = _total > Max || group > Max;
        var isZero = _hasSmall && _small == 0;
        var isSaidAgain = _total > 0 && (scale == Limit || (group == 0 && !isWhole));
        if (isTooMuch || isZero || isSaidAgain || (isWhole && group == 0 && _total % scale == 0))
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
        if (fits)
        {
            _small += ten;
        }

        _hasSmall = true;
        return fits;
    }

    private bool TryHalf()
    {
        if (IsAfterScale)
        {
            _total += Limit / 2; // dos millones y medio
            return true;
        }

        if (_small != decimal.Truncate(_small))
        {
            return false;
        }

        _small += 0.5m;
        _hasSmall = true;
        return true;
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
