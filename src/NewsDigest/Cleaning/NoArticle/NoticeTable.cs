using System.Buffers;

namespace NewsDigest.Cleaning.NoArticle;

/// <summary>The phrases of notices.tsv, and what a sentence says by them. Notices come in any language, so all rows are asked.</summary>
internal static class NoticeTable
{
    private const string Name = "notices.tsv";

    private static readonly string[] TitleParts = [" | ", " - ", " – ", " — ", " · ", " :: "];

    private static readonly (NoticeKinds Kind, NoticePhrase Phrase)[] Rows = [.. Read()];

    // Most sentences hold none of the phrases: one search for all of them says so.
    private static readonly SearchValues<string> Keys = SearchValues.Create(
        [.. Rows.Select(row => row.Phrase.Key).Distinct()],
        StringComparison.Ordinal
    );

    /// <param name="plain">See <see cref="NoticeText.Plain"/>.</param>
    public static NoticeKinds KindsOf(string plain)
    {
        var kinds = NoticeKinds.None;
        if (!plain.AsSpan().ContainsAny(Keys))
        {
            return kinds;
        }

        foreach (var (kind, phrase) in Rows)
        {
            if ((kinds & kind) == 0 && phrase.IsIn(plain))
            {
                kinds |= kind;
            }
        }

        return kinds;
    }

    /// <summary>The kind of a title one part of which says hardly anything else; null for any other. The other part is the site's name.</summary>
    public static NoticeKinds? KindOfTitle(string plain) =>
        plain
            .Split(
                TitleParts,
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
            .Select(KindOfPart)
            .FirstOrDefault(kind => kind is not null);

    private static NoticeKinds? KindOfPart(string part)
    {
        const double MostOf = 0.6;
        if (!part.AsSpan().ContainsAny(Keys))
        {
            return null;
        }

        foreach (var (kind, phrase) in Rows)
        {
            if (
                kind is not (NoticeKinds.Shell or NoticeKinds.Continued)
                && phrase.Length >= MostOf * part.Length
                && phrase.IsIn(part)
            )
            {
                return kind;
            }
        }

        return null;
    }

    private static IEnumerable<(NoticeKinds Kind, NoticePhrase Phrase)> Read()
    {
        using var stream =
            typeof(NoticeTable).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException(
                $"The table {Name} is not in the assembly; the build left it out."
            );
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var columns = line.Split('\t');
            var kind = Enum.Parse<NoticeKinds>(
                columns[0].Replace("_", "", StringComparison.Ordinal),
                ignoreCase: true
            );
            foreach (var phrase in columns[2].Split('|'))
            {
                yield return (kind, new NoticePhrase(phrase));
            }
        }
    }
}
