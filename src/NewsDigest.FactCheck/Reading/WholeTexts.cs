using System.Text.RegularExpressions;

namespace NewsDigest.Facts.Reading;

/// <summary>Whole texts as paragraphs that belong together.</summary>
internal static partial class WholeTexts
{
    public static IReadOnlyList<BilingualParagraph> Align(
        string source,
        string english,
        string language
    )
    {
        var sources = Paragraphs(source);
        var translations = Paragraphs(english);
        return
        [
            .. ParagraphAlignment
                .Align(sources, language, translations)
                .Select(pair =>
                    Pair(
                        pair.Source,
                        sources[pair.Source],
                        pair.English,
                        translations[pair.English]
                    )
                ),
        ];
    }

    private static BilingualParagraph Pair(
        Range from,
        string[] source,
        Range to,
        string[] english
    ) =>
        source is []
            ? new BilingualParagraph($"e{to.Start.Value + 1}", "", english[0])
            : new BilingualParagraph(
                $"p{from.Start.Value + 1}",
                string.Join('\n', source),
                english is [] ? null : string.Join('\n', english)
            );

    /// <summary>Apart by empty lines; in a text without any, every line is one.</summary>
    private static string[] Paragraphs(string text)
    {
        var whole = text.Trim();
        var parts = Gap().IsMatch(whole) ? Gap().Split(whole) : whole.Split('\n');
        return
        [
            .. parts.Select(paragraph => paragraph.Trim()).Where(paragraph => paragraph.Length > 0),
        ];
    }

    [GeneratedRegex(@"\r?\n[ \t]*\r?\n", RegexOptions.NonBacktracking)]
    private static partial Regex Gap();
}
