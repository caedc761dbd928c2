using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsDigest.Articles;
using NewsDigest.Languages;
using NewsDigest.Verification;

namespace NewsDigest.Worker.Commands;

/// <summary>The fact check for any two texts, for users of other translators.</summary>
internal static partial class CheckCommand
{
    private static readonly Argument<FileInfo> Source = new("SOURCE") { Description = "The foreign text, paragraphs apart by empty lines." };
    private static readonly Argument<FileInfo> English = new("ENGLISH") { Description = "Its English, with the same paragraphs." };
    private static readonly Option<string?> Language = new("--lang") { Description = "Language of the source, such as es; found out when it is not given.", HelpName = "CODE" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the findings as a JSON array." };

    public static Command Create()
    {
        var command = new Command("check", "Holds an English text against its foreign source. Exit code 1 when there are hard findings.") { Source, English, Language, Json };
        command.SetAction(CheckAsync);
        return command;
    }

    private static async Task<int> CheckAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var source = await ReadAsync(command.GetRequiredValue(Source), cancellationToken);
        var english = await ReadAsync(command.GetRequiredValue(English), cancellationToken);
        if (source.Length != english.Length)
        {
            throw new BadConfigurationException($"check: the source has {source.Length} paragraphs and the English {english.Length}. Put an empty line between paragraphs, and nowhere else.");
        }

        var language = command.GetValue(Language) is { } code ? new DetectedLanguage(code.ToLowerInvariant(), 1) : LanguageDetector.Detect(string.Join('\n', source));
        var findings = TranslationVerifier.Check(Article(source, english, language));
        if (command.GetValue(Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(findings, ArticleJson.Options));
        }
        else
        {
            foreach (var finding in findings)
            {
                Console.WriteLine($"{finding.Severity.ToString().ToLowerInvariant()}  {finding.Check}  {finding.Paragraph}: {finding.Message}");
            }

            Console.WriteLine($"{findings.Count(finding => finding.Severity == Severity.Hard)} hard and {findings.Count(finding => finding.Severity == Severity.Soft)} soft findings; source language {language.Code}.");
        }

        return findings.Any(finding => finding.Severity == Severity.Hard) ? CommandLine.Failed : CommandLine.Done;
    }

    private static TranslatedArticle Article(string[] source, string[] english, DetectedLanguage language)
    {
        var paragraphs = Paragraph.Number(source);
        var raw = new RawArticle(new ArticleId("check"), null, string.Join("\n\n", source), ArticleFormat.Text, language.Code, ArticleSource.Unknown, null, ArticlePriority.Normal, [], null);
        return new TranslatedArticle(
            new CleanArticle(raw, null, paragraphs, [], PageMetadata.None),
            new ArticleLanguage(language, new Dictionary<string, DetectedLanguage>()),
            null,
            [.. paragraphs.Zip(english, (paragraph, text) => new TranslatedParagraph(paragraph.Id, paragraph.Text, text, ParagraphStatus.Translated))],
            [],
            [],
            []);
    }

    private static async Task<string[]> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new BadConfigurationException($"check: there is no file '{file.FullName}'.");
        }

        return [.. Gap().Split(await File.ReadAllTextAsync(file.FullName, cancellationToken)).Select(paragraph => paragraph.Trim()).Where(paragraph => paragraph.Length > 0)];
    }

    [GeneratedRegex(@"\r?\n[ \t]*\r?\n", RegexOptions.NonBacktracking)]
    private static partial Regex Gap();
}
