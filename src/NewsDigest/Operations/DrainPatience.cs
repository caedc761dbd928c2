namespace NewsDigest.Operations;

/// <summary>Measures how long a drain has finished nothing.</summary>
internal sealed class DrainPatience(DrainMode mode, RunJournal journal, TimeProvider time)
{
    private long _since = time.GetTimestamp();
    private int _finished;

    public bool IsOver
    {
        get
        {
            if (journal.Counts.Finished != _finished)
            {
                (_finished, _since) = (journal.Counts.Finished, time.GetTimestamp());
            }

            return time.GetElapsedTime(_since) >= mode.Patience;
        }
    }
}
