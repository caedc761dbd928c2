using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsDigest.Digests.Stories;

/// <summary>
/// How many English texts have a term: a table that ships, because the few articles of an hour say nothing of how common a word is, and the
/// articles of the window, because of five hundred about one war the name of the war tells nothing apart.
/// </summary>
internal sealed class TermTable
{
    private const string Resource = "story-terms.tsv";
    private const double TextsInTable = 100_000;

    /// <summary>As how many texts of the window the table counts. Measured in docs/digest.md.</summary>
    private const double Weight = 400;

    private static readonly Lazy<TermTable> Loaded = new(Load);

    private readonly FrozenDictionary<string, int> _texts;

    private TermTable(FrozenDictionary<string, int> texts, string version) =>
        (_texts, Version) = (texts, version);

    public static TermTable Shipped => Loaded.Value;

    /// <summary>Version and hash, which stand in the edition.</summary>
    public string Version { get; }

    /// <summary>What a term weighs.</summary>
    /// <param name="inWindow">Articles of the window that have it.</param>
    /// <param name="window">All articles of the window.</param>
    public double WeightOf(string term, int inWindow, int window)
    {
        var known = Weight * _texts.GetValueOrDefault(term) / TextsInTable;
        return Math.Log(1 + ((Weight + window) / (known + inWindow + 0.5)));
    }

    private static TermTable Load()
    {
        using var stream =
            typeof(TermTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
        return new TermTable(
            text.Split('\n')
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split('\t'))
                .ToFrozenDictionary(
                    row => row[0],
                    row => int.Parse(row[1], CultureInfo.InvariantCulture),
                    StringComparer.Ordinal
                ),
            $"{Resource}+{hash}"
        );
    }
}
