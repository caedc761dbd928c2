using System.Globalization;
using System.Runtime.CompilerServices;
using NewsDigest.Languages;

namespace NewsDigest.Evaluation;

/// <summary>What is in no language: code (this project's own), tables of numbers and random letters. All should be unknown.</summary>
internal static class NoLanguageEvaluation
{
    private const int Samples = 300;
    private const int LinesOfCode = 8;

    public static IEnumerable<Row> Rows()
    {
        yield return Unknown("code", Code());
        yield return Unknown("tables of numbers", Enumerable.Range(1, Samples).Select(Table));
        yield return Unknown("random letters", Enumerable.Range(1, Samples).Select(RandomLetters));
    }

    private static Row Unknown(string group, IEnumerable<string> texts)
    {
        var found = texts.Select(LanguageDetector.Detect).ToArray();
        return new Row(
            "no language",
            group,
            "unknown",
            found.Count(language => language.IsUnknown) / (double)Math.Max(1, found.Length),
            found.Length
        );
    }

    // Without comments, which are English.
    private static IEnumerable<string> Code([CallerFilePath] string here = "") =>
        Directory
            .GetFiles(Path.GetDirectoryName(here)!, "*.cs")
            .Order(StringComparer.Ordinal)
            .SelectMany(file =>
                File.ReadLines(file)
                    .Where(line =>
                        !line.Contains("//", StringComparison.Ordinal) && line.Length > 0
                    )
                    .Chunk(LinesOfCode)
            )
            .Select(lines => string.Join('\n', lines))
            .Take(Samples);

    private static string Table(int seed) =>
        string.Join(
            '\n',
            Enumerable
                .Range(1, 10)
                .Select(row =>
                    $"Row {row}\t{string.Join('\t', Enumerable.Range(1, 6).Select(column => ((seed * 7919L * row * column % 100_000) / 100m).ToString(CultureInfo.InvariantCulture)))}"
                )
        );

    private static string RandomLetters(int seed)
    {
        var random = new Random(seed);
        return string.Join(
            ' ',
            Enumerable
                .Range(1, 30)
                .Select(_ =>
                    string.Concat(
                        Enumerable
                            .Range(1, random.Next(2, 9))
                            .Select(_ => (char)random.Next('a', 'z' + 1))
                    )
                )
        );
    }
}
