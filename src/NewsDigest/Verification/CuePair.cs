namespace NewsDigest.Verification;

/// <summary>Words that can mean nothing else, and words that may mean it.</summary>
internal readonly record struct CuePair(WordCues? Strong, WordCues? Wide)
{
    public bool IsComplete => Strong is not null && Wide is not null;

    public bool Either(string text) => Wide?.Find(text) is not null || Strong?.Find(text) is not null;
}
