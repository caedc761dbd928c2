using System.Globalization;

namespace NewsDigest.Publishing;

/// <summary>One list of choices over the index. It works by style alone: each choice is a class, and hides what does not have it.</summary>
/// <param name="Key">One letter, which its classes begin with.</param>
internal sealed record IndexFilter(
    string Key,
    string Label,
    IReadOnlyList<IndexChoice> Choices,
    Func<CurrentResult, IEnumerable<string>> Values
)
{
    private const int Most = 60;
    private const string Others = "others";

    /// <param name="values">What the filter sees in a result.</param>
    public static IndexFilter Of(
        string key,
        string label,
        IReadOnlyList<CurrentResult> results,
        Func<CurrentResult, IEnumerable<string>> values
    )
    {
        var counted = results
            .SelectMany(result => values(result).Distinct(StringComparer.Ordinal))
            .CountBy(value => value, StringComparer.Ordinal)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .ToList();
        var choices = counted
            .Take(Most)
            .Select((pair, index) => new IndexChoice(Class(key, index), pair.Key, pair.Value));
        var left = counted.Skip(Most).Sum(pair => pair.Value);
        IndexChoice[] others = left > 0 ? [new(Class(key, Most), Others, left)] : [];
        return new IndexFilter(key, label, [.. choices, .. others], values);
    }

    public IEnumerable<string> ClassesOf(CurrentResult result) =>
        Values(result)
            .Select(value =>
                Choices.FirstOrDefault(choice => choice.Name == value)?.Class ?? Class(Key, Most)
            )
            .Distinct();

    /// <summary>Made of our own letters and digits only: no text of an article is in it.</summary>
    public string Style =>
        string.Join(
            '\n',
            Choices.Select(choice =>
            {
                var chosen = $"main:has(option[value={choice.Class}]:checked)";
                return $"{chosen} .entry:not(.{choice.Class}), {chosen} .day:not(.{choice.Class}) {{ display: none; }}";
            })
        );

    private static string Class(string key, int index) =>
        key + index.ToString(CultureInfo.InvariantCulture);
}

internal sealed record IndexChoice(string Class, string Name, int Count);
