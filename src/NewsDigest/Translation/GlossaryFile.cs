using System.Security.Cryptography;
using System.Text;
using NewsDigest.Articles;

namespace NewsDigest.Translation;

/// <summary>
/// Terms for all articles of a worker or of a source: one a line, <c>source TAB target [TAB language [TAB flags]]</c>, no heading; with commas and optional
/// quotation marks in a file that ends in <c>.csv</c>. Flags are <c>case</c>, <c>exact</c> and <c>dnt</c>, apart by a space.
/// </summary>
/// <param name="Id">Stands among the prompts of every result: other terms are another way of working.</param>
internal sealed record GlossaryFile(string Id, IReadOnlyList<GlossaryTerm> Terms)
{
    private const int MaxShown = 200;

    private static readonly string[] Flags = ["case", "exact", "dnt"];

    /// <param name="key">The setting that names the file.</param>
    /// <exception cref="InvalidDataException">The file is not there or a line cannot be used; the message names the line.</exception>
    public static GlossaryFile Read(string path, string key)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"There is no glossary '{path}'. Correct {key}.");
        }

        var text = File.ReadAllText(path);
        var isCsv = Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);
        List<GlossaryTerm> terms = [];
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Contains('\ufffd', StringComparison.Ordinal))
            {
                throw new InvalidDataException(
                    $"Glossary '{path}' line {number} holds letters that are not UTF-8: '{VisibleText.Line(line, MaxShown)}'. Convert the file, for example with 'iconv -f WINDOWS-1252 -t UTF-8'."
                );
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                terms.Add(
                    Term(isCsv ? SplitCsv(line) : line.Split('\t'))
                        ?? throw new InvalidDataException(
                            $"Glossary '{path}' line {number} is not 'source, target' with an optional language and optional flags ({string.Join(", ", Flags)}): '{VisibleText.Line(line, MaxShown)}'."
                        )
                );
            }
        }

        return new GlossaryFile(
            $"glossary+{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12]}",
            terms
        );
    }

    private static GlossaryTerm? Term(IReadOnlyList<string> fields)
    {
        string[] trimmed = [.. fields.Select(field => IncomingText.CleanLine(field) ?? "")];
        if (
            trimmed is not { Length: >= 2 and <= 4 }
            || trimmed[0].Length == 0
            || trimmed[1].Length == 0
        )
        {
            return null;
        }

        string[] flags =
            trimmed.Length == 4 ? trimmed[3].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return flags.Except(Flags).Any()
            ? null
            : new GlossaryTerm(
                trimmed[0],
                trimmed[1],
                trimmed.Length > 2 && trimmed[2].Length > 0 ? trimmed[2] : null,
                flags
            );
    }

    /// <summary>A quotation mark inside quotation marks is written twice.</summary>
    private static List<string> SplitCsv(string line)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var quoted = false;
        var previous = ',';
        foreach (var c in line)
        {
            switch (c)
            {
                case '"':
                    quoted = !quoted;
                    if (quoted && previous == '"')
                    {
                        field.Append('"');
                    }

                    break;
                case ',' when !quoted:
                    fields.Add(field.ToString());
                    field.Clear();
                    break;
                default:
                    field.Append(c);
                    break;
            }

            previous = c;
        }

        return [.. fields, field.ToString()];
    }
}
