using NewsDigest.Articles;
using NewsDigest.Telemetry;
using NewsDigest.Translation;

namespace NewsDigest;

/// <summary>Checks a translation and has the engine mend what the checks find, keeping of each paragraph the best version seen.</summary>
internal sealed class TranslationRepair(ITranslator translator, ArticleFacts facts)
{
    /// <summary>The second one goes by another way, sentence by sentence; a third would only ask the same again.</summary>
    private const int MaxRepairs = 2;

    public async Task<(
        TranslatedArticle Article,
        IReadOnlyList<Finding> Findings,
        CheckedExtent Extent
    )> RunAsync(TranslatedArticle article, CancellationToken cancellationToken)
    {
        var best = new Checked(article, facts);
        for (
            var repair = 0;
            repair < MaxRepairs && best.IsWorthRepairing(firstTime: repair == 0);
            repair++
        )
        {
            using var stage = StageSpan.Start(Stages.Repair);
            var repaired = await translator.RepairAsync(
                best.Article,
                best.Findings,
                cancellationToken
            );
            if (ReferenceEquals(repaired, best.Article))
            {
                break;
            }

            best = Better(best, new Checked(repaired, facts));
        }

        return (best.Article, best.Findings, best.Extent);
    }

    /// <summary>What was paid for is counted whichever version stays.</summary>
    private Checked Better(Checked before, Checked after)
    {
        var mixed = new Checked(Mix(before, after), facts);
        return mixed.Hard <= before.Hard
            ? mixed
            : new Checked(before.Article with { Calls = after.Article.Calls }, facts);
    }

    /// <summary>Of each paragraph the version with fewer hard findings, then with fewer soft ones; else the earlier one.</summary>
    private static TranslatedArticle Mix(Checked before, Checked after)
    {
        HashSet<string?> taken =
        [
            .. after
                .Article.Paragraphs.Select(paragraph => paragraph.Id)
                .Append(Checked.TitleId)
                .Where(id => after.Score(id).CompareTo(before.Score(id)) < 0),
        ];
        return after.Article with
        {
            Title = taken.Contains(Checked.TitleId) ? after.Article.Title : before.Article.Title,
            Paragraphs =
            [
                .. before.Article.Paragraphs.Zip(
                    after.Article.Paragraphs,
                    (earlier, later) => taken.Contains(later.Id) ? later : earlier
                ),
            ],
            Caveats =
            [
                .. before.Article.Caveats.Where(caveat => !taken.Contains(caveat.Paragraph)),
                .. after
                    .Article.Caveats.Where(caveat =>
                        caveat.Paragraph is null
                        || taken.Contains(caveat.Paragraph)
                        || caveat.Kind == Caveat.FindingMistaken
                    )
                    .Except(before.Article.Caveats),
            ],
        };
    }

    /// <summary>A version and what the checks say of it.</summary>
    private sealed class Checked(TranslatedArticle article, ArticleFacts facts)
    {
        public const string TitleId = ArticleFacts.TitleId;

        private readonly FactReport _report = Check(article, facts);

        private ILookup<string?, Finding>? _byPlace;

        public TranslatedArticle Article { get; } = article;

        public IReadOnlyList<Finding> Findings => _report.Findings;

        public CheckedExtent Extent => _report.Extent;

        public int Hard => Findings.Count(finding => finding.Severity == Severity.Hard);

        /// <summary>What is about no paragraph, no repair of a paragraph can mend. After the first time only what is hard is worth another.</summary>
        public bool IsWorthRepairing(bool firstTime) =>
            firstTime
                ? Findings
                    .Where(finding => finding.Paragraph is not null && !IsContested(finding))
                    .GroupBy(finding => finding.Paragraph)
                    .Any(findings => findings.IsFailing())
                : Findings.Any(finding =>
                    finding is { Severity: Severity.Hard, Paragraph: not null }
                    && !IsContested(finding)
                );

        private bool IsContested(Finding finding) => Article.IsContested(finding.Paragraph!);

        private static FactReport Check(TranslatedArticle article, ArticleFacts facts)
        {
            using var stage = StageSpan.Start(Stages.Verify);
            return facts.Check(article);
        }

        public (int Hard, int Soft) Score(string id)
        {
            var here = (_byPlace ??= Findings.ToLookup(finding => finding.Paragraph))[id];
            var hard = here.Count(finding => finding.Severity == Severity.Hard);
            return (hard, here.Count() - hard);
        }
    }
}
