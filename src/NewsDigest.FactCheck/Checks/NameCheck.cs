using NewsDigest.Facts.Reading;
using NewsDigest.Facts.Reading.Names;

namespace NewsDigest.Facts.Checks;

/// <summary>
/// V17: a name in the English that nothing in the source looks or sounds like, and a name of the source that nothing in the English
/// does. Soft, because names have forms that no rule knows.
/// </summary>
internal static class NameCheck
{
    public static IEnumerable<Finding> Check(CheckedParagraph paragraph) =>
        paragraph.Names.Findings;

    /// <param name="entities">What the engine says that it calls by which name.</param>
    public static NameReport Read(
        string place,
        CheckedText source,
        CheckedText english,
        IReadOnlyList<Entity> entities
    )
    {
        List<Finding> findings = [];
        var (names, checkedNames, unverifiable) = (EnglishNames.Read(english.Text), 0, 0);
        var offered = names.Count > 0 ? new SourceNames(source, entities) : null;
        foreach (var name in names.DistinctBy(name => name.Text))
        {
            var standings = name
                .Parts.Select(part => (Part: part, Standing: offered!.Of(part)))
                .ToArray(); // there is one where there are names
            checkedNames++;
            unverifiable += standings.All(part => part.Standing == SupportStatus.Unverifiable)
                ? 1
                : 0;
            if (
                source.Language == "ko"
                && KoreanNames.Find(source.Text, Whole(name, english.Text)) is { } korean
            )
            {
                if (!korean.IsRight)
                {
                    findings.Add(Another(place, korean.Written, name.Text, name.Span));
                }

                continue;
            }

            if (
                source.Language == "zh"
                && ChineseNames.SurnameOf(source.Text, name.Text) is { } chinese
            )
            {
                findings.Add(Another(place, chinese, name.Text, name.Span));
                continue;
            }

            var wrong = standings
                .Where(part =>
                    part.Standing == SupportStatus.Unsupported
                    && !standings.Any(other =>
                        other.Standing == SupportStatus.Supported
                        && offered!.IsBeside(other.Part, part.Part)
                    )
                    && !IsGivenName(source, Whole(name, english.Text), part.Part)
                )
                .Select(part => part.Part)
                .FirstOrDefault();
            if (wrong is null)
            {
                continue;
            }

            var written = standings
                .Where(part => part.Standing == SupportStatus.Supported)
                .Select(part => offered!.LostBeside(part.Part, wrong, english))
                .FirstOrDefault(lost => lost is not null);
            findings.Add(
                written is null
                    ? new Finding(
                        "V17",
                        Severity.Soft,
                        place,
                        $"The translation names '{wrong}'; nothing in the source looks or sounds like it.",
                        null,
                        wrong,
                        null,
                        name.Span
                    )
                    : Another(place, written, name.Text, name.Span)
            );
        }

        var lostNames = LostNames.Find(source, english, entities).ToList();
        lostNames.AddRange(
            TranslatedSurnames
                .Find(source, english)
                .Where(name => !lostNames.Any(lost => lost.Name == name.Name))
        );
        findings.AddRange(
            lostNames.Select(lost => new Finding(
                "V17",
                Severity.Soft,
                place,
                $"The source names '{lost.Name}'; nothing in the translation looks or sounds like it.",
                lost.Name,
                null,
                lost.Span
            ))
        );
        findings.RemoveAll(finding =>
            finding is { Severity: Severity.Soft, Expected: { } expected }
            && findings.Any(other =>
                other is { Severity: Severity.Hard, Expected: { } both }
                && both.Contains(expected, StringComparison.Ordinal)
            )
        );
        return new NameReport(findings, checkedNames, unverifiable);
    }

    /// <summary>One part of the name is right, and the part beside it is another's.</summary>
    private static Finding Another(string place, string written, string said, TextSpan span) =>
        new(
            "V17",
            Severity.Hard,
            place,
            $"The source names '{written}'; the translation names '{said}' in its place.",
            written,
            said,
            null,
            span
        );

    /// <summary>"Lee Jae-myung": with what follows its hyphen in small letters.</summary>
    private static string Whole(EnglishName name, string english)
    {
        var end = name.Span.Start + name.Span.Length;
        if (end >= english.Length || english[end] != '-')
        {
            return name.Text;
        }

        var last = end + 1;
        while (last < english.Length && char.IsLetter(english[last]))
        {
            last++;
        }

        return english[name.Span.Start..last];
    }

    /// <summary>"Jae" of "Jae-myung", which Hangul writes in one word with the surname.</summary>
    private static bool IsGivenName(CheckedText source, string name, string part) =>
        source.Language == "ko"
        && name.Split(' ')
            .Any(word =>
                word.Contains('-', StringComparison.Ordinal)
                && word.Split('-').Contains(part)
                && KoreanNames.HasGiven(source.Text, word)
            );
}

/// <param name="Unverifiable">Of those looked at, the ones that the source's script says nothing about.</param>
internal sealed record NameReport(IReadOnlyList<Finding> Findings, int Checked, int Unverifiable);
