using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NewsDigest.Languages;

/// <summary>
/// How likely a letter is after the one or two before it, in each of 79 languages: the frequencies that the Lingua package brings,
/// read as they are. One table for all languages instead of one for each takes a third of the memory of the package's own detector,
/// and one look finds a letter in all languages at once.
/// </summary>
internal sealed class LetterModels
{
    public const int Longest = 3; // letters
    public const float Unseen = -8; // as a logarithm; a strange letter in a name should not decide

    private const string Folder = "letters/";

    private readonly Dictionary<ulong, (int First, int Count)> _places = [];
    private readonly byte[] _languages;
    private readonly float[] _logs;

    private LetterModels(string[] codes, List<ulong> letters, List<Entry> entries)
    {
        Codes = codes;
        CollectionsMarshal.AsSpan(letters).Sort(CollectionsMarshal.AsSpan(entries));
        (_languages, _logs) = ([.. entries.Select(entry => entry.Language)], [.. entries.Select(entry => entry.Log)]);
        for (var (first, next) = (0, 1); next <= letters.Count; next++)
        {
            if (next == letters.Count || letters[next] != letters[first])
            {
                _places[letters[first]] = (first, next - first);
                first = next;
            }
        }

        Usual = MeanLogs();
    }

    public string[] Codes { get; }

    /// <summary>By language: the mean logarithm of a third letter's likelihood in texts of the language itself.</summary>
    public float[] Usual { get; }

    /// <summary>Reads 5 MB of compressed files, which takes about a second.</summary>
    public static LetterModels Load()
    {
        // letters/es/trigrams.json.br
        var files = typeof(LetterModels).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).ToLookup(name => name.Split('/')[1]);
        var codes = files.Select(language => language.Key).Order(StringComparer.Ordinal).ToArray();
        var (letters, entries) = (new List<ulong>(1_500_000), new List<Entry>(1_500_000));
        for (var language = 0; language < codes.Length; language++)
        {
            foreach (var file in files[codes[language]])
            {
                Read(file, (byte)language, letters, entries);
            }
        }

        return new LetterModels(codes, letters, entries);
    }

    /// <summary>Writes the last letter's likelihood after those before it over what <paramref name="row"/> holds, for the languages that know these letters.</summary>
    public void Overlay(ReadOnlySpan<char> letters, Span<float> row)
    {
        if (_places.TryGetValue(Key(letters), out var place))
        {
            for (var index = place.First; index < place.First + place.Count; index++)
            {
                row[_languages[index]] = _logs[index];
            }
        }
    }

    private float[] MeanLogs()
    {
        var (sums, weights) = (new double[Codes.Length], new double[Codes.Length]);
        var (ones, twos) = (new float[Codes.Length], new float[Codes.Length]);
        Span<char> letters = stackalloc char[Longest];
        foreach (var (key, place) in _places.Where(pair => pair.Key >> 32 != 0))
        {
            (letters[0], letters[1], letters[2]) = ((char)(key >> 32), (char)(key >> 16), (char)key);
            Overlay(letters[..1], ones);
            Overlay(letters[..2], twos);
            for (var index = place.First; index < place.First + place.Count; index++)
            {
                var language = _languages[index];
                var weight = Math.Exp(ones[language] + twos[language] + _logs[index]);
                sums[language] += weight * _logs[index];
                weights[language] += weight;
            }
        }

        return [.. sums.Zip(weights, (sum, weight) => (float)(sum / weight))];
    }

    // {"language":"ES","ngrams":{"1/39":"abc bcd", …}}
    private static void Read(string file, byte language, List<ulong> letters, List<Entry> entries)
    {
        using var stream = new BrotliStream(typeof(LetterModels).Assembly.GetManifestResourceStream(file)!, CompressionMode.Decompress);
        using var document = JsonDocument.Parse(stream);
        foreach (var group in document.RootElement.GetProperty("ngrams").EnumerateObject())
        {
            var slash = group.Name.IndexOf('/', StringComparison.Ordinal);
            var log = MathF.Log(float.Parse(group.Name.AsSpan(0, slash), CultureInfo.InvariantCulture) / float.Parse(group.Name.AsSpan(slash + 1), CultureInfo.InvariantCulture));
            var all = group.Value.GetString().AsSpan();
            foreach (var range in all.Split(' '))
            {
                letters.Add(Key(all[range]));
                entries.Add(new Entry(language, log));
            }
        }
    }

    private static ulong Key(ReadOnlySpan<char> letters)
    {
        var key = 0UL;
        foreach (var letter in letters)
        {
            key = (key << 16) | letter;
        }

        return key;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(byte Language, float Log);
}
