using NewsDigest.Articles;

namespace NewsDigest.Languages;

/// <summary>
/// Looks cheaply whether a paragraph can be in another language than its neighbours: texts in one language share their small
/// words. Detection costs far more, and almost all paragraphs are like the others.
/// </summary>
internal static class SmallWords
{
    private const int Small = 4; // letters
    private const int Few = 6;
    private const double Shared = 0.5;

    public static bool AreStrange(Paragraph paragraph, IReadOnlyList<Paragraph> all)
    {
        var own = Of(paragraph.Text).ToArray();
        if (own.Length < Few || all.Count < 3)
        {
            return true; // too little to compare, or a script that does not write words apart
        }

        var others = all.Where(other => other.Id != paragraph.Id).SelectMany(other => Of(other.Text)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return own.Count(others.Contains) < Shared * own.Length;
    }

    private static IEnumerable<string> Of(string text) =>
        text.Split([' ', ',', '.', ';', ':', '"', '(', ')', '“', '”'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length <= Small && word.All(char.IsLetter));
}
