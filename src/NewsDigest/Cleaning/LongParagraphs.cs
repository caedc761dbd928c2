using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>
/// Cuts a wall of text at ends of sentences. A scraper that lost the breaks makes a whole book one paragraph: nobody can read it
/// beside its English, a model cannot answer it, and a check that compares each name with each word takes minutes for it.
/// </summary>
internal static class LongParagraphs
{
    public const int MaxLength = 8000; // characters; what a model is asked for at once, and longer than a paragraph of any newspaper

    public static IReadOnlyList<TextLine> Cut(
        IReadOnlyList<TextLine> lines,
        List<Receipt> receipts
    ) =>
        [.. lines.SelectMany(line => line.Text.Length <= MaxLength ? [line] : Cut(line, receipts))];

    private static IEnumerable<TextLine> Cut(TextLine line, List<Receipt> receipts)
    {
        string[] pieces = [.. Pieces(line.Text)];
        if (pieces.Length > 1)
        {
            receipts.Add(
                new Receipt(
                    "long_paragraph",
                    $"(a paragraph of {line.Text.Length} characters; it was cut into {pieces.Length})",
                    null,
                    line.Number
                )
            );
        }

        return pieces.Select(piece => line with { Text = piece, AfterGap = true });
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var (start, end) = (0, 0);
        foreach (var sentence in Sentences.Split(text))
        {
            var begin = text.IndexOf(sentence, end, StringComparison.Ordinal);
            end = begin + sentence.Length;
            if (end - start > MaxLength && begin > start)
            {
                yield return text[start..begin].TrimEnd();
                start = begin;
            }

            while (end - start > MaxLength && PlaceIn(text, start) is { } cut)
            {
                yield return text[start..cut].TrimEnd();
                start = cut;
            }
        }

        yield return text[start..];
    }

    /// <summary>
    /// Where to cut a sentence that is too long itself: between words, else between letters of a script without spaces; never beside
    /// a digit, because "4 100" and "15 %" are one. Null where there is no such place.
    /// </summary>
    private static int? PlaceIn(string text, int start) =>
        LastPlace(text, start, IsBetweenWords) ?? LastPlace(text, start, IsBetweenWideLetters);

    private static int? LastPlace(string text, int start, Func<string, int, bool> fits)
    {
        for (var place = start + MaxLength; place > start + (MaxLength / 2); place--)
        {
            if (fits(text, place))
            {
                return place;
            }
        }

        return null;
    }

    private static bool IsBetweenWords(string text, int place) =>
        text[place - 1] == ' ' && !char.IsDigit(text[place - 2]) && !char.IsDigit(text[place]);

    private static bool IsBetweenWideLetters(string text, int place) =>
        TextLine.IsWide(text[place])
        && char.IsLetter(text[place])
        && TextLine.IsWide(text[place - 1])
        && char.IsLetter(text[place - 1]);
}
