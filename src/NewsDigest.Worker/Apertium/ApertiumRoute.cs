namespace NewsDigest.Worker.Apertium;

/// <summary>The pairs that a text goes through on its way to English.</summary>
/// <param name="Name">For people, such as <c>fr-es-en</c>.</param>
/// <param name="Modes">Apertium's own names of the pairs, in order.</param>
internal sealed record ApertiumRoute(string Name, IReadOnlyList<string> Modes)
{
    // Where there is no pair with English, Spanish is the pivot for the Romance languages and Macedonian for Bulgarian.
    private static readonly Dictionary<string, ApertiumRoute> ByLanguage = new(
        StringComparer.Ordinal
    )
    {
        ["es"] = new("es-en", ["spa-eng"]),
        ["ca"] = new("ca-en", ["cat-eng"]),
        ["gl"] = new("gl-en", ["gl-en"]),
        ["eu"] = new("eu-en", ["eu-en"]),
        ["eo"] = new("eo-en", ["eo-en"]),
        ["is"] = new("is-en", ["isl-eng"]),
        ["mk"] = new("mk-en", ["mkd-eng"]),
        ["sh"] = new("sh-en", ["hbs-eng"]),
        ["hr"] = new("hr-en", ["hbs-eng"]),
        ["sr"] = new("sr-en", ["hbs-eng"]),
        ["bs"] = new("bs-en", ["hbs-eng"]),
        ["fr"] = new("fr-es-en", ["fr-es", "spa-eng"]),
        ["pt"] = new("pt-es-en", ["pt-es", "spa-eng"]),
        ["it"] = new("it-es-en", ["ita-spa", "spa-eng"]),
        ["ro"] = new("ro-es-en", ["ro-es", "spa-eng"]),
        ["oc"] = new("oc-es-en", ["oc-es", "spa-eng"]),
        ["bg"] = new("bg-mk-en", ["bul-mkd", "mkd-eng"]),
    };

    public static IEnumerable<string> Languages => ByLanguage.Keys.Order(StringComparer.Ordinal);

    public static IEnumerable<string> AllModes =>
        ByLanguage.Values.SelectMany(route => route.Modes).Distinct();

    /// <summary>Null when no pair leads to English.</summary>
    public static ApertiumRoute? From(string language) => ByLanguage.GetValueOrDefault(language);
}
