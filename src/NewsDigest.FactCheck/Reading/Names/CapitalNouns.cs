using System.Collections.Concurrent;
using System.Collections.Frozen;
using NewsDigest.Facts.Languages;

namespace NewsDigest.Facts.Reading.Names;

/// <summary>Words that a language's newspapers write with a capital and that name a kind and no one: "Estado", "Ministerio", "Presidente". From the file of the language.</summary>
internal sealed class CapitalNouns
{
    private const int ShortStem = 4; // letters; may go on by few more, so that "Rey" is not "Reynaldo"
    private const int ShortEnding = 3;

    private static readonly ConcurrentDictionary<string, Lazy<CapitalNouns>> Known = new(
        StringComparer.Ordinal
    );

    private readonly FrozenDictionary<string, (string Stem, bool MayGoOn, bool IsTitle)[]> _words; // by their first two letters

    private CapitalNouns(string language) =>
        _words = (LanguageProfile.Of(language).Words("capital_nouns")?.Split(' ') ?? [])
            .Select(word =>
                (
                    Stem: PhoneticKey.Latin(word),
                    MayGoOn: word.Contains('*', StringComparison.Ordinal),
                    IsTitle: word.EndsWith('!')
                )
            )
            .Where(word => word.Stem.Length >= 2)
            .GroupBy(word => word.Stem[..2])
            .ToFrozenDictionary(
                words => words.Key,
                words => words.ToArray(),
                StringComparer.Ordinal
            );

    public static CapitalNouns For(string language) =>
        Known
            .GetOrAdd(language, code => new Lazy<CapitalNouns>(() => new CapitalNouns(code)))
            .Value;

    /// <param name="letters">In Latin letters.</param>
    public bool Contain(string letters) => Of(letters).Any();

    /// <summary>Whether it names a kind, and no person may come behind it: "Ministerio", not "Ministro".</summary>
    /// <param name="letters">In Latin letters.</param>
    public bool NameKind(string letters) => Of(letters).Any(word => !word.IsTitle);

    private IEnumerable<(string Stem, bool MayGoOn, bool IsTitle)> Of(string letters) =>
        letters.Length >= 2 && _words.TryGetValue(letters[..2], out var words)
            ? words.Where(word => word.MayGoOn ? Fits(letters, word.Stem) : letters == word.Stem)
            : [];

    private static bool Fits(string letters, string stem) =>
        letters.StartsWith(stem, StringComparison.Ordinal)
        && (stem.Length > ShortStem || letters.Length <= stem.Length + ShortEnding);
}
