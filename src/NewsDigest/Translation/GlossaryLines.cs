using NewsDigest.Articles;
using NewsDigest.ChatModels;

namespace NewsDigest.Translation;

/// <summary>Only the terms that occur are sent: every line costs tokens and takes attention from the article.</summary>
internal static class GlossaryLines
{
    private const int MaxTerms = 50;

    /// <summary>Between marks like the article, because producers write them.</summary>
    public static string For(
        IEnumerable<GlossaryTerm> terms,
        DetectedLanguage language,
        string text,
        PromptDelimiter delimiter
    )
    {
        var lines = terms
            .Where(term =>
                term.Source.Length > 0
                && (term.Language is null || term.Language == language.Code)
                && Occurs(term, text)
            )
            .DistinctBy(term => term.Source)
            .Take(MaxTerms)
            .Select(term =>
                $"{OneLine(term.Source)} => {OneLine(Has(term, "dnt") ? term.Source : term.Target)}"
            );
        return string.Join('\n', lines) is { Length: > 0 } found
            ? delimiter.Close([delimiter.Block("glossary", found)])
            : "none";
    }

    private static bool Occurs(GlossaryTerm term, string text) =>
        text.Contains(
            term.Source,
            Has(term, "case") ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase
        );

    private static bool Has(GlossaryTerm term, string flag) => term.Flags?.Contains(flag) == true;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
