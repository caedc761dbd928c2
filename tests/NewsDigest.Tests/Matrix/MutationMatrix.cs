namespace NewsDigest.Tests.Matrix;

/// <summary>Every operator on every fixture, several times: which damage is seen, by which checks.</summary>
internal static class MutationMatrix
{
    public const int Seeds = 5;

    public static IReadOnlyList<Trial> Run(
        IReadOnlyList<ArticleFixture> fixtures,
        IReadOnlyList<Mutation> mutations,
        int seeds = Seeds
    ) => [.. fixtures.SelectMany(fixture => Run(fixture, mutations, seeds))];

    /// <summary>What the checks say of right translations and summaries.</summary>
    public static IReadOnlyList<(ArticleFixture Fixture, Finding Finding)> Clean(
        IReadOnlyList<ArticleFixture> fixtures
    ) =>
        [
            .. fixtures.SelectMany(fixture =>
                Targets.SelectMany(fixture.Draft().Findings).Select(finding => (fixture, finding))
            ),
        ];

    /// <summary>In how many of the fixtures each damage to an answer comes to what it must.</summary>
    public static async Task<
        IReadOnlyList<(AnswerMutation Mutation, IReadOnlyList<string> Failed)>
    > RunAsync(IReadOnlyList<ArticleFixture> fixtures)
    {
        List<(AnswerMutation, IReadOnlyList<string>)> rows = [];
        foreach (var mutation in AnswerMutation.All)
        {
            List<string> failed = [];
            foreach (var fixture in fixtures)
            {
                if (!await mutation.HoldsAsync(fixture))
                {
                    failed.Add(fixture.Name);
                }
            }

            rows.Add((mutation, failed));
        }

        return rows;
    }

    private static MutationTarget[] Targets => Enum.GetValues<MutationTarget>();

    private static IEnumerable<Trial> Run(
        ArticleFixture fixture,
        IReadOnlyList<Mutation> mutations,
        int seeds
    )
    {
        var draft = fixture.Draft();
        var clean = Targets.ToDictionary(
            target => target,
            target => draft.Findings(target).Select(Key).ToHashSet()
        );
        foreach (var mutation in mutations)
        {
            HashSet<string> done = [draft.Text];
            for (var seed = 1; seed <= seeds; seed++)
            {
                if (
                    mutation.Apply(draft, new Random(seed)) is { } damaged
                    && done.Add(damaged.Text)
                )
                {
                    yield return new Trial(
                        fixture,
                        mutation,
                        damaged,
                        [
                            .. damaged
                                .Findings(mutation.Target)
                                .Where(finding => !clean[mutation.Target].Contains(Key(finding))),
                        ]
                    );
                }
            }
        }
    }

    private static (string, Severity, string?, string) Key(Finding finding) =>
        (finding.Check, finding.Severity, finding.Paragraph, finding.Message);
}

/// <param name="Findings">Those that the right version has not.</param>
internal sealed record Trial(
    ArticleFixture Fixture,
    Mutation Mutation,
    Draft Damaged,
    IReadOnlyList<Finding> Findings
)
{
    public bool IsExpected(bool hardOnly) =>
        Findings.Any(finding =>
            Mutation.Expected.Contains(finding.Check)
            && (!hardOnly || finding.Severity == Severity.Hard)
        );

    public bool IsSeen(bool hardOnly) =>
        Findings.Any(finding => !hardOnly || finding.Severity == Severity.Hard);
}
