using NewsDigest.Facts.Reading;
using NewsDigest.Facts.Reading.Names;

namespace NewsDigest.Facts.Checks;

/// <summary>V17: a country for one whose name is near: Sudan and South Sudan, Niger and Nigeria, Slovakia and Slovenia.</summary>
internal static class AlikeCountryCheck
{
    // The one whose name holds or begins the other's second.
    private static readonly (string One, string Other)[] Alike =
    [
        ("sudan", "south sudan"),
        ("niger", "nigeria"),
        ("guinea", "equatorial guinea"),
        ("guinea", "guinea-bissau"),
        ("guinea", "papua new guinea"),
        ("north korea", "south korea"),
        ("slovakia", "slovenia"),
        ("latvia", "lithuania"),
        ("austria", "australia"),
        ("iran", "iraq"),
        ("dominica", "dominican republic"),
        ("zambia", "gambia"),
        ("mauritania", "mauritius"),
        ("ireland", "iceland"),
        ("paraguay", "uruguay"),
        ("switzerland", "sweden"),
    ];

    public static IEnumerable<Finding> Check(CheckedParagraph paragraph)
    {
        var place = paragraph.Id;
        var source = paragraph.Source;
        var english = paragraph.English;
        foreach (var (one, other) in Alike)
        {
            foreach (var (said, meant) in ((string, string)[])[(one, other), (other, one)])
            {
                if (
                    Has(english.Lower, said, meant)
                    && !Has(english.Lower, meant, said)
                    && IsNamed(source, meant, said)
                    && !IsNamed(source, said, meant)
                )
                {
                    yield return new Finding(
                        "V17",
                        Severity.Hard,
                        place,
                        $"The source names '{Title(meant)}'; the translation names '{Title(said)}' in its place.",
                        Title(meant),
                        Title(said)
                    );
                }
            }
        }
    }

    private static bool IsNamed(CheckedText source, string country, string other)
    {
        var places = PlaceNames.For(source.Language);
        string[] names = [.. places.Names(country).Select(name => name.ToLowerInvariant())];
        string[] others = [.. places.Names(other).Select(name => name.ToLowerInvariant())];
        if (names.Length == 0)
        {
            names = [country];
        }

        if (others.Length == 0)
        {
            others = [other];
        }

        return names.Any(name => Has(source.Lower, name, others));
    }

    /// <summary>The name, where it is no part of the other's.</summary>
    private static bool Has(string lower, string name, params string[] others)
    {
        for (
            var at = lower.IndexOf(name, StringComparison.Ordinal);
            at >= 0;
            at = lower.IndexOf(name, at + 1, StringComparison.Ordinal)
        )
        {
            var end = at + name.Length;
            var isWhole =
                name[0] >= '\u2E80'
                || (
                    (at == 0 || !char.IsLetter(lower[at - 1]) || name[0] >= '\u0590')
                    && (end == lower.Length || !char.IsLetter(lower[end]))
                );
            if (isWhole && !others.Any(other => IsInside(lower, at, end, other)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInside(string lower, int start, int end, string other)
    {
        for (
            var at = lower.IndexOf(
                other,
                Math.Max(0, end - other.Length),
                StringComparison.Ordinal
            );
            at >= 0 && at <= start;
            at = lower.IndexOf(other, at + 1, StringComparison.Ordinal)
        )
        {
            if (at + other.Length >= end && other.Length > end - start)
            {
                return true;
            }
        }

        return false;
    }

    private static string Title(string country) =>
        string.Join(
            ' ',
            country.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..])
        );
}
