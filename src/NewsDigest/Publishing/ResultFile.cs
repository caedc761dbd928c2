using System.Text.Json;
using NewsDigest.Articles;
using NewsDigest.Storage;

namespace NewsDigest.Publishing;

/// <summary>Reads a <c>result.json</c>. Whatever lies there, it is a result or a <see cref="DamagedResultException"/>.</summary>
internal static class ResultFile
{
    /// <summary>Null when nothing lies there.</summary>
    public static async Task<ArticleResult?> ReadAsync(
        IResultStore store,
        StorePath path,
        CancellationToken cancellationToken
    )
    {
        if (await store.ReadAsync(path, cancellationToken) is not { } json)
        {
            return null;
        }

        try
        {
            return
                JsonSerializer.Deserialize<ArticleResult>(json.Span, ArticleJson.Options)
                    is { } result
                && IsWhole(result)
                ? result
                : throw new DamagedResultException(
                    path,
                    store.Locate(path),
                    "it is JSON, and no result."
                );
        }
        catch (JsonException exception)
        {
            throw new DamagedResultException(
                path,
                store.Locate(path),
                $"of its {json.Length} bytes, those after line {exception.LineNumber + 1} are no JSON of a result."
            );
        }
        catch (Exception exception)
            when (exception
                    is InvalidOperationException
                        or NotSupportedException
                        or ArgumentException
                        or FormatException
            )
        {
            // Text that is no Unicode, or a value that none of ours has.
            throw new DamagedResultException(
                path,
                store.Locate(path),
                "it holds a value that no result has."
            );
        }
    }

    /// <summary>A field that is missing is null, whatever its type says.</summary>
    private static bool IsWhole(ArticleResult result)
    {
        object?[] needed =
        [
            result.Schema,
            result.Id,
            result.ContentHash,
            result.Source,
            result.Language.Code,
            result.Reasons,
            result.Title,
            result.Paragraphs,
            result.Entities,
            result.Caveats,
            result.Removed,
            result.Engine,
            result.Usage,
            result.Timings,
        ];
        return needed.All(part => part is not null);
    }
}
