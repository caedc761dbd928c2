namespace NewsDigest.Cleaning.Markup;

/// <summary>The numbers of the note marks seen so far: they count up through a page, which an exponent does not.</summary>
internal sealed class NoteMarks
{
    private const int MaxStep = 3; // marks in parts that are not read
    private const int MaxMark = 999;

    private int _last;

    public void Add(int number) => _last = number <= MaxMark ? Math.Max(_last, number) : _last;

    /// <summary>It goes on from the last one, or names one of them again.</summary>
    public bool Expect(int number) => number == 1 || (_last > 0 && number <= _last + 1);

    public bool AreNear(int number) => number <= _last + MaxStep;
}
