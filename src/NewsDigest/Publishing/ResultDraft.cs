using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>What is known of a result before its English: completed to a result with English, or to one that says why there is none.</summary>
internal sealed record ResultDraft(
    CleanArticle Article,
    ArticleLanguage Language,
    EngineInfo Translator,
    EngineInfo Summarizer
)
{
    public ArticleResult Untranslated(
        Finding reason,
        IReadOnlyList<ModelCall> calls,
        ResultTimings timings
    ) =>
        Base(
            Verdict.Failed,
            [reason],
            englishTitle: null,
            [
                .. Article.Paragraphs.Select(paragraph => new ResultParagraph(
                    paragraph.Id,
                    paragraph.Text,
                    null,
                    ParagraphStatus.Missing,
                    Differing(paragraph.Id)
                )),
            ],
            timings
        ) with
        {
            Usage = calls,
            Cost = ResultCost.Of(calls),
        };

    public ArticleResult Translated(
        TranslatedArticle translated,
        Summary summary,
        IReadOnlyList<Finding> findings,
        ResultTimings timings,
        CheckedExtent? extent = null
    )
    {
        IReadOnlyList<ModelCall> calls = [.. translated.Calls, .. summary.Calls];
        IReadOnlyList<Caveat> caveats =
        [
            .. translated.Caveats,
            .. summary.Caveats,
            .. OwnCaveats(calls),
        ];
        IReadOnlyList<Finding> all =
        [
            .. findings,
            .. EngineFaults.Findings(caveats, translated.Paragraphs),
        ];
        return Base(
            Verdicts.Of(all, caveats),
            all,
            translated.Title,
            [
                .. translated.Paragraphs.Select(paragraph => new ResultParagraph(
                    paragraph.Id,
                    paragraph.Original,
                    paragraph.English,
                    paragraph.Status,
                    Differing(paragraph.Id)
                )),
            ],
            timings
        ) with
        {
            Summary = new ResultSummary(
                summary.Kind,
                summary.OneSentence,
                summary.Bullets,
                summary.Topics,
                Article.Truncated is null ? null : OnlyBeginning
            ),
            Entities = translated.Entities,
            Caveats = caveats,
            Usage = calls,
            Cost = ResultCost.Of(calls),
            Engine = Engine with { Route = translated.Route },
            Verification = extent,
        };
    }

    private static Caveat Unfiltered { get; } =
        new(null, "unfiltered", "The service's content filter was unavailable when it answered.");

    private const string OnlyBeginning = "Only the beginning of the article was there.";

    private IEnumerable<Caveat> OwnCaveats(IReadOnlyList<ModelCall> calls)
    {
        if (Article.Truncated is { } reason)
        {
            yield return new Caveat(
                null,
                "truncated_source",
                $"{OnlyBeginning} The text is cut off: {reason}."
            );
        }

        if (Article.NumbersNotOnPage is [_, ..] numbers)
        {
            yield return new Caveat(
                null,
                CleanArticle.NumberNotOnPage,
                $"Cleaning may have made or joined a number that the page does not show so: {Quoted(numbers)}. Compare with the page."
            );
        }

        if (calls.Any(call => call.Unfiltered == true))
        {
            yield return Unfiltered;
        }
    }

    private static string Quoted(IReadOnlyList<string> texts)
    {
        const int Most = 5;
        var quoted = string.Join(", ", texts.Take(Most).Select(text => $"“{text.Trim()}”"));
        return texts.Count <= Most ? quoted : $"{quoted} and {texts.Count - Most} more";
    }

    private ResultEngine Engine =>
        new(
            Translator.Name,
            Translator.Model,
            Translator.Deployment,
            Summarizer.Model,
            [.. Translator.Prompts, .. Summarizer.Prompts]
        );

    private ArticleResult Base(
        Verdict verdict,
        IReadOnlyList<Finding> reasons,
        string? englishTitle,
        IReadOnlyList<ResultParagraph> paragraphs,
        ResultTimings timings
    ) =>
        new(
            ArticleResult.SchemaName,
            Article.Id.Value,
            Article.ContentHash,
            new ResultSource(
                Article.Raw.Source.Name ?? Article.Page.SiteName,
                Article.Raw.Source.Url ?? Article.Page.CanonicalUrl,
                Article.Page.Authors,
                Article.Page.Section,
                Article.Raw.PublishedAt ?? Article.Page.PublishedAt
            ),
            Language.Main,
            verdict,
            reasons,
            new ResultTitle(Article.Title, englishTitle),
            paragraphs,
            Summary: null,
            Entities: [],
            Caveats: [],
            Article.Receipts,
            Engine,
            Usage: [],
            Cost: null,
            timings,
            Article.Raw.Extra
        );

    private DetectedLanguage? Differing(string paragraphId) =>
        Language.Exceptions.TryGetValue(paragraphId, out var language) ? language : null;
}
