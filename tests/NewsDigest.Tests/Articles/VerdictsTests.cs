using NewsDigest.Articles;

namespace NewsDigest.Tests.Articles;

public sealed class VerdictsTests
{
    [Fact]
    public void The_verdict_follows_from_the_findings()
    {
        var soft = new Finding("V13", Severity.Soft, "p1", "Short.");

        Assert.Equal(Verdict.Verified, Verdicts.Of([], []));
        Assert.Equal(Verdict.VerifiedWithNotes, Verdicts.Of([soft], []));
        Assert.Equal(
            Verdict.VerifiedWithNotes,
            Verdicts.Of([], [new Caveat(null, "machine_draft", "Draft.")])
        );
        Assert.Equal(
            Verdict.NeedsReview,
            Verdicts.Of([soft, soft with { Severity = Severity.Hard }], [])
        );
        Assert.Equal(
            Verdict.NeedsReview,
            Verdicts.Of([], [new Caveat("p1", "embedded_instruction", "It commands.")])
        );
    }
}
