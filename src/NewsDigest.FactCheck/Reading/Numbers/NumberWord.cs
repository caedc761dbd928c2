namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>What a word adds to a number.</summary>
/// <param name="IsLoose">Whether it only begins as the number word does, with a long ending: seven in a heptathlon.</param>
internal readonly record struct NumberWord(
    NumberWordKind Kind,
    decimal Value,
    bool IsLoose = false
);

internal enum NumberWordKind
{
    /// <summary>Adds: five, twenty, trescientos.</summary>
    Word,

    /// <summary>Multiplies what stands before it: hundred, mil, belas ratus.</summary>
    Scale,

    /// <summary>Makes 11 to 19 of the digit before it: Indonesian belas.</summary>
    Teen,

    /// <summary>A half, alone or after a number: y medio.</summary>
    Half,

    /// <summary>Stands before the number that it makes a half or a quarter more: Hindi साढ़े तीन is 3.5, पौने तीन 2.75.</summary>
    Before,

    /// <summary>Joins the parts: and, y, und.</summary>
    And,

    /// <summary>Stands for the decimal mark: point, coma, Komma.</summary>
    Point,
}
