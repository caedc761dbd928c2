using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>Says once, at the first of them, that some paragraphs in a row have no English, and why.</summary>
internal static class MissingEnglish
{
    /// <summary>By paragraph id; paragraphs that say nothing are not there.</summary>
    public static IReadOnlyDictionary<string, string> Lines(
        IReadOnlyList<ResultParagraph> paragraphs
    )
    {
        Dictionary<string, string> lines = [];
        for (var start = 0; start < paragraphs.Count; )
        {
            var end = start + 1;
            while (end < paragraphs.Count && IsAlike(paragraphs[start], paragraphs[end]))
            {
                end++;
            }

            if (paragraphs[start].English is null)
            {
                lines[paragraphs[start].Id] = Line(
                    paragraphs[start],
                    paragraphs[end - 1],
                    end - start
                );
            }

            start = end;
        }

        return lines;
    }

    private static bool IsAlike(ResultParagraph first, ResultParagraph next) =>
        first.English is null && next.English is null && first.Status == next.Status;

    private static string Line(ResultParagraph first, ResultParagraph last, int count)
    {
        var these =
            count == 1 ? "this paragraph" : $"these {count} paragraphs ({first.Id} to {last.Id})";
        return first.Status switch
        {
            ParagraphStatus.NotContent =>
                $"No English for {these}: the engine takes {(count == 1 ? "it" : "them")} for page furniture.",
            ParagraphStatus.Unreadable =>
                $"No English for {these}: the engine could not read {(count == 1 ? "it" : "them")}.",
            ParagraphStatus.Blocked =>
                $"No English for {these}: a content filter stood in the way.",
            _ => $"There is no English for {these}.",
        };
    }
}
