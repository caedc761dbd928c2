using NewsDigest.Tests.Matrix;

namespace NewsDigest.Tests.Verification;

/// <summary>The part of the matrix in docs/fact-check.md that must hold without exception.</summary>
public sealed class MutationMatrixTests
{
    private static readonly string[] MustBeSeen = ["2", "3", "4a", "4b", "5", "11a", "13a", "13b", "16b", "21", "22", "24", "29", "33a", "33c", "35b", "36a", "36b", "38a", "38c"];

    [Fact]
    public void The_gravest_damage_is_seen_in_every_language_with_a_hard_finding()
    {
        var trials = MutationMatrix.Run(ArticleFixture.All, [.. Mutation.All.Where(mutation => MustBeSeen.Contains(mutation.Id))], seeds: 1);

        Assert.Equal(MustBeSeen.Order(), trials.Select(trial => trial.Mutation.Id).Distinct().Order());
        Assert.Empty(trials.Where(trial => !trial.IsExpected(hardOnly: true)).Select(trial => $"{trial.Mutation.Id} {trial.Fixture.Name}: {string.Join(" / ", trial.Findings.Select(finding => finding.Message))}"));
    }

    [Fact]
    public void Every_damage_has_an_id_of_its_own() => Assert.Equal(Mutation.All.Count, Mutation.All.DistinctBy(mutation => mutation.Id).Count());
}
