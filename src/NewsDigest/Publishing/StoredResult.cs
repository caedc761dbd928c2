using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <param name="Location">Where a person finds it.</param>
internal sealed record StoredResult(StorePath Path, string Location, ArticleResult Result);
