using System.Text.RegularExpressions;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Names;

/// <summary>Places, languages and peoples of a source whose words are not apart, that the English does not name: all that can be told of lost names there.</summary>
internal static partial class LostPlaces
{
    public static IEnumerable<(string Name, TextSpan Span)> Find(
        CheckedText source,
        CheckedText english
    )
    {
        var places = PlaceNames.For(source.Language);
        string[] named = [.. places.In(source.Text)];
        if (named.Length == 0)
        {
            yield break;
        }

        var said = Run()
            .Matches(english.Text)
            .SelectMany(run =>
                Word().Matches(run.Value).Select(word => word.Value).Append(run.Value)
            )
            .Select(name => name.Replace(".", "", StringComparison.Ordinal).ToLowerInvariant())
            .Distinct()
            .SelectMany(places.Names)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var name in named)
        {
            // "中国" inside "中国地方", "美国" where "美" is what the English says.
            if (
                !said.Any(other =>
                    other.Contains(name, StringComparison.Ordinal)
                    || name.Contains(other, StringComparison.Ordinal)
                )
                && !named.Any(other =>
                    other.Length > name.Length && other.Contains(name, StringComparison.Ordinal)
                )
            )
            {
                yield return (
                    name,
                    new TextSpan(source.Text.IndexOf(name, StringComparison.Ordinal), name.Length)
                );
            }
        }
    }

    [GeneratedRegex(
        @"\b\p{Lu}[\p{L}\p{M}.]*(?:[ -]\p{Lu}[\p{L}\p{M}.]*){0,4}",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Run();

    [GeneratedRegex(
        @"\p{Lu}[\p{L}\p{M}.]*",
        RegexOptions.None,
        matchTimeoutMilliseconds: PatternTimeout.Milliseconds
    )]
    private static partial Regex Word();
}
