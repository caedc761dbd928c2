namespace NewsDigest.Evaluation;

/// <param name="Body">Words of the body that the page shows.</param>
/// <param name="Other">Words of the page that are neither body nor headline.</param>
internal sealed record MessScore(
    string Id,
    string Language,
    int Body,
    int BodyKept,
    int Other,
    int OtherKept
)
{
    public double Kept => Body == 0 ? 1 : BodyKept / (double)Body;

    public double Gone => Other == 0 ? 1 : 1 - (Math.Min(OtherKept, Other) / (double)Other);

    public static MessScore Of(
        string id,
        string language,
        string mess,
        string clean,
        string body,
        string title
    )
    {
        var (wanted, before, after) = (
            new WordCover(body),
            new WordCover(mess),
            new WordCover(clean)
        );
        var (inMess, inClean) = (wanted.In(before.Runs()), wanted.In(after.Runs()));
        var neutral = new WordCover($"{title}\n{body}").Runs();
        return new MessScore(
            id,
            language,
            inMess.Count(had => had),
            inMess.Zip(inClean).Count(word => word is { First: true, Second: true }),
            before.In(neutral).Count(had => !had),
            after.In(neutral).Count(had => !had)
        );
    }
}
