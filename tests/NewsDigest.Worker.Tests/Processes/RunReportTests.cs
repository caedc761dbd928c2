using NewsDigest.MessageLoop;
using NewsDigest.Worker.Commands;

namespace NewsDigest.Worker.Tests.Processes;

/// <summary>The last line never contradicts the exit code.</summary>
public sealed class RunReportTests
{
    private static readonly RunCounts Counts = new() { Verified = 4, WithNotes = 1 };

    [Fact]
    public void All_published_is_done()
    {
        Says(0, "Done: 5 published.", Drain(Counts));
        Says(0, "Done: 0 published.", Drain(new RunCounts()));
        Says(
            0,
            "Done: 7 published (2 with the verdict needs_review); 3 already there (no engine call).",
            Drain(Counts with { NeedsReview = 2, Repeated = 3 })
        );
        Says(0, "Done: 5 published.", Drain(Counts with { Requeued = 8 })); // and worked on again until it was done
    }

    [Fact]
    public void What_needs_a_person_is_said_with_its_number()
    {
        Says(
            3,
            "Done, but 1 message needs a person: 5 published; 1 blocked: no English could be made, see each result.",
            Drain(Counts with { Blocked = 1 })
        );
        Says(
            3,
            "Done, but 1 message needs a person: 5 published; 1 blocked before: their results say why.",
            Drain(Counts with { BlockedBefore = 1 })
        );
        Says(
            3,
            "Done, but 5 messages need a person: 5 published; 2 held for review: see 'newsdigest quarantine list'; 3 quarantined: see 'newsdigest quarantine list'.",
            Drain(Counts with { Held = 2, Quarantined = 3 })
        );
    }

    [Fact]
    public void What_is_left_is_a_failure_and_the_reason_is_said()
    {
        Says(
            1,
            "Not done: 5 published; 2 left on the queue. The time limit of 00:01:00 is over.",
            Drain(Counts with { Remaining = 2 }) with
            {
                EndedEarly = "The time limit of 00:01:00 is over.",
            }
        );
        Says(
            1,
            "Not done: 5 published; 1 quarantined: see 'newsdigest quarantine list'; 2 left on the queue. Ended by a stop signal.",
            Drain(Counts with { Remaining = 2, Quarantined = 1 })
        );
        Says(
            1,
            "Not done: 5 published; 2 left on the queue. Ended by a stop signal. The key was refused.",
            Drain(Counts with { Remaining = 2 }) with
            {
                Unavailable = "The key was refused.",
            }
        );
        Says(
            1,
            "Not done: 5 published; the queue did not say how many are left. The queue cannot be reached.",
            Drain(Counts with { Remaining = null }) with
            {
                EndedEarly = "The queue cannot be reached.",
            }
        );
    }

    [Fact]
    public void A_limit_that_came_as_the_last_article_was_done_is_no_failure() =>
        Says(
            0,
            "Done: 5 published.",
            Drain(Counts) with
            {
                EndedEarly = "The time limit of 00:01:00 is over.",
            }
        );

    [Fact]
    public void A_worker_that_ended_by_an_error_never_says_done() =>
        Says(
            1,
            "Failed: the worker ended by an error that the log names: 0 published.",
            Drain(new RunCounts()) with
            {
                Crashed = true,
            }
        );

    [Fact]
    public void A_worker_that_stays_is_stopped_and_what_waits_is_no_failure()
    {
        var worker = Drain(Counts with { Quarantined = 1, GivenBack = 2 }) with { IsDrain = false };
        Says(
            0,
            "Stopped: 5 published; 1 quarantined: see 'newsdigest quarantine list'; 2 put back on the queue.",
            worker
        );
        Says(
            1,
            "Not done: 5 published; 1 quarantined: see 'newsdigest quarantine list'; 2 put back on the queue. Ended by a stop signal. The key was refused.",
            worker with
            {
                Counts = worker.Counts with { Remaining = 3 },
                Unavailable = "The key was refused.",
            }
        );
        Assert.Equal(
            0,
            (
                worker with
                {
                    Unavailable = "The service failed long ago, and another worker did the rest.",
                }
            ).ExitCode
        );
    }

    [Fact]
    public void The_sample_that_the_demo_blocks_on_purpose_is_no_failure_and_others_are()
    {
        var demo = Drain(Counts with { Blocked = 1 }) with { IsDemo = true };
        Says(
            0,
            "Done: 5 published; 1 blocked: no English could be made, which one sample shows on purpose.",
            demo
        );
        Assert.Equal(3, (demo with { Counts = Counts with { Quarantined = 1 } }).ExitCode);
        Assert.Equal(1, (demo with { Counts = Counts with { Remaining = 1 } }).ExitCode);
    }

    private static RunReport Drain(RunCounts counts) => new(counts, null, null, IsDrain: true);

    private static void Says(int exitCode, string line, RunReport report) =>
        Assert.Equal((exitCode, line), (report.ExitCode, report.Line));
}
