using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using NewsDigest.Articles;
using NewsDigest.Digests.Figures;
using NewsDigest.Digests.Stories;
using NewsDigest.Publishing;
using NewsDigest.Storage;

namespace NewsDigest.Digests;

/// <summary>Makes an edition out of its frozen input. The same input gives the same bytes, in whatever order the store answers.</summary>
/// <param name="model">Null where no model writes.</param>
internal sealed class EditionComposer(IResultStore store, ModelWriter? model = null)
{
    private const int ReadsAtOnce = 16;
    private const int MaxRelated = 5;
    private const double HalfLife = 12; // hours
    private const string Other = "Other";

    /// <param name="writes">Whether what a model wrote is kept in the store; not in a preview.</param>
    public async Task<ComposedEdition> ComposeAsync(
        EditionInput input,
        bool writes,
        CancellationToken cancellationToken
    )
    {
        var (facts, lost) = await ReadAsync(input, cancellationToken);
        var groups = await FindAsync(input, facts, cancellationToken);
        var told = Choose(
            groups.Index().Select(group => Rate(group.Item, group.Index, facts, input)),
            input
        );
        var ids = groups.Select(group => IdOf(group, facts)).ToArray();
        List<(Story Story, IEnumerable<StoryText> Texts)> stories = [];
        var budget = model?.Open(input, writes);
        foreach (var rated in told.Stories)
        {
            var material = await MaterialAsync(
                rated.Group,
                ids[rated.Place],
                facts,
                cancellationToken
            );
            var draft =
                material.Results.Count == 0
                    ? null
                    : await WriteAsync(material, rated.Group, facts, budget, cancellationToken);
            if (draft is not null)
            {
                stories.Add(
                    (
                        StoryOf(rated, material, draft, groups, ids, facts),
                        rated.Group.Articles.Select(article => facts[article].Candidate.Text)
                    )
                );
            }
        }

        var edition = new Edition(
            Edition.SchemaName,
            input.Id,
            input.Definition.Name,
            input.Definition.Title,
            input.Revision,
            input.Reason,
            input.Window,
            input.Previous,
            CountsOf(input, lost, told, facts),
            SectionsOf(input, [.. stories.Select(story => story.Story)]),
            [.. stories.Select(story => story.Story)],
            [.. told.More.Select(rated => ShortOf(rated, ids[rated.Place], facts))],
            NotesOf(input, budget),
            new EditionMaking(
                input.FrozenAt,
                input.Hash(),
                input.Terms,
                WriterOf(stories, budget),
                budget is { Calls: > 0 } ? input.Model : null,
                budget is { Calls: > 0 } ? input.Prompt : null,
                budget?.Calls ?? 0,
                budget?.Cost
            )
        );
        var remembered = stories
            .Select(story =>
                EditionMemory.Remember(story.Story.Id, story.Story.Headline, story.Texts)
            )
            .Concat(
                told.More.Select(rated =>
                    EditionMemory.Remember(
                        ids[rated.Place],
                        HeadlineOf(rated, facts),
                        rated.Group.Articles.Select(article => facts[article].Candidate.Text)
                    )
                )
            );
        return new ComposedEdition(edition, new EditionMemory([.. remembered]));
    }

    /// <summary>The stories that a model would be asked to write, in their order.</summary>
    public async IAsyncEnumerable<(string Headline, StoryMaterial Material)> AskedAsync(
        EditionInput input,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (facts, _) = await ReadAsync(input, cancellationToken);
        var groups = await FindAsync(input, facts, cancellationToken);
        var told = Choose(
            groups.Index().Select(group => Rate(group.Item, group.Index, facts, input)),
            input
        );
        foreach (var rated in told.Stories.Where(rated => SourcesOf(rated.Group, facts) > 1))
        {
            var material = await MaterialAsync(
                rated.Group,
                IdOf(rated.Group, facts),
                facts,
                cancellationToken
            );
            yield return (HeadlineOf(rated, facts), material);
        }
    }

    private async Task<IReadOnlyList<StoryGroup>> FindAsync(
        EditionInput input,
        IReadOnlyList<DigestArticle> facts,
        CancellationToken cancellationToken
    ) =>
        StoryFinder.Find(
            [.. facts.Select(article => article.Candidate)],
            await EditionMemory.ReadAsync(store, input.Earlier, cancellationToken),
            input.Overrides,
            input.Definition.StoryWindow
        );

    private async Task<(
        IReadOnlyList<DigestArticle> Facts,
        IReadOnlyList<InputArticle> Lost
    )> ReadAsync(EditionInput input, CancellationToken cancellationToken)
    {
        List<DigestArticle> facts = [];
        List<InputArticle> lost = [];
        foreach (
            var some in input
                .Articles.OrderBy(article => article.Key, StringComparer.Ordinal)
                .Chunk(ReadsAtOnce)
        )
        {
            var read = await Task.WhenAll(
                some.Select(article => ReadAsync(article, cancellationToken))
            );
            facts.AddRange(read.Select(article => article.Facts).OfType<DigestArticle>());
            lost.AddRange(read.Select(article => article.Lost).OfType<InputArticle>());
        }

        return (facts, lost);
    }

    private async Task<(DigestArticle? Facts, InputArticle? Lost)> ReadAsync(
        InputArticle article,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ResultAsync(article.Result, cancellationToken) is { } result
                ? (DigestArticle.Of(article, result), null)
                : (null, article with { Reason = "gone" });
        }
        catch (DamagedResultException)
        {
            return (null, article with { Reason = "damaged" });
        }
    }

    private async Task<ArticleResult?> ResultAsync(
        string? result,
        CancellationToken cancellationToken
    ) =>
        StorePath.TryParse(result ?? "") is { } path
            ? await ResultFile.ReadAsync(store, path, cancellationToken)
            : null;

    private static RatedGroup Rate(
        StoryGroup group,
        int place,
        IReadOnlyList<DigestArticle> facts,
        EditionInput input
    )
    {
        var articles = group.Articles.Select(article => facts[article]).ToArray();
        var sources = articles.Select(article => article.SourceKey).Distinct().Count();
        var languages = articles.Select(article => article.Candidate.Language).Distinct().Count();
        var hours = Math.Max(0, (input.Window.To - articles.Max(article => article.At)).TotalHours);
        Dictionary<string, double> parts = new(StringComparer.Ordinal)
        {
            ["articles"] = Math.Round(Math.Log(1 + articles.Length) * 0.3, 4),
            ["languages"] = Math.Round(Math.Log(1 + languages) * 0.5, 4),
            ["recency"] = Math.Round(Math.Pow(0.5, hours / HalfLife) * 0.5, 4),
            ["sources"] = Math.Round(Math.Log(1 + sources), 4),
        };
        var score = new StoryScore(Math.Round(parts.Values.Sum(), 4), parts);
        return new RatedGroup(group, place, sources, score, SectionOf(articles, input.Definition));
    }

    private static string? SectionOf(DigestArticle[] articles, EditionDefinition definition)
    {
        if (definition.Sections is [])
        {
            return null;
        }

        var words = articles
            .SelectMany(article => article.Topics.Append(article.Section ?? ""))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (
                definition.Sections.FirstOrDefault(section => section.Topics.Any(words.Contains))
                ?? definition.Sections.FirstOrDefault(section => section.Topics is [])
            )?.Name
            ?? Other;
    }

    private static Choice Choose(IEnumerable<RatedGroup> groups, EditionInput input)
    {
        var sorted = groups
            .OrderByDescending(group => group.Score.Total)
            .ThenBy(group => group.Place)
            .ToArray();
        var few = sorted.Where(group => group.Sources < input.Definition.MinSources).ToArray();
        List<RatedGroup> stories = [];
        List<RatedGroup> more = [];
        foreach (var group in sorted.Except(few))
        {
            var fits =
                stories.Count < input.Definition.MaxStories
                && stories.Count(other => other.Section == group.Section)
                    < input.Definition.MaxPerSection;
            (fits ? stories : more).Add(group);
        }

        var order = input
            .Definition.Sections.Select(section => section.Name)
            .Append(Other)
            .ToArray();
        return new Choice(
            [
                .. stories
                    .OrderBy(story => Array.IndexOf(order, story.Section))
                    .ThenByDescending(story => story.Score.Total)
                    .ThenBy(story => story.Place),
            ],
            more,
            few
        );
    }

    private async Task<StoryMaterial> MaterialAsync(
        StoryGroup group,
        string id,
        IReadOnlyList<DigestArticle> facts,
        CancellationToken cancellationToken
    )
    {
        int[] order = Order(group, facts);
        var references = order
            .Concat(group.Copies.Keys)
            .Concat(group.Roundups)
            .Distinct()
            .Index()
            .ToDictionary(
                article => article.Item,
                article => string.Create(CultureInfo.InvariantCulture, $"a{article.Index + 1}")
            );
        Dictionary<string, ArticleResult> results = [];
        foreach (var article in order)
        {
            if (await ResultAsync(facts[article].Input.Result, cancellationToken) is { } result)
            {
                results[references[article]] = result;
            }
        }

        return new StoryMaterial(
            id,
            [
                .. references.Select(reference =>
                    facts[reference.Key]
                        .ToArticle(
                            reference.Value,
                            RoleOf(reference.Key, reference.Value, group),
                            group.Copies.TryGetValue(reference.Key, out var first)
                                ? references[first]
                                : null
                        )
                ),
            ],
            results
        );
    }

    /// <summary>The representative first, which is the best verified of the most typical; then the newest.</summary>
    private static int[] Order(StoryGroup group, IReadOnlyList<DigestArticle> facts)
    {
        var main = group.Articles.OrderBy(article => Rank(facts[article])).First(); // of equal rank the most typical, which stands first
        return
        [
            main,
            .. group
                .Articles.Where(article => article != main)
                .OrderByDescending(article => facts[article].At)
                .ThenBy(article => article),
        ];
    }

    /// <summary>A rough draft leads only where there is nothing better, and what needs a person comes last.</summary>
    private static int Rank(DigestArticle article)
    {
        if (article.Verdict == Verdict.NeedsReview)
        {
            return 2;
        }

        return article.IsMachineDraft ? 1 : 0;
    }

    private static string RoleOf(int article, string reference, StoryGroup group)
    {
        if (group.Copies.ContainsKey(article))
        {
            return "copy";
        }

        var isRoundup = group.Roundups.Contains(article);
        return isRoundup ? "roundup"
            : reference == "a1" ? "main"
            : "source";
    }

    private static int SourcesOf(StoryGroup group, IReadOnlyList<DigestArticle> facts) =>
        group.Articles.Select(article => facts[article].SourceKey).Distinct().Count();

    private static async Task<StoryDraft> WriteAsync(
        StoryMaterial material,
        StoryGroup group,
        IReadOnlyList<DigestArticle> facts,
        ModelBudget? budget,
        CancellationToken cancellationToken
    )
    {
        return budget is not null && SourcesOf(group, facts) > 1
            ? await budget.WriteAsync(material, cancellationToken)
            : ExtractiveWriter.Write(material);
    }

    private static Story StoryOf(
        RatedGroup rated,
        StoryMaterial material,
        StoryDraft draft,
        IReadOnlyList<StoryGroup> groups,
        string[] ids,
        IReadOnlyList<DigestArticle> facts
    )
    {
        var group = rated.Group;
        var references = material.Articles.ToDictionary(
            article => article.Id,
            article => article.Ref
        );
        var drafts = material
            .Articles.Where(article => article.Role is "main" or "source")
            .Count(article => article.IsMachineDraft);
        string[] notes =
        [
            .. draft.Notes,
            .. drafts > 0 ? [DraftNote(drafts, material.Results.Count)] : Array.Empty<string>(),
        ];
        return new Story(
            material.Id,
            draft.Headline,
            rated.Section,
            TopicsOf(group, facts),
            group.Earlier is { } earlier
                ? new Continuation(earlier.Edition, earlier.At, earlier.Headline)
                : null,
            rated.Sources,
            [
                .. group
                    .Articles.Select(article => facts[article].Candidate.Language)
                    .CountBy(code => code)
                    .OrderByDescending(code => code.Value)
                    .ThenBy(code => code.Key, StringComparer.Ordinal)
                    .Select(code => code.Key),
            ],
            draft.Sentences,
            rated.Sources > 1 ? FigureFinder.Find(material) : [],
            QuoteFinder.Find(material),
            TimelineFinder.Find(material),
            material.Articles,
            RelatedTo(rated.Place, groups, ids, facts),
            [.. group.Why.Select(reason => ReasonOf(reason, references, facts))],
            rated.Score,
            draft.Writer,
            drafts > 0,
            notes
        );
    }

    private static string DraftNote(int drafts, int articles)
    {
        if (articles == 1)
        {
            return "The article is a machine draft of the offline engine.";
        }

        var all = drafts == articles;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(all ? "All" : $"{drafts} of")} {articles} articles {(drafts == 1 ? "is a machine draft" : "are machine drafts")} of the offline engine."
        );
    }

    private static string[] TopicsOf(StoryGroup group, IReadOnlyList<DigestArticle> facts) =>
        [
            .. group
                .Articles.SelectMany(article => facts[article].Topics)
                .CountBy(topic => topic)
                .OrderByDescending(topic => topic.Value)
                .ThenBy(topic => topic.Key, StringComparer.Ordinal)
                .Take(3)
                .Select(topic => topic.Key),
        ];

    private static RelatedStory[] RelatedTo(
        int place,
        IReadOnlyList<StoryGroup> groups,
        string[] ids,
        IReadOnlyList<DigestArticle> facts
    ) =>
        [
            .. groups[place]
                .Related.Select(related => new RelatedStory(
                    ids[related.Group],
                    null,
                    facts[groups[related.Group].Articles[0]].Headline,
                    related.Probability
                ))
                .Concat(
                    groups[place]
                        .RelatedEarlier.Select(related => new RelatedStory(
                            related.Story.Id,
                            related.Story.Edition,
                            related.Story.Headline,
                            related.Probability
                        ))
                )
                .OrderByDescending(related => related.Probability)
                .DistinctBy(related => related.Story)
                .Take(MaxRelated),
        ];

    private static MergeReason ReasonOf(
        GroupReason reason,
        Dictionary<string, string> references,
        IReadOnlyList<DigestArticle> facts
    )
    {
        var (article, with) = (facts[reason.Article].Candidate.Id, facts[reason.With].Candidate.Id);
        return new MergeReason(
            TextOf(reason),
            references[article],
            references[with],
            reason.Probability,
            reason.Names,
            reason.Terms,
            reason.HoursApart,
            reason.By
        );
    }

    private static string TextOf(GroupReason reason)
    {
        if (reason.By == "copy")
        {
            return "The same text in the same language: an agency's, or a copy.";
        }

        List<string> parts = [];
        if (reason.By == "override")
        {
            parts.Add("Put together by a person");
        }

        if (reason.Names is not [])
        {
            parts.Add($"both name {Listed(reason.Names)}");
        }

        if (reason.Terms is not [])
        {
            parts.Add($"both have {Listed(reason.Terms)}");
        }

        if (reason.HoursApart is { } hours)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{hours:0.#} hours apart"));
        }

        var text = string.Join("; ", parts);
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }

    private static string Listed(IReadOnlyList<string> words) =>
        words.Count == 1
            ? words[0]
            : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    private static string IdOf(StoryGroup group, IReadOnlyList<DigestArticle> facts)
    {
        if (group.Earlier is { } earlier)
        {
            return earlier.Id;
        }

        var first = group
            .Articles.OrderBy(article => facts[article].At)
            .ThenBy(article => facts[article].Input.Key, StringComparer.Ordinal)
            .First();
        return $"st-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts[first].Input.Key)))[..16]}";
    }

    private static string HeadlineOf(RatedGroup rated, IReadOnlyList<DigestArticle> facts) =>
        facts[Order(rated.Group, facts)[0]].Headline;

    private static ShortStory ShortOf(
        RatedGroup rated,
        string id,
        IReadOnlyList<DigestArticle> facts
    )
    {
        int[] order =
        [
            .. Order(rated.Group, facts),
            .. rated.Group.Copies.Keys,
            .. rated.Group.Roundups,
        ];
        return new ShortStory(
            id,
            HeadlineOf(rated, facts),
            rated.Section,
            [
                .. order
                    .Distinct()
                    .Index()
                    .Select(article =>
                        facts[article.Item]
                            .ToArticle(
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"a{article.Index + 1}"
                                ),
                                RoleOf(article.Item, article.Index == 0 ? "a1" : "", rated.Group),
                                null
                            )
                    ),
            ]
        );
    }

    private static string[] SectionsOf(EditionInput input, IReadOnlyList<Story> stories) =>
        [
            .. input
                .Definition.Sections.Select(section => section.Name)
                .Append(Other)
                .Where(section => stories.Any(story => story.Section == section)),
        ];

    private static EditionCounts CountsOf(
        EditionInput input,
        IReadOnlyList<InputArticle> lost,
        Choice choice,
        IReadOnlyList<DigestArticle> facts
    )
    {
        var few = choice
            .Few.SelectMany(group =>
                group.Group.Articles.Concat(group.Group.Copies.Keys).Concat(group.Group.Roundups)
            )
            .Select(article => facts[article].Input with { Reason = "few_sources" })
            .ToArray();
        InputArticle[] leftOut = [.. input.LeftOut, .. lost, .. few];
        return new EditionCounts(
            input.Articles.Count + input.LeftOut.Count,
            input.Articles.Count - lost.Count - few.Length,
            [
                .. leftOut
                    .GroupBy(article => article.Reason ?? "")
                    .OrderBy(reason => reason.Key, StringComparer.Ordinal)
                    .Select(reason => new LeftOut(
                        reason.Key,
                        reason.Count(),
                        [.. reason.Select(article => article.Id).Order(StringComparer.Ordinal)]
                    )),
            ],
            input.Waiting,
            input.Quarantined
        );
    }

    private static List<string> NotesOf(EditionInput input, ModelBudget? budget)
    {
        List<string> notes = [];
        if (input.Articles.Count == 0)
        {
            notes.Add("No article had a result that belongs here in this time.");
        }

        if (budget?.Note is { } note)
        {
            notes.Add(note);
        }

        return notes;
    }

    private static string WriterOf(
        List<(Story Story, IEnumerable<StoryText> Texts)> stories,
        ModelBudget? budget
    )
    {
        var isAsked =
            budget is not null && stories.Any(story => story.Story.Writer == ModelWriter.Name);
        var isAll = stories
            .Where(story => story.Story.Sources > 1)
            .All(story => story.Story.Writer == ModelWriter.Name);
        return !isAsked ? ExtractiveWriter.Name
            : isAll ? ModelWriter.Name
            : "mixed";
    }

    /// <param name="Place">Among all groups.</param>
    private sealed record RatedGroup(
        StoryGroup Group,
        int Place,
        int Sources,
        StoryScore Score,
        string? Section
    );

    private sealed record Choice(
        IReadOnlyList<RatedGroup> Stories,
        IReadOnlyList<RatedGroup> More,
        IReadOnlyList<RatedGroup> Few
    );
}
