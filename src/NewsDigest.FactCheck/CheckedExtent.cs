namespace NewsDigest.Facts;

/// <summary>How much of a translation was checked, so that "nothing found" says what was looked at.</summary>
/// <param name="Checks">The checks that ran, by id.</param>
/// <param name="NumbersChecked">Numbers in digits, of both sides, that must be on the other side.</param>
/// <param name="NumbersMatched">Those of them that are.</param>
/// <param name="NamesChecked">Names of the English that were looked for in the source.</param>
/// <param name="NamesUnverifiable">Those of them that the source's script says nothing about, such as persons in Chinese.</param>
public sealed record CheckedExtent(
    IReadOnlyList<string> Checks,
    int NumbersChecked,
    int NumbersMatched,
    int NamesChecked,
    int NamesUnverifiable
);
