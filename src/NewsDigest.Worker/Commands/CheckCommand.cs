using System.CommandLine;
using NewsDigest.Articles;
using NewsDigest.Languages;
using NewsDigest.Worker.Configuration;

namespace NewsDigest.Worker.Commands;

/// <summary>The fact check for any two texts, for users of other translators.</summary>
internal static class CheckCommand
{
    private static readonly Argument<FileInfo> Source = new("SOURCE")
    {
        Description = "The foreign text. Paragraphs apart by empty lines, or one a line.",
    };
    private static readonly Argument<FileInfo> English = new("ENGLISH")
    {
        Description =
            "Its English translation. Paragraphs that were split, merged, left out or added are told by what they share.",
    };
    private static readonly Option<string?> Language = new("--lang")
    {
        Description = "Language of the source, such as es; found out when it is not given.",
        HelpName = "CODE",
    };

    public static Command Create()
    {
        var command = new Command(
            "check",
            "Holds an English text against its foreign source: numbers, units, dates, names, quotations, negations, omissions. Exit code 1 when there are hard findings."
        )
        {
            Source,
            English,
            Language,
            CommonOptions.Json,
        };
        command.SetAction(CheckAsync);
        return command;
    }

    private static async Task<int> CheckAsync(
        ParseResult command,
        CancellationToken cancellationToken
    )
    {
        var source = await ReadAsync(command.GetRequiredValue(Source), cancellationToken);
        var english = await ReadAsync(command.GetRequiredValue(English), cancellationToken);
        var language = command.GetValue(Language) is { } code
            ? new DetectedLanguage(code.ToLowerInvariant(), 1)
            : LanguageDetector.Detect(source);
        var text = BilingualText.Align(source, english, language.Code);
        var report = FactCheck.Run(text);
        var exitCode = report.Findings.Any(finding => finding.Severity == Severity.Hard)
            ? CommandLine.Failed
            : CommandLine.Done;
        if (command.GetValue(CommonOptions.Json))
        {
            JsonOutput.WriteObject(
                "check",
                new Checked(
                    text.Language,
                    text.SourceParagraphs.Count(),
                    report.Findings,
                    report.Extent
                ),
                exitCode
            );
        }
        else
        {
            Console.WriteLine(string.Join(Environment.NewLine, CheckLines.Of(text, report)));
        }

        return exitCode;
    }

    private static async Task<string> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new BadConfigurationException($"check: there is no file '{file.FullName}'.");
        }

        return
            (await TextFile.ReadAsync(file.FullName, cancellationToken)).Text is var text
            && text.AsSpan().Trim().Length > 0
            ? text
            : throw new BadConfigurationException($"check: '{file.FullName}' is empty.");
    }

    /// <param name="Findings">With offsets into both texts.</param>
    private sealed record Checked(
        string Language,
        int Paragraphs,
        IReadOnlyList<Finding> Findings,
        CheckedExtent Verification
    );
}
