using System.Diagnostics.CodeAnalysis;
using NewsDigest.Articles;

namespace NewsDigest.Publishing;

/// <summary>
/// Results that are finished and paid for while the store takes nothing: kept in memory, so that the next delivery of the article
/// publishes them without a call. As many as a worker can have in work at most; one more is made anew.
/// </summary>
internal sealed class UnpublishedResults
{
    private const int Limit = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<ResultKey, ArticleResult> _kept = [];

    public void Keep(ResultKey key, ArticleResult result)
    {
        lock (_lock)
        {
            if (_kept.Count < Limit)
            {
                _kept[key] = result;
            }
        }
    }

    public bool TryTake(ResultKey key, [NotNullWhen(true)] out ArticleResult? result)
    {
        lock (_lock)
        {
            return _kept.Remove(key, out result);
        }
    }
}
