using System.Runtime.CompilerServices;
using NewsDigest.Facts.Languages;

namespace NewsDigest.FactCheck.Tests;

/// <summary>A language is one file, and what a check says that it speaks, the file has.</summary>
public sealed class LanguageProfileTests
{
    /// <summary>Kinds that are of use only beside each other.</summary>
    private static readonly string[][] Together =
    [
        ["not", "not_wide"],
        ["hedge", "hedge_wide"],
        ["up", "up_wide", "down", "down_wide"],
        ["least_before", "most_before"],
    ];

    private static readonly string[] Alone =
    [
        LanguageProfile.TraitsRow,
        LanguageProfile.LengthRow,
        "not_sure",
        "not_hidden",
        "not_otherwise",
        "below_zero",
        "minus",
        "morning",
        "evening",
        "night",
        "percentage_points",
        "fractions",
        "least_after",
        "most_after",
        "capital_nouns",
    ];

    public static TheoryData<string> Languages => [.. LanguageProfile.Codes];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_file_has_what_its_checks_need_and_nothing_that_nobody_reads(string language)
    {
        var kinds = LanguageProfile.Of(language).Kinds.ToHashSet();

        Assert.All(
            Together.Where(pair => pair.Any(kinds.Contains)),
            pair => Assert.All(pair, kind => Assert.Contains(kind, kinds))
        );
        Assert.Empty(kinds.Except(Alone).Except(Together.SelectMany(pair => pair)));
        Assert.All(
            LanguageProfile.Of(language).Traits,
            trait => Assert.Contains($"`{trait}`", Readme(), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_a_check_says_that_it_speaks_its_languages_have() =>
        Assert.All(
            Facts.FactCheck.Checks.SelectMany(check => check.Languages).Distinct(),
            language => Assert.Contains(language, LanguageProfile.Codes)
        );

    [Fact]
    public void The_documents_show_what_is_known_of_each_language()
    {
        var page = Path.Combine(Root(), "docs/languages.md");
        var table = Table();
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            File.WriteAllText(page, table);
            return;
        }

        Assert.Equal(table, File.ReadAllText(page));
    }

    private static string Table()
    {
        var checks = Facts.FactCheck.Checks.Where(check => check.Languages.Count > 0).ToArray();
        var rows = LanguageProfile.Codes.Select(code =>
            $"| {code} | "
            + string.Join(
                " | ",
                (string[])
                    [
                        .. checks.Select(check => Mark(check.Languages.Contains(code))),
                        Mark(CalendarWords.For(code) is not null),
                        Mark(LanguageProfile.Of(code).EnglishPerCharacter > 0),
                        Mark(LanguageProfile.Of(code).Words("capital_nouns") is not null),
                    ]
            )
            + " |"
        );
        var columns = string.Join(" | ", checks.Select(check => $"{check.Title} ({check.Id})"));
        return $"""
            # Languages of the fact check

            What the fact check knows of each language, made from [data/languages](../data/languages) by `WRITE_DOCS=1` before a run of
            `LanguageProfileTests`. Checks that are not named speak every language. [data/README.md](../data/README.md) says what a file holds.

            | code | {columns} | weekdays and months (V12) | length (V13, V14) | capital nouns (V17) |
            |---|{string.Concat(Enumerable.Repeat("---|", checks.Length + 3))}
            {string.Join('\n', rows)}

            """.ReplaceLineEndings("\n");
    }

    private static string Mark(bool isThere) => isThere ? "yes" : "";

    private static string Readme() => File.ReadAllText(Path.Combine(Root(), "data/README.md"));

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../..")); // a source file lies in a folder
}
