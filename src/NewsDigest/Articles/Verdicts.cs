namespace NewsDigest.Articles;

/// <summary>The verdict is computed from what was found, and never asked of a model.</summary>
internal static class Verdicts
{
    /// <summary>Caveats that a reader must look at, whatever the checks say.</summary>
    private static readonly string[] GraveCaveats = ["ambiguous_number", "embedded_instruction"];

    private const int NotesOfParagraph = 5;
    private const int NotesOfArticle = 25;

    public static Verdict Of(IReadOnlyList<Finding> findings, IReadOnlyList<Caveat> caveats) =>
        findings.Any(finding => finding.Severity == Severity.Hard)
        || caveats.Any(IsGrave)
        || AreTooMany(findings)
            ? Verdict.NeedsReview
        : findings.Count + caveats.Count > 0 ? Verdict.VerifiedWithNotes
        : Verdict.Verified;

    /// <summary>One note is mostly style; so many in one place, or all over the article, are no longer.</summary>
    private static bool AreTooMany(IReadOnlyList<Finding> notes) =>
        notes.Count >= NotesOfArticle
        || notes
            .Where(note => note.Paragraph is not null)
            .GroupBy(note => note.Paragraph)
            .Any(paragraph => paragraph.Count() >= NotesOfParagraph);

    public static bool IsGrave(Caveat caveat) => GraveCaveats.Contains(caveat.Kind);
}
