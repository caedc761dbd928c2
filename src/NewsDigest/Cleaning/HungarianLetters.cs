using NewsDigest.Articles;
using NewsDigest.Languages;

namespace NewsDigest.Cleaning;

/// <summary>
/// "õ" and "û" for the Hungarian "ő" and "ű": the only letters in which latin-1 and latin-2 part there, so every word stays
/// likely enough and <see cref="MisreadCode"/> sees nothing. Decided by the language of the text.
/// </summary>
internal static class HungarianLetters
{
    private const int FewestWords = 2; // with such a letter

    public static (string? Title, IReadOnlyList<TextLine> Lines) Mend(
        string? title,
        IReadOnlyList<TextLine> lines,
        List<Receipt> receipts
    )
    {
        var text = string.Join(' ', lines.Select(line => line.Text).Prepend(title));
        var misread = WordsWithLetters(text);
        var hasRightOnes = text.AsSpan().IndexOfAny("őűŐŰ") >= 0;
        if (
            misread.Count < FewestWords
            || hasRightOnes
            || LanguageDetector.Detect(Reread(text)).Code != "hu"
        )
        {
            return (title, lines);
        }

        receipts.Add(
            new Receipt(
                "misread_charset",
                $"(the letters were read as iso-8859-1 and are iso-8859-2) {misread[0]}",
                Reread(misread[0])
            )
        );
        return (
            title is null ? null : Reread(title),
            [.. lines.Select(line => line with { Text = Reread(line.Text) })]
        );
    }

    private static List<string> WordsWithLetters(string text) =>
        [
            .. text.Split(' ')
                .Where(word => word.AsSpan().IndexOfAny("õûÕÛ") >= 0)
                .Distinct(StringComparer.Ordinal)
                .Take(FewestWords),
        ];

    private static string Reread(string text) =>
        text.Replace('õ', 'ő').Replace('û', 'ű').Replace('Õ', 'Ő').Replace('Û', 'Ű');
}
