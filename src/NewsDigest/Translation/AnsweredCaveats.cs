using NewsDigest.Articles;

namespace NewsDigest.Translation;

internal static class AnsweredCaveats
{
    private const int MaxNoteLength = 300;

    /// <summary>A caveat for an id that the article does not have is one for the whole article.</summary>
    public static Caveat Of(AnsweredCaveat caveat, CleanArticle article)
    {
        var known =
            caveat.Id == SourceItem.TitleId
            || article.Paragraphs.Any(paragraph => paragraph.Id == caveat.Id);
        return new Caveat(known ? caveat.Id : null, caveat.Kind, Short(caveat.Note));
    }

    public static string Short(string note) =>
        note.Length <= MaxNoteLength ? note : note[..MaxNoteLength] + "…";
}
