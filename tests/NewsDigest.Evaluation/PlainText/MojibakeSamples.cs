using System.Text;
using NewsDigest.Cleaning;

namespace NewsDigest.Evaluation;

/// <summary>Sentences of a set written in UTF-8 and read by old codes of one byte a letter: how many come back as they were, and how many untouched ones are changed.</summary>
internal static class MojibakeSamples
{
    private const int Sentences = 60; // of each language and code

    private static readonly (string Name, int Page)[] Codes =
    [
        ("windows-1252", 1252),
        ("latin-1", 28591),
        ("windows-1251", 1251),
        ("windows-1250", 1250),
        ("macintosh", 10000),
    ];

    public static IEnumerable<Row> Rows(DataSet set, bool worst)
    {
        var texts = set
            .Folder.GetFiles("*.txt")
            .Where(file => file.Name != "README.txt")
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => File.ReadAllLines(file.FullName))
            .ToArray();
        var changed = texts
            .SelectMany(lines => lines)
            .Where(line => Mojibake.Repair(line, new EditCount()) != line)
            .ToArray();
        foreach (var line in worst ? changed : [])
        {
            Console.WriteLine($"changed: {line}");
        }

        yield return new Row(
            set.Name,
            "untouched, wrong code",
            "lines changed",
            changed.Length,
            texts.Sum(lines => lines.Length)
        );
        foreach (var (name, page) in Codes)
        {
            var encoding =
                CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);
            var samples = texts
                .SelectMany(lines => lines.Take(Sentences))
                .Where(line => !line.All(char.IsAscii))
                .ToArray();
            var repaired = samples.Count(line =>
                Mojibake.Repair(encoding.GetString(Encoding.UTF8.GetBytes(line)), new EditCount())
                == line
            );
            yield return new Row(
                set.Name,
                $"{name}, wrong code",
                "lines repaired",
                repaired / (double)samples.Length,
                samples.Length
            );
        }
    }
}
