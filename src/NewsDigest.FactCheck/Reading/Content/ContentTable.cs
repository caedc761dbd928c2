using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace NewsDigest.Facts.Reading.Content;

/// <summary>
/// Which English stems a source stem is translated by, and how much more often than by chance. One table for each language, read
/// when the first text of it comes. Made by the evaluation's <c>content-tables</c>; data/content/README.md says from what.
/// </summary>
internal sealed class ContentTable
{
    private static readonly ConcurrentDictionary<string, Lazy<ContentTable?>> Tables = new(
        StringComparer.Ordinal
    );

    private readonly Dictionary<string, (int First, int Count)> _stems = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, int> _english = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stops = new(StringComparer.Ordinal);
    private readonly List<ContentPair> _pairs = [];

    private ContentTable(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                ReadHead(line.Split(' '));
            }
            else if (line.StartsWith("! ", StringComparison.Ordinal))
            {
                _stops.UnionWith(line[2..].Split(' '));
            }
            else
            {
                ReadPairs(line);
            }
        }
    }

    /// <summary>The mean score of true pairs.</summary>
    public double Mean { get; private set; }

    /// <summary>How much noisier than usual the scores of true pairs are, from 1.</summary>
    public double Noise { get; private set; }

    /// <summary>Null where the language has no table.</summary>
    public static ContentTable? For(string language) =>
        Tables.GetOrAdd(language, code => new Lazy<ContentTable?>(() => Load(code))).Value;

    public static ContentTable Read(TextReader reader) => new(reader);

    /// <summary>Too frequent to say anything.</summary>
    public bool IsStop(string stem) => _stops.Contains(stem);

    /// <summary>The partners of a stem; none where the table does not know it.</summary>
    public ReadOnlySpan<ContentPair> Partners(string stem) =>
        _stems.TryGetValue(stem, out var range)
            ? System
                .Runtime.InteropServices.CollectionsMarshal.AsSpan(_pairs)
                .Slice(range.First, range.Count)
            : [];

    /// <summary>The number of an English stem; -1 where it is nobody's partner.</summary>
    public int Number(string english) => _english.GetValueOrDefault(english, -1);

    private static ContentTable? Load(string language)
    {
        using var resource = typeof(ContentTable).Assembly.GetManifestResourceStream(
            $"content/{language}.tsv.br"
        );
        if (resource is null)
        {
            return null;
        }

        using var reader = new StreamReader(
            new BrotliStream(resource, CompressionMode.Decompress),
            Encoding.UTF8
        );
        return new ContentTable(reader);
    }

    private void ReadHead(string[] head)
    {
        Mean = double.Parse(head[Array.IndexOf(head, "A") + 1], CultureInfo.InvariantCulture);
        Noise = double.Parse(head[Array.IndexOf(head, "v") + 1], CultureInfo.InvariantCulture);
    }

    private void ReadPairs(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var first = _pairs.Count;
        foreach (var pair in line[(tab + 1)..].Split(' '))
        {
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            var english = pair[..colon];
            if (!_english.TryGetValue(english, out var number))
            {
                _english[english] = number = _english.Count;
            }

            _pairs.Add(
                new ContentPair(
                    number,
                    int.Parse(pair.AsSpan(colon + 1), CultureInfo.InvariantCulture) / 2.0
                )
            );
        }

        _stems[line[..tab]] = (first, _pairs.Count - first);
    }
}
