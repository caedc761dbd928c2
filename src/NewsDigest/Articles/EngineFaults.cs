namespace NewsDigest.Articles;

/// <summary>What in a result is the engine's fault and not the article's: with another engine, or the same one mended, it is another result.</summary>
internal static class EngineFaults
{
    /// <summary>As checks and kinds of caveats name them.</summary>
    private static readonly string[] Kinds = ["no_usable_answer", "refused", "prompt_cut"];

    /// <summary>These make a finding of their own, for no check of the text can see them.</summary>
    private static readonly string[] Hard = ["prompt_cut", "blocked_by_filter"];

    public static bool AreIn(ArticleResult result) =>
        result.Reasons.Any(reason => Kinds.Contains(reason.Check))
        || result.Caveats.Any(caveat =>
            Kinds.Contains(caveat.Kind)
            || (
                caveat.Kind == "extractive_summary"
                && result.Summary?.Kind == SummaryKind.Extractive
                && caveat.Note.StartsWith("The model", StringComparison.Ordinal)
            )
        );

    /// <summary>The hard findings that caveats of a translation stand for. A paragraph without English has one already.</summary>
    public static IEnumerable<Finding> Findings(
        IReadOnlyList<Caveat> caveats,
        IReadOnlyList<TranslatedParagraph> paragraphs
    ) =>
        caveats
            .Where(caveat =>
                Hard.Contains(caveat.Kind)
                && (
                    caveat.Paragraph is null
                    || paragraphs.Any(paragraph =>
                        paragraph.Id == caveat.Paragraph && paragraph.English is not null
                    )
                )
            )
            .Select(caveat => new Finding(
                caveat.Kind,
                Severity.Hard,
                caveat.Paragraph,
                caveat.Note
            ))
            .Distinct();

    /// <summary>
    /// Whether a result that is there answers for a message. Not when the article is to be done again, and not when the engine was at
    /// fault and the message was sent after that: the same message, delivered again, costs nothing.
    /// </summary>
    public static bool Stands(ArticleResult earlier, RawArticle article)
    {
        var finished = earlier.Timings.FinishedAt;
        if (finished < article.Rerun)
        {
            return false;
        }

        return article.Original is not { EnqueuedAt: var sent }
            || finished >= sent
            || !AreIn(earlier);
    }
}
