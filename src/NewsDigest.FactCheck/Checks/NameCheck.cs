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
            unverifiable += standings.All(part => part.Standing == NameStanding.Unverifiable)
                ? 1
                : 0;
            if (
                standings
                    .FirstOrDefault(part =>
                        part.Standing == NameStanding.Unsupported
                        && !standings.Any(other =>
                            other.Standing == NameStanding.Supported
                            && offered!.IsBeside(other.Part, part.Part)
                        )
                    )
                    .Part is
                { } wrong
            )
            {
                findings.Add(
                    new Finding(
                        "V17",
                        Severity.Soft,
                        place,
                        $"The translation names '{wrong}'; nothing in the source looks or sounds like it.",
                        null,
                        wrong,
                        null,
                        name.Span
                    )
                );
            }
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
        return new NameReport(findings, checkedNames, unverifiable);
    }
}

/// <param name="Unverifiable">Of those looked at, the ones that the source's script says nothing about.</param>
internal sealed record NameReport(IReadOnlyList<Finding> Findings, int Checked, int Unverifiable);
