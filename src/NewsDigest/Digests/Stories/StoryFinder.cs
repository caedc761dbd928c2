namespace NewsDigest.Digests.Stories;

/// <summary>
/// Puts articles into stories. It counts on nothing but what it is given, and the order does not matter: candidates are sorted by key, and
/// of two groups that are equally near the first is taken.
/// </summary>
internal static class StoryFinder
{
    /// <summary>From here on two groups are one story.</summary>
    public const double SameStory = 0.9;

    /// <summary>From here on they are shown as related, and never merged by code.</summary>
    public const double Related = 0.4;

    private const double Copy = 0.8; // of the runs of five words of both together
    private const int MostShared = 5;

    /// <param name="candidates">In order of their keys.</param>
    /// <param name="earlier">Stories of older editions, newest edition first.</param>
    /// <param name="window">Articles that are further apart tell no one story.</param>
    public static IReadOnlyList<StoryGroup> Find(
        IReadOnlyList<StoryCandidate> candidates,
        IReadOnlyList<EarlierStory> earlier,
        StoryOverrides overrides,
        TimeSpan window
    )
    {
        StoryText[] texts =
        [
            .. candidates.Select(candidate => candidate.Text),
            .. earlier.SelectMany(story => story.Texts),
        ];
        var vectors = new StoryVectors(texts, window, TermTable.Shipped);
        var count = candidates.Count;
        var pairs = vectors.Pairs(count);
        var copies = CopiesIn(candidates, pairs);
        var never = NeverTogether(candidates, overrides);
        var always = AlwaysTogether(candidates, overrides, copies);
        var tellOne = pairs
            .All()
            .Where(pair => pair.Other < count && IsCounted(pair.One) && IsCounted(pair.Other))
            .Concat(always.Select(pair => new StoryPair(pair.One, pair.Other, AlwaysWeight))); // the last of a pair counts
        var linked = Linkage.Group(count, tellOne, SameStory, never);
        IReadOnlyList<int>[] groups = [.. linked.Where(group => group.All(IsCounted))];
        var alone = Attach(candidates, groups, pairs, out var roundups);
        groups = [.. groups, .. alone];
        var of = Places(groups, count);
        var related = RelatedTo(Means(groups, of, pairs, count));
        var old = EarlierOf(groups, of, pairs, earlier, count);
        return [.. groups.Index().Select(group => Describe(group.Index, group.Item))];

        bool IsCounted(int article) =>
            !copies.ContainsKey(article) && !candidates[article].Text.IsRoundup;

        StoryGroup Describe(int place, IReadOnlyList<int> group)
        {
            int[] articles =
            [
                .. group
                    .OrderByDescending(article => Centrality(article, group, pairs))
                    .ThenBy(article => article),
            ];
            var told = roundups.GetValueOrDefault(place) ?? [];
            var copied = copies
                .Where(copy => group.Contains(copy.Value) || told.Contains(copy.Value))
                .OrderBy(copy => copy.Key)
                .ToDictionary(copy => copy.Key, copy => copy.Value);
            var (known, near) = old[place];
            return new StoryGroup(
                articles,
                copied,
                told,
                [
                    .. articles.Skip(1).Select(article => Reason(article, group, "likeness")),
                    .. copied.Select(copy => ReasonOf(copy.Key, copy.Value, "copy")),
                    .. told.Select(article => Reason(article, group, "likeness")),
                ],
                [.. related[place]],
                known,
                near
            );
        }

        GroupReason Reason(int article, IReadOnlyList<int> group, string by)
        {
            int[] byHand =
            [
                .. group.Where(other =>
                    always.Contains((Math.Min(article, other), Math.Max(article, other)))
                    && pairs.Of(article, other) < SameStory
                ),
            ];
            if (byHand is [var asked, ..])
            {
                return ReasonOf(article, asked, "override");
            }

            var with = group
                .Where(other => other != article)
                .OrderByDescending(other => pairs.Of(article, other))
                .ThenBy(other => other)
                .First();
            return ReasonOf(article, with, by);
        }

        GroupReason ReasonOf(int article, int with, string by)
        {
            var candidate = candidates[article];
            var apart = candidates[article].Text.At - candidates[with].Text.At;
            var names = vectors.SharedNames(article, with, MostShared);
            return new GroupReason(
                article,
                with,
                by == "copy" ? 1 : Math.Round(pairs.Of(article, with), 4),
                [.. names.Select(name => candidate.Shown(name, isName: true))],
                [
                    .. vectors
                        .SharedTerms(article, with, MostShared * 2)
                        .Select(term => candidate.Shown(term, isName: false))
                        .Where(term => !char.IsUpper(term[0]))
                        .Take(MostShared),
                ],
                apart is { } hours ? Math.Round(hours.Duration().TotalHours, 1) : null,
                by
            );
        }
    }

    /// <summary>Beats any number of doubts in an average.</summary>
    private const double AlwaysWeight = 1e6;

    private static double Centrality(int article, IReadOnlyList<int> group, StoryPairs pairs) =>
        group.Where(other => other != article).Sum(other => pairs.Of(article, other));

    /// <summary>Texts that are one agency's: each with the first that has it. What is not even related in English is no copy.</summary>
    private static Dictionary<int, int> CopiesIn(
        IReadOnlyList<StoryCandidate> candidates,
        StoryPairs pairs
    )
    {
        var sets = new DisjointSets(candidates.Count);
        foreach (var (one, other, probability) in pairs.All())
        {
            if (
                probability >= Related
                && other < candidates.Count
                && IsCopy(candidates[one], candidates[other])
            )
            {
                sets.Join(one, other);
            }
        }

        Dictionary<int, int> copies = [];
        foreach (var group in sets.Groups().Where(group => group.Count > 1))
        {
            // The one that came first had it first, as far as anybody can tell.
            var first = group
                .OrderBy(article => candidates[article].Text.At ?? DateTimeOffset.MaxValue)
                .ThenBy(article => article)
                .First();
            foreach (var article in group.Where(article => article != first))
            {
                copies[article] = first;
            }
        }

        return copies;
    }

    private static bool IsCopy(StoryCandidate one, StoryCandidate other)
    {
        if (one.Language != other.Language || one.Shingles is [] || other.Shingles is [])
        {
            return false;
        }

        var shared = one.Shingles.Count(hash => Array.BinarySearch(other.Shingles, hash) >= 0);
        return shared >= Copy * (one.Shingles.Length + other.Shingles.Length - shared);
    }

    private static HashSet<(int One, int Other)> AlwaysTogether(
        IReadOnlyList<StoryCandidate> candidates,
        StoryOverrides overrides,
        Dictionary<int, int> copies
    ) => [.. overrides.Merge.SelectMany(ids => PairsOf(candidates, ids, copies))];

    private static HashSet<(int One, int Other)> NeverTogether(
        IReadOnlyList<StoryCandidate> candidates,
        StoryOverrides overrides
    ) => [.. overrides.Split.SelectMany(ids => PairsOf(candidates, ids, []))];

    private static IEnumerable<(int One, int Other)> PairsOf(
        IReadOnlyList<StoryCandidate> candidates,
        IReadOnlyList<string> ids,
        Dictionary<int, int> copies
    )
    {
        int[] named =
        [
            .. candidates
                .Index()
                .Where(candidate =>
                    ids.Contains(candidate.Item.Id) && !candidate.Item.Text.IsRoundup
                )
                .Select(candidate => copies.GetValueOrDefault(candidate.Index, candidate.Index))
                .Distinct()
                .Order(),
        ];
        return named.SelectMany(
            (one, place) => named.Skip(place + 1).Select(other => (one, other))
        );
    }

    /// <summary>A round-up lies with the story that it tells most of, and pulls nothing; one that tells none of them is a story of its own.</summary>
    private static List<IReadOnlyList<int>> Attach(
        IReadOnlyList<StoryCandidate> candidates,
        IReadOnlyList<int>[] groups,
        StoryPairs pairs,
        out Dictionary<int, List<int>> roundups
    )
    {
        roundups = [];
        List<IReadOnlyList<int>> alone = [];
        for (var article = 0; article < candidates.Count; article++)
        {
            if (!candidates[article].Text.IsRoundup)
            {
                continue;
            }

            var near = groups
                .Index()
                .Select(group =>
                    (group.Index, Mean: group.Item.Average(other => pairs.Of(article, other)))
                )
                .Where(group => group.Mean >= SameStory)
                .OrderByDescending(group => group.Mean)
                .ThenBy(group => group.Index)
                .ToArray();
            if (near is [])
            {
                alone.Add([article]);
                continue;
            }

            if (!roundups.TryGetValue(near[0].Index, out var told))
            {
                roundups[near[0].Index] = told = [];
            }

            told.Add(article);
        }

        return alone;
    }

    private static int[] Places(IReadOnlyList<int>[] groups, int count)
    {
        var of = new int[count];
        Array.Fill(of, -1);
        foreach (var (place, group) in groups.Index())
        {
            foreach (var article in group)
            {
                of[article] = place;
            }
        }

        return of;
    }

    /// <summary>Of pairs of groups, the average where it makes them related.</summary>
    private static Dictionary<(int One, int Other), double> Means(
        IReadOnlyList<int>[] groups,
        int[] of,
        StoryPairs pairs,
        int count
    )
    {
        Dictionary<(int One, int Other), double> sums = [];
        foreach (var pair in pairs.All())
        {
            var bothLieInGroups = pair.Other < count && of[pair.One] >= 0 && of[pair.Other] >= 0;
            if (bothLieInGroups && of[pair.One] != of[pair.Other])
            {
                var (one, other) = (of[pair.One], of[pair.Other]);
                var key = (Math.Min(one, other), Math.Max(one, other));
                sums[key] = sums.GetValueOrDefault(key) + pair.Probability;
            }
        }

        return sums.Select(sum =>
                (
                    sum.Key,
                    Mean: sum.Value
                        / ((double)groups[sum.Key.One].Count * groups[sum.Key.Other].Count)
                )
            )
            .Where(mean => mean.Mean >= Related)
            .ToDictionary(mean => mean.Key, mean => Math.Round(mean.Mean, 4));
    }

    /// <summary>Of each group the others, most probable first.</summary>
    private static ILookup<int, (int Group, double Probability)> RelatedTo(
        Dictionary<(int One, int Other), double> means
    )
    {
        var both = means
            .Select(mean => (mean.Key.One, mean.Key.Other, mean.Value))
            .Concat(means.Select(mean => (mean.Key.Other, mean.Key.One, mean.Value)));
        return both.OrderByDescending(mean => mean.Value)
            .ThenBy(mean => mean.Item2)
            .ToLookup(mean => mean.Item1, mean => (mean.Item2, mean.Value));
    }

    /// <summary>Which older story each group continues, and which are near it. An older story goes on in one group only: in the most like it.</summary>
    private static (EarlierStory? Story, IReadOnlyList<(EarlierStory, double)> Near)[] EarlierOf(
        IReadOnlyList<int>[] groups,
        int[] of,
        StoryPairs pairs,
        IReadOnlyList<EarlierStory> earlier,
        int count
    )
    {
        int[] stories = [.. earlier.SelectMany((story, place) => story.Texts.Select(_ => place))];
        Dictionary<(int Group, int Story), double> sums = [];
        foreach (var pair in pairs.All())
        {
            if (pair.Other >= count && of[pair.One] >= 0)
            {
                var key = (of[pair.One], stories[pair.Other - count]);
                sums[key] = sums.GetValueOrDefault(key) + pair.Probability;
            }
        }

        var near = sums.Select(sum =>
                (
                    sum.Key.Group,
                    sum.Key.Story,
                    Mean: Math.Round(
                        sum.Value
                            / (
                                (double)groups[sum.Key.Group].Count
                                * earlier[sum.Key.Story].Texts.Count
                            ),
                        4
                    )
                )
            )
            .Where(mean => mean.Mean >= Related)
            .OrderByDescending(mean => mean.Mean)
            .ThenBy(mean => mean.Story)
            .ThenBy(mean => mean.Group)
            .ToArray();
        var known = new EarlierStory?[groups.Length];
        HashSet<string> taken = [];
        foreach (var (group, story, mean) in near)
        {
            if (mean >= SameStory && known[group] is null && taken.Add(earlier[story].Id))
            {
                known[group] = earlier[story];
            }
        }

        var byGroup = near.ToLookup(mean => mean.Group);
        return
        [
            .. groups.Select(
                (_, place) =>
                    (
                        known[place],
                        (IReadOnlyList<(EarlierStory, double)>)
                            [
                                .. byGroup[place]
                                    .Where(mean => earlier[mean.Story].Id != known[place]?.Id)
                                    .DistinctBy(mean => earlier[mean.Story].Id)
                                    .Select(mean => (earlier[mean.Story], mean.Mean)),
                            ]
                    )
            ),
        ];
    }
}
