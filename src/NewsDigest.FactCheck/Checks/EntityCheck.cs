using System.Text;
using NewsDigest.Facts.Reading.Names;

namespace NewsDigest.Facts.Checks;

/// <summary>V15: the names that the engine declares stand in the article as it says, each with one English form, and the English uses it.</summary>
internal static class EntityCheck
{
    public static IEnumerable<Finding> Check(BilingualText text)
    {
        if (text.Entities is [])
        {
            yield break;
        }

        var source = Folded(
            string.Join(
                '\n',
                text.Paragraphs.Select(paragraph => paragraph.Source)
                    .Prepend(text.Title?.Source ?? "")
            )
        );
        Lazy<PhoneticKey[]> words = new(() =>
            [
                .. source
                    .Split(
                        [' ', '\n', ',', '.', '"', '(', ')', '«', '»', '-'],
                        StringSplitOptions.RemoveEmptyEntries
                    )
                    .Distinct()
                    .Select(PhoneticKey.Of),
            ]
        );
        foreach (
            var entity in text.Entities.Where(entity =>
                !source.Contains(Folded(entity.Source), StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            // The dictionary form of a name that the article inflects is no invention.
            var isForm = Folded(entity.Source)
                .Split(' ', '-')
                .Where(word => word.Length > 1)
                .All(word =>
                    PhoneticKey.Of(word) is var sound
                    && words.Value.Any(other => StringSimilarity.AreSpeltAlike(sound, other))
                );
            if (!isForm)
            {
                yield return new Finding(
                    "V15",
                    Severity.Hard,
                    null,
                    $"The engine says that the article names '{entity.Source}'; the article does not.",
                    null,
                    entity.Source
                );
            }
        }

        foreach (
            var rows in text
                .Entities.GroupBy(entity => Folded(entity.Source), StringComparer.OrdinalIgnoreCase)
                .Where(rows =>
                    rows.Select(row => row.English.Trim())
                        .Distinct(StringComparer.OrdinalIgnoreCase)
                        .Count() > 1
                )
        )
        {
            yield return new Finding(
                "V15",
                Severity.Hard,
                null,
                $"The engine gives '{rows.Key}' more than one English name: {string.Join(", ", rows.Select(row => $"'{row.English}'").Distinct())}.",
                null,
                rows.Key
            );
        }

        foreach (
            var finding in text
                .Entities.DistinctBy(entity => (entity.Source, entity.English))
                .SelectMany(entity => Unused(text, entity))
        )
        {
            yield return finding;
        }
    }

    /// <summary>The English name in none of the paragraphs that have the name; its last word alone will do.</summary>
    private static IEnumerable<Finding> Unused(BilingualText text, Entity entity)
    {
        var having = text
            .Paragraphs.Where(paragraph =>
                paragraph.English is not null
                && HasName(Folded(paragraph.Source), Folded(entity.Source))
            )
            .ToArray();
        var last = Folded(entity.English).Split(' ')[^1];
        if (
            having.Length > 0
            && last.Length > 0
            && !having.Any(paragraph =>
                Folded(paragraph.English!).Contains(last, StringComparison.OrdinalIgnoreCase)
            )
        ) // those without are left out above
        {
            yield return new Finding(
                "V15",
                Severity.Soft,
                having[0].Id,
                $"The engine calls '{entity.Source}' '{entity.English}'; the translation does not.",
                entity.English,
                null
            );
        }
    }

    /// <summary>A short one with borders: the agency "AA" is not in "saat".</summary>
    private static bool HasName(string text, string name)
    {
        if (name.Length > EnglishNames.MaxAcronym || !name.All(char.IsUpper))
        {
            return text.Contains(name, StringComparison.OrdinalIgnoreCase);
        }

        var at = text.IndexOf(name, StringComparison.Ordinal);
        return at >= 0
            && (at == 0 || !char.IsLetter(text[at - 1]))
            && (at + name.Length == text.Length || !char.IsLetter(text[at + name.Length]));
    }

    private static string Folded(string text) =>
        string.Join(
            ' ',
            Whole(text)
                .Normalize()
                .Replace('’', '\'')
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>Half surrogates cannot be normalized, and articles may have them.</summary>
    private static string Whole(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
