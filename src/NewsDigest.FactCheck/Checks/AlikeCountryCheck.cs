using NewsDigest.Facts.Reading;
using NewsDigest.Facts.Reading.Names;

namespace NewsDigest.Facts.Checks;

/// <summary>V17: a country for one whose name is near: Sudan and South Sudan, Niger and Nigeria, Slovakia and Slovenia.</summary>
internal static class AlikeCountryCheck
{
    private const int MinStem = 4;
    private const int MaxEnding = 4; // letters
    private const string Endings = "aeiouyáéíóúяйьаоіїиыуюεαηοςή";

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
        ("guinea", "guyana"),
        ("guyana", "french guiana"),
        ("india", "indonesia"),
        ("mali", "malawi"),
        ("mali", "malta"),
        ("malaysia", "malta"),
        ("estonia", "ethiopia"),
        ("libya", "liberia"),
        ("liberia", "nigeria"),
        ("algeria", "nigeria"),
        ("armenia", "albania"),
        ("armenia", "romania"),
        ("georgia", "germany"),
        ("turkey", "turkmenistan"),
        ("tajikistan", "pakistan"),
        ("tajikistan", "kyrgyzstan"),
        ("uzbekistan", "kazakhstan"),
        ("uzbekistan", "turkmenistan"),
        ("kazakhstan", "kyrgyzstan"),
        ("serbia", "siberia"),
        ("bolivia", "bulgaria"),
        ("belgium", "belarus"),
        ("belarus", "russia"),
        ("chad", "chile"),
        ("china", "chile"),
        ("cuba", "cyprus"),
        ("tunisia", "tanzania"),
        ("uganda", "rwanda"),
        ("burundi", "rwanda"),
        ("panama", "paraguay"),
        ("portugal", "poland"),
        ("norway", "north korea"),
        ("jordan", "georgia"),
        ("oman", "jordan"),
        ("kuwait", "qatar"),
        ("namibia", "zambia"),
        ("congo - kinshasa", "congo - brazzaville"),
        ("angola", "mongolia"),
        ("samoa", "somalia"),
        ("togo", "tonga"),
        ("greece", "greenland"),
        ("ireland", "northern ireland"),
        ("finland", "thailand"),
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

        return names.Any(name =>
            Has(source.Lower, name, others) || HasForm(source.Lower, name, others)
        );
    }

    /// <summary>The name in another case: "Словаччини" of "словаччина". Of one word, and no form of the other's.</summary>
    private static bool HasForm(string lower, string name, string[] others)
    {
        var stem = Stem(name);
        if (stem.Length < MinStem || others.Append(name).Any(one => one.Contains(' ')))
        {
            return false;
        }

        for (
            var at = lower.IndexOf(stem, StringComparison.Ordinal);
            at >= 0;
            at = lower.IndexOf(stem, at + 1, StringComparison.Ordinal)
        )
        {
            var end = at;
            while (end < lower.Length && char.IsLetter(lower[end]))
            {
                end++;
            }

            var word = lower.AsSpan(at, end - at);
            var beginsWord = at == 0 || !char.IsLetter(lower[at - 1]);
            if (
                beginsWord
                && word.Length - stem.Length <= (stem.Length > MinStem ? MaxEnding : MaxEnding / 2)
                && !AreOfAnother(word, stem, others)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreOfAnother(ReadOnlySpan<char> word, string stem, string[] others)
    {
        foreach (var other in others)
        {
            if (
                Stem(other) is var its
                && its.Length > stem.Length
                && word.StartsWith(its, StringComparison.Ordinal)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Without what a case changes; nothing in scripts that have no cases at the end.</summary>
    private static string Stem(string name) =>
        name[0] >= '\u0590' ? ""
        : Endings.Contains(name[^1]) ? name[..^1]
        : name;

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
