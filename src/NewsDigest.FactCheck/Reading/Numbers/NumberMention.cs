namespace NewsDigest.Facts.Reading.Numbers;

/// <summary>A number as a text has it. Its value is a set, because one spelling can be read in more than one way.</summary>
/// <param name="Values">The preferred reading first.</param>
internal sealed record NumberMention(
    IReadOnlyList<decimal> Values,
    NumberKind Kind,
    string Text,
    TextSpan Span
)
{
    /// <summary>The numbers that it was put together from, for texts that leave them apart: 5 | 143 thousand.</summary>
    public IReadOnlyList<NumberMention> Parts { get; init; } = [];

    /// <summary>For a century: any year of it stands for it.</summary>
    public (decimal From, decimal To)? Years { get; init; }

    /// <summary>Digits demand a match on the other side; words, codes and Roman numerals only satisfy one.</summary>
    public bool MustMatch => Kind is NumberKind.Digits or NumberKind.Date or NumberKind.Time;

    /// <summary>Small whole numbers are often written out or folded into the sentence; these are not.</summary>
    public bool IsWeighty =>
        Kind == NumberKind.Digits && (Values[0] >= 10 || Values[0] != decimal.Truncate(Values[0]));
}

internal enum NumberKind
{
    Digits,
    Date,
    Time,
    Word,

    /// <summary>Months, Roman numerals, halves, and words that begin as a number word does: they stand for a number or are one by chance.</summary>
    Support,

    /// <summary>A name that has digits: COVID-19, F-16, G7.</summary>
    Code,
}
