using System.Collections.Frozen;
using System.Globalization;

namespace NewsDigest.Facts.Languages;

/// <summary>What the product knows of one language by hand: data/languages/xx.tsv. data/README.md says what a row means.</summary>
internal sealed class LanguageProfile
{
    private const string Folder = "languages/"; // in the assembly

    private static readonly LanguageProfile None = new([]);

    private static readonly Lazy<FrozenDictionary<string, LanguageProfile>> All = new(Load);

    private readonly FrozenDictionary<string, string> _rows;
    private readonly string[] _traits;

    private LanguageProfile(IEnumerable<string> lines)
    {
        _rows = lines
            .Select(line => line.Split('\t'))
            .ToFrozenDictionary(row => row[0], row => row[1]);
        _traits = Words(TraitsRow)?.Split(' ') ?? [];
        EnglishPerCharacter = Words(LengthRow) is { } length
            ? double.Parse(length, CultureInfo.InvariantCulture)
            : 0;
    }

    public const string TraitsRow = "traits";
    public const string LengthRow = "english_per_character";

    /// <summary>Languages that have a file, by code.</summary>
    public static IEnumerable<string> Codes => All.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>Characters of English for one of the source; 0 when nobody has measured it.</summary>
    public double EnglishPerCharacter { get; }

    public IReadOnlyList<string> Traits => _traits;

    public IEnumerable<string> Kinds => _rows.Keys;

    /// <summary>An empty one for a language that has no file.</summary>
    public static LanguageProfile Of(string language) =>
        All.Value.GetValueOrDefault(language, None);

    /// <summary>Languages that have a trait.</summary>
    public static FrozenSet<string> With(string trait) =>
        All
            .Value.Where(profile => profile.Value._traits.Contains(trait))
            .Select(profile => profile.Key)
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Languages of sources that have words of each of these kinds.</summary>
    public static IReadOnlyCollection<string> SourcesWith(params string[] kinds) =>
        [
            .. Codes.Where(code =>
                code != LanguageCodes.English && kinds.All(Of(code)._rows.ContainsKey)
            ),
        ];

    /// <summary>The words of one kind, as the file has them; null where it has none.</summary>
    public string? Words(string kind) => _rows.GetValueOrDefault(kind);

    private static FrozenDictionary<string, LanguageProfile> Load() =>
        typeof(LanguageProfile)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => Path.GetFileNameWithoutExtension(name),
                name => new LanguageProfile(DataTables.Lines(name)),
                StringComparer.Ordinal
            );
}
