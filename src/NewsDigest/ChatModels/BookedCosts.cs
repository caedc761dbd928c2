using System.Globalization;
using System.Runtime.CompilerServices;
using NewsDigest.Storage;

namespace NewsDigest.ChatModels;

/// <summary>Reads what was booked.</summary>
internal sealed class BookedCosts(IResultStore store)
{
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="onDamaged">Told of each document that cannot be read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<(DateOnly Day, BookedCalls Calls)> ReadAsync(
        DateOnly first,
        DateOnly last,
        Action<string> onDamaged,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var path in store.ListAsync(CallBook.Folder, cancellationToken))
        {
            if (
                DayOf(path) is not { } day
                || day < first
                || day > last
                || await store.ReadAsync(path, cancellationToken) is not { } json
            )
            {
                continue;
            }

            if (!StoredDocument.TryRead<CallBookPage>(json, out var page, out var damage))
            {
                onDamaged(
                    $"'{store.Locate(path)}' cannot be read: {damage}. Its calls are not counted."
                );
                continue;
            }

            foreach (var row in page.Rows)
            {
                yield return (day, row);
            }
        }
    }

    private static DateOnly? DayOf(StorePath path) =>
        path.Value.Split('/') is [_, var day, _]
        && DateOnly.TryParseExact(
            day,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : null;
}
