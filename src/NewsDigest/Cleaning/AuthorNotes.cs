using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Cleaning;

/// <summary>Bylines, and notes on who wrote the article: known by the author's name, which the page says.</summary>
internal static partial class AuthorNotes
{
    private const int MaxByline = 100; // characters
    private const int MaxRest = 14; // letters beside the names and what goes with them
    private const int MaxNote = 500;
    private const int LastLines = 4;

    public static IReadOnlyList<TextLine> Remove(
        IReadOnlyList<TextLine> lines,
        IReadOnlyList<string> authors,
        List<Receipt> receipts
    )
    {
        string[] names =
        [
            .. authors.Where(author =>
                author.Length >= 5 && author.Contains(' ', StringComparison.Ordinal)
            ),
        ];
        if (names.Length == 0)
        {
            return lines;
        }

        var isNote = lines
            .Select(
                (line, index) =>
                    IsByline(line.Text, names)
                    || (index >= lines.Count - LastLines && index > 0 && IsNote(line.Text, names))
            )
            .ToArray();
        for (var index = 1; index < isNote.Length; index++)
        {
            // "You can write to her at …" goes on with it.
            isNote[index] |=
                isNote[index - 1]
                && index >= lines.Count - LastLines
                && lines[index].Text.Length <= MaxNote / 2
                && Address().IsMatch(lines[index].Text);
        }

        if (isNote.All(note => note))
        {
            return lines;
        }

        receipts.AddRange(
            lines
                .Where((_, index) => isNote[index])
                .Select(line => new Receipt("author_note", line.Text, null, line.Number))
        );
        return [.. lines.Where((_, index) => !isNote[index])];
    }

    private static bool IsByline(string text, string[] names)
    {
        if (
            text.Length > MaxByline
            || !names.Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase))
        )
        {
            return false;
        }

        var rest = names.Aggregate(
            text,
            (left, name) => left.Replace(name, "", StringComparison.OrdinalIgnoreCase)
        );
        return !new TextLine(text, 0, false).EndsSentence
            && Beside().Replace(rest, "").Count(char.IsLetter) <= MaxRest;
    }

    private static bool IsNote(string text, string[] names)
    {
        var name = names.FirstOrDefault(name =>
            text.AsSpan().TrimStart("—–-*• ").StartsWith(name, StringComparison.OrdinalIgnoreCase)
        );
        return name is not null
            && text.Length <= MaxNote
            && (
                Address().IsMatch(text)
                || IsA()
                    .IsMatch(
                        text[
                            (text.IndexOf(name, StringComparison.OrdinalIgnoreCase) + name.Length)..
                        ]
                    )
            );
    }

    [GeneratedRegex(
        @"\b(?:by|por|von|par|di|da|av|af|door|de|przez|od|text|texto?|foto|photos?|fotos|and|und|y|et|e|og|och|en|i|jan\w*|feb\w*|mar\w*|apr\w*|may|mai|mayo|jun\w*|jul\w*|aug\w*|ago\w*|sep\w*|o[ck]t\w*|nov\w*|de[cz]\w*|di[cz]\w*|ene\w*|updated|published|publicado|actualizado|min|read|lectura|uhr|am|pm)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Beside();

    [GeneratedRegex(
        @"[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2,}|(?:^|\s)@\w{3,}",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Address();

    /// <summary>"… is a reporter", in many languages.</summary>
    [GeneratedRegex(
        @"^[^.!?]{0,80}\b(?:journalist\S*|reporter\S*|correspondent\S*|editor\S*|columnist\S*|writer\S*|redactor\S*|periodista\S*|corresponsal\S*|columnista\S*|redakt\S*|korrespondent\S*|autorin?\b|journaliste\S*|rédact\S*|correspondante?\S*|giornalista\S*|redattor\S*|corrispondente\S*|jornalista\S*|repórter\S*|verslagge\S*|dziennikar\S*|novinář\S*|новинар\S*|журналист\S*|корреспондент\S*|gazeteci\S*|muhabir\S*|újságíró\S*|toimittaja\S*)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex IsA();
}
