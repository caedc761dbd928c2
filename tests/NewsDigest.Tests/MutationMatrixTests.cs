using NewsDigest.Tests.Matrix;

namespace NewsDigest.Tests;

/// <summary>The part of the matrix in docs/fact-check.md that must hold without exception.</summary>
public sealed class MutationMatrixTests
{
    private static readonly string[] MustBeSeen =
    [
        "2",
        "3",
        "4a",
        "4b",
        "5",
        "11a",
        "13a",
        "13b",
        "16b",
        "21",
        "22",
        "24",
        "25a",
        "25b",
        "29",
        "33c",
        "35b",
        "36b",
        "38a",
        "38b",
        "38c",
        "S09a",
        "S09b",
        "S09c",
    ];

    private static readonly ArticleFixture[] OneOfEachLanguage =
    [
        .. ArticleFixture.All.DistinctBy(fixture => fixture.Language),
    ];

    [Fact]
    public void The_gravest_damage_is_seen_in_every_language_with_a_hard_finding()
    {
        var trials = MutationMatrix.Run(
            OneOfEachLanguage,
            [.. Mutation.All.Where(mutation => MustBeSeen.Contains(mutation.Id))],
            seeds: 1
        );

        Assert.Equal(
            MustBeSeen.Order(),
            trials.Select(trial => trial.Mutation.Id).Distinct().Order()
        );
        Assert.Empty(
            trials
                .Where(trial => !trial.IsExpected(hardOnly: true))
                .Select(trial =>
                    $"{trial.Mutation.Id} {trial.Fixture.Name}: {string.Join(" / ", trial.Findings.Select(finding => finding.Message))}"
                )
        );
    }

    /// <summary>Of damage that only a soft finding is there for, and of damage that is not always seen, this much must be.</summary>
    [Theory]
    [InlineData("1", 0.95)]
    [InlineData("8c", 0.95)]
    [InlineData("10", 0.92)]
    [InlineData("33b", 0.95)]
    [InlineData("34", 0.95)]
    [InlineData("35a", 0.95)]
    [InlineData("36c", 0.9)]
    [InlineData("37", 0.95)]
    [InlineData("S06a", 0.6)]
    [InlineData("S06b", 0.7)]
    [InlineData("S08", 0.95)]
    public void Other_damage_is_seen_as_often_as_the_matrix_says(string id, double atLeast)
    {
        var trials = MutationMatrix.Run(
            OneOfEachLanguage,
            [Mutation.All.Single(mutation => mutation.Id == id)],
            seeds: 1
        );

        Assert.True(
            trials.Count(trial => trial.IsExpected(hardOnly: false)) >= atLeast * trials.Count,
            $"{id}: {trials.Count(trial => trial.IsExpected(hardOnly: false))} of {trials.Count}"
        );
    }

    [Fact]
    public void Right_translations_and_summaries_have_no_hard_finding() =>
        Assert.Empty(
            MutationMatrix
                .Clean(ArticleFixture.All)
                .Where(pair => pair.Finding.Severity == Severity.Hard)
                .Select(pair =>
                    $"{pair.Fixture.Name} {pair.Finding.Check} {pair.Finding.Paragraph}: {pair.Finding.Message}"
                )
        );

    [Fact]
    public async Task Damage_to_the_form_of_an_answer_comes_to_what_the_matrix_says() =>
        Assert.Empty(
            (await MutationMatrix.RunAsync(OneOfEachLanguage))
                .Where(row => row.Failed is not [])
                .Select(row => $"{row.Mutation.Id}: {string.Join(", ", row.Failed)}")
        );

    [Fact]
    public void Every_damage_has_an_id_of_its_own() =>
        Assert.Equal(Mutation.All.Count, Mutation.All.DistinctBy(mutation => mutation.Id).Count());
}
