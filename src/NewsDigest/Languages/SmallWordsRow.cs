namespace NewsDigest.Languages;

/// <param name="Cousins">The languages that it is taken for where no letter model knows it; none where one does.</param>
/// <param name="IsBetweenCousins">It is spelt now like one of them and now like the other.</param>
/// <param name="UsualShare">Of a text's words that are small words, where measured.</param>
/// <param name="Letters">Letters and groups of letters that its neighbours do not write.</param>
internal sealed record SmallWordsRow(
    string Code,
    string[] Cousins,
    bool IsBetweenCousins,
    double? UsualShare,
    string[] Letters,
    string[] Words
)
{
    public bool HasLetterModel => Cousins is [];

    public bool IsTakenForAny => Cousins is ["*"];

    public int CountLetters(string lower)
    {
        var count = 0;
        foreach (var letters in Letters)
        {
            for (
                var at = lower.IndexOf(letters, StringComparison.Ordinal);
                at >= 0;
                at = lower.IndexOf(letters, at + 1, StringComparison.Ordinal)
            )
            {
                count++;
            }
        }

        return count;
    }
}
