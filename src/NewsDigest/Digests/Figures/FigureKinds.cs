using System.Text.RegularExpressions;
using NewsDigest.Articles;

namespace NewsDigest.Digests.Figures;

/// <summary>What a number of an English sentence counts: people and quakes here, money and percent in <see cref="MoneyAndPercent"/>. A number stands in the patterns as <c>#</c> and its place in the sentence.</summary>
internal static class FigureKinds
{
    private const string Between = @"(?:\s+[\p{L}'’-]+){0,5}?\s+";
    private const string Before =
        @"(?:\s+(?:at least|more than|over|about|around|some|nearly|almost|up to|as many as|an estimated|approximately|another|all|only|just|roughly|fewer than|less than|under|close to|the|to|of|at|from))*\s+";

    private static readonly (string Kind, string Label, Regex[] Patterns)[] All =
    [
        (
            "dead",
            "Dead",
            [
                Pattern(
                    $@"#(\d+){Between}(?:dead|died|killed|deaths?|fatalities|perished|drowned|lost their lives|lost his life|lost her life)\b"
                ),
                Pattern(
                    $@"\b(?:kill(?:s|ed|ing)|claim(?:s|ed|ing)(?: the lives of)?|deaths? of|left|leaves|leaving){Before}#(\d+)(?=[^#]{{0,40}}?(?:dead|people|lives|\.|,|;|$|persons|workers|soldiers|children|civilians|passengers|and))"
                ),
                Pattern(
                    $@"\bdeath toll{Between}(?:to|at|of|is|was|reached|stands at|stood at){Before}#(\d+)"
                ),
            ]
        ),
        (
            "injured",
            "Injured",
            [
                Pattern($@"#(\d+){Between}(?:injured|hurt|wounded|injuries)\b"),
                Pattern($@"\b(?:injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?){Before}#(\d+)"),
                Pattern(@"\binjured (?:are|were|is)\s+#(\d+)"),
            ]
        ),
        ("missing", "Missing", [Pattern($@"#(\d+){Between}(?:missing|unaccounted for)\b")]),
        (
            "arrested",
            "Arrested",
            [
                Pattern(
                    $@"#(\d+){Between}(?:arrested|detained|in custody|taken into custody|arrests)\b"
                ),
                Pattern($@"\b(?:arrest(?:ed|s|ing)|detain(?:ed|s|ing)){Before}#(\d+)"),
            ]
        ),
        (
            "evacuated",
            "Evacuated",
            [
                Pattern(
                    $@"#(\d+){Between}(?:evacuated|displaced|homeless|brought to safety|had to leave their homes)\b"
                ),
                Pattern($@"\b(?:evacuat(?:ed|es|ing)|displac(?:ed|es|ing)){Before}#(\d+)"),
            ]
        ),
        (
            "magnitude",
            "Magnitude",
            [
                Pattern(@"\bmagnitude(?:\s+(?:of|was|is|at|to|about|around))*\s+#(\d+)"),
                Pattern(@"#(\d+)[\s-]+magnitude\b"),
                Pattern(@"#(\d+)\s+on the Richter scale"),
            ]
        ),
    ];

    /// <summary>Kind, label and the place of the number, in the order in which the patterns stand. A number counts one thing.</summary>
    /// <param name="sentence">With its numbers as <c>#0</c>, <c>#1</c>, …</param>
    public static IEnumerable<(string Kind, string Label, int Number)> Of(string sentence)
    {
        HashSet<int> taken = [];
        foreach (var found in MoneyAndPercent.Of(sentence))
        {
            if (taken.Add(found.Number))
            {
                yield return found;
            }
        }

        foreach (var (kind, label, patterns) in All)
        {
            foreach (var match in patterns.SelectMany(pattern => pattern.Matches(sentence)))
            {
                var number = int.Parse(
                    match.Groups[1].Value,
                    System.Globalization.CultureInfo.InvariantCulture
                );
                if (taken.Add(number))
                {
                    yield return (kind, label, number);
                }
            }
        }
    }

    private static Regex Pattern(string pattern) =>
        new(
            pattern,
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromMilliseconds(PatternTimeout.Milliseconds)
        );
}
