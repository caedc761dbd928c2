using System.Collections.Concurrent;

namespace NewsDigest.Facts.Languages;

/// <summary>How one language says a half, a third or three quarters of something, from its file: "3/4:trois quarts".</summary>
internal sealed class Fractions
{
    private static readonly ConcurrentDictionary<string, Fractions?> Known = new(
        StringComparer.Ordinal
    );

    private readonly (Fraction Value, Phrases Phrases)[] _rows;

    private Fractions(string row) =>
        _rows = [
            .. row.Split('|')
                .Select(part => part.Split(':', 2))
                .Select(part => (Fraction.Parse(part[0]), new Phrases(part[1].Split(',')))),
        ];

    /// <summary>Null for a language whose file has none.</summary>
    public static Fractions? For(string language) =>
        Known.GetOrAdd(
            language,
            static code =>
                LanguageProfile.Of(code).Words("fractions") is { } row ? new Fractions(row) : null
        );

    /// <summary>Those that the text says; "deux tiers" is no third.</summary>
    /// <param name="lower">In lower case.</param>
    public IReadOnlyCollection<Fraction> In(string lower)
    {
        var found = _rows
            .SelectMany(row => row.Phrases.Places(lower).Select(place => (row.Value, Place: place)))
            .ToArray();
        return
        [
            .. found
                .Where(one => !found.Any(other => IsInside(one.Place, other.Place)))
                .Select(one => one.Value)
                .Distinct(),
        ];
    }

    private static bool IsInside(TextSpan one, TextSpan other) =>
        other.Length > one.Length
        && one.Start >= other.Start
        && one.Start < other.Start + other.Length;
}

internal readonly record struct Fraction(int Above, int Below)
{
    public decimal Value => (decimal)Above / Below;

    public static Fraction Parse(string text) =>
        new(text[0] - '0', int.Parse(text[2..], System.Globalization.CultureInfo.InvariantCulture));

    public override string ToString() => $"{Above}/{Below}";
}
