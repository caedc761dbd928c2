using System.Text.RegularExpressions;

namespace NewsDigest.Tests.Matrix;

/// <summary>Changes one match of a pattern, chosen by chance.</summary>
internal static class TextChanges
{
    public static string? One(
        string text,
        Regex pattern,
        Random random,
        Func<Match, string?> change
    )
    {
        var matches = pattern.Matches(text).ToArray();
        random.Shuffle(matches);
        foreach (var match in matches)
        {
            if (change(match) is { } other && other != match.Value)
            {
                return string.Concat(
                    text.AsSpan(0, match.Index),
                    other,
                    text.AsSpan(match.Index + match.Length)
                );
            }
        }

        return null;
    }

    public static string Another(IReadOnlyList<string> values, string than, Random random) =>
        Pick(
            [
                .. values.Where(value =>
                    !string.Equals(value, than, StringComparison.OrdinalIgnoreCase)
                ),
            ],
            random
        );

    public static T Pick<T>(IReadOnlyList<T> values, Random random) =>
        values[random.Next(values.Count)];
}
