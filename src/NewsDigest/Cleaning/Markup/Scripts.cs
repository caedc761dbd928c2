namespace NewsDigest.Cleaning.Markup;

/// <summary>Raised and lowered digits as letters of their own, so that no value joins the number beside it: 10⁸ is not 108.</summary>
internal static class Scripts
{
    private const string Plain = "0123456789+-()n";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₙ";

    private static readonly Dictionary<(int Over, int Under), char> Fractions = new()
    {
        [(1, 2)] = '½',
        [(1, 3)] = '⅓',
        [(2, 3)] = '⅔',
        [(1, 4)] = '¼',
        [(3, 4)] = '¾',
        [(1, 5)] = '⅕',
        [(2, 5)] = '⅖',
        [(3, 5)] = '⅗',
        [(4, 5)] = '⅘',
        [(1, 6)] = '⅙',
        [(5, 6)] = '⅚',
        [(1, 8)] = '⅛',
        [(3, 8)] = '⅜',
        [(5, 8)] = '⅝',
        [(7, 8)] = '⅞',
    };

    /// <summary>Null where a letter has no raised form.</summary>
    public static string? Raise(string text) => Map(text, Raised);

    public static string? Lower(string text) => Map(text, Lowered);

    /// <param name="before">What stands before it: "3" and "1/8" are 3⅛, and 3 1/16 where there is no such letter.</param>
    public static string Fraction(string over, string under, string before)
    {
        if (
            int.TryParse(over, out var top)
            && int.TryParse(under, out var bottom)
            && Fractions.TryGetValue((top, bottom), out var letter)
        )
        {
            return letter.ToString();
        }

        var joins = before.Length > 0 && char.IsDigit(before[^1]);
        return joins ? $" {over}/{under}" : $"{over}/{under}";
    }

    public static bool HasFraction(string over, string under) =>
        int.TryParse(over, out var top)
        && int.TryParse(under, out var bottom)
        && Fractions.ContainsKey((top, bottom));

    private static string? Map(string text, string letters)
    {
        var mapped = new char[text.Length];
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index] is '−' or '–' ? '-' : text[index];
            var place = Plain.IndexOf(letter, StringComparison.Ordinal);
            if (place < 0)
            {
                return null;
            }

            mapped[index] = letters[place];
        }

        return new string(mapped);
    }
}
