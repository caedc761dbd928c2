using System.Runtime.CompilerServices;
using NewsDigest.Facts.Checks;

namespace NewsDigest.FactCheck.Tests;

/// <summary>One table says what is checked: what runs, what is said to have run, and what the documents list are made from it.</summary>
public sealed class CheckTableTests
{
    private const string Begin = "<!-- checks: made from the tables, WRITE_DOCS=1 -->";
    private const string End = "<!-- end checks -->";

    [Fact]
    public void A_check_is_one_function_and_one_row()
    {
        var hashtags = new TranslationCheck(
            "V99",
            "Hashtag",
            "A hashtag stands on one side only.",
            "a hashtag that only the source has",
            "soft"
        )
        {
            Languages = ["es"],
            OfParagraph = [LostHashtag],
        };
        var checks = TranslationChecks.All.Append(hashtags).ToArray();

        var spanish = TranslationVerifier.Verify(
            TestTexts.Of("es", "El mercado abre el jueves #mercado.", "The market opens Thursday."),
            checks
        );
        var german = TranslationVerifier.Verify(
            TestTexts.Of(
                "de",
                "Der Markt öffnet am Donnerstag #markt.",
                "The market opens Thursday."
            ),
            checks
        );

        Assert.Contains(spanish.Findings, finding => finding.Check == "V99");
        Assert.Contains("V99", spanish.Extent.Checks);
        Assert.DoesNotContain(german.Findings, finding => finding.Check == "V99");
        Assert.DoesNotContain("V99", german.Extent.Checks);
        Assert.Contains("| V99 | a hashtag that only the source has", Table([hashtags]));
    }

    [Fact]
    public void Only_what_had_something_to_look_at_is_said_to_have_run()
    {
        var text = TestTexts.Of("es", "Llegaron 12 delegados.", "12 delegates arrived.");
        var glossary = text with { Glossary = [new GlossaryTerm("delegado", "delegate")] };
        var zulu = TestTexts.Of("zu", "Kwafika izithunywa ezingu-12.", "12 delegates arrived.");
        var english = TestTexts.English("Twelve delegates arrived.");

        Assert.Equal(
            "V03 V04 V05 V06 V07 V08 V09 V10 V11 V12 V13 V14 V17 V18 V19 V20 V22 V23 V24 V25 V26 V27",
            Ran(text)
        );
        Assert.Contains("V16", Ran(glossary));
        Assert.DoesNotContain("V18", Ran(zulu));
        Assert.Equal("V03 V04 V05", Ran(english));
        Assert.Contains("V02", Ran(BilingualText.Align("Uno.\n\nDos.", "One.\n\nTwo.", "es")));
    }

    [Fact]
    public void Every_finding_names_a_check_of_the_table()
    {
        var ids = Facts.FactCheck.Checks.Select(check => check.Id).ToHashSet();
        var folder = Path.Combine(Root(), "src/NewsDigest.FactCheck/Checks");
        var named = Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadAllText(file).Split('"'))
            .Where(word => word.Length == 3 && word[0] is 'V' or 'S' && char.IsDigit(word[^1]))
            .Distinct();

        Assert.Equal(ids.Count, Facts.FactCheck.Checks.Count);
        Assert.Empty(named.Except(ids));
        Assert.All(
            Facts.FactCheck.Checks,
            check =>
                Assert.All(
                    [check.Title, check.Meaning, check.Finds, check.Severity],
                    Assert.NotEmpty
                )
        );
    }

    [Fact]
    public void The_documents_list_the_checks_of_the_table()
    {
        var page = Path.Combine(Root(), "docs/fact-check.md");
        var text = File.ReadAllText(page);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        var table = $"\n{Table(Facts.FactCheck.Checks)}\n";
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            File.WriteAllText(page, text[..begin] + table + text[end..]);
            return;
        }

        Assert.Equal(table, text[begin..end]);
    }

    private static string Ran(BilingualText text) =>
        string.Join(' ', Facts.FactCheck.Run(text).Extent.Checks);

    private static string Table(IEnumerable<CheckInfo> checks) =>
        string.Join(
            '\n',
            checks
                .Select(check =>
                    $"| {check.Id} | {check.Finds} | {check.Severity} | {Spoken(check)} |"
                )
                .Prepend("|---|---|---|---|")
                .Prepend("| check | finds | severity | source languages |")
        );

    private static string Spoken(CheckInfo check) =>
        check.Languages.Count == 0 ? "all" : $"{check.Languages.Count}";

    private static IEnumerable<Finding> LostHashtag(CheckedParagraph paragraph) =>
        paragraph.Source.Text.Contains('#') && !paragraph.English.Text.Contains('#')
            ?
            [
                new Finding(
                    "V99",
                    Severity.Soft,
                    paragraph.Id,
                    "The source has a hashtag; the translation has not."
                ),
            ]
            : [];

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../..")); // a source file lies in a folder
}
