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

    // By the letters before: which letters follow them in some language, as a range of _followers, in order.
    // One entry for each three letters would take three times as much memory.
    private readonly Dictionary<uint, (int First, int Count)> _before = [];
    private readonly char[] _followers;
    private readonly int[] _starts; // by follower, and one more for the end: where its languages and likelihoods begin
    private readonly byte[] _languages;
    private readonly float[] _logs;

    private LetterModels(string[] codes, List<ulong> letters, List<Entry> entries)
    {
        Codes = codes;
        CollectionsMarshal.AsSpan(letters).Sort(CollectionsMarshal.AsSpan(entries));
        (_languages, _logs) = (
            [.. entries.Select(entry => entry.Language)],
            [.. entries.Select(entry => entry.Log)]
        );
        int[] starts =
        [
            .. Enumerable
                .Range(0, letters.Count)
                .Where(index => index == 0 || letters[index] != letters[index - 1]),
        ];
        _starts = [.. starts, letters.Count];
        _followers = Array.ConvertAll(starts, start => (char)letters[start]);
        for (var (first, next) = (0, 1); next <= starts.Length; next++)
        {
            if (
                next == starts.Length
                || Before(letters[starts[next]]) != Before(letters[starts[first]])
            )
            {
                _before[Before(letters[starts[first]])] = (first, next - first);
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
        var files = typeof(LetterModels)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToLookup(name => name.Split('/')[1]);
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
        var follower = _before.TryGetValue(Before(Key(letters)), out var range)
            ? Array.BinarySearch(_followers, range.First, range.Count, letters[^1])
            : -1;
        if (follower >= 0)
        {
            for (var index = _starts[follower]; index < _starts[follower + 1]; index++)
            {
                row[_languages[index]] = _logs[index];
            }
        }
    }

    private float[] MeanLogs()
    {
        var (sums, weights) = (new double[Codes.Length], new double[Codes.Length]);
        var (ones, twos) = (new float[Codes.Length], new float[Codes.Length]);
        Span<char> letters = stackalloc char[2];
        foreach (var (before, range) in _before.Where(pair => pair.Key >> 16 != 0))
        {
            (letters[0], letters[1]) = ((char)(before >> 16), (char)before);
            Overlay(letters[..1], ones);
            Overlay(letters[..2], twos);
            for (
                var index = _starts[range.First];
                index < _starts[range.First + range.Count];
                index++
            )
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
        using var stream = new BrotliStream(
            typeof(LetterModels).Assembly.GetManifestResourceStream(file)!,
            CompressionMode.Decompress
        );
        using var document = JsonDocument.Parse(stream);
        foreach (var group in document.RootElement.GetProperty("ngrams").EnumerateObject())
        {
            var name = group.Name;
            var slash = name.IndexOf('/', StringComparison.Ordinal);
            var log = MathF.Log(
                float.Parse(name.AsSpan(0, slash), CultureInfo.InvariantCulture)
                    / float.Parse(name.AsSpan(slash + 1), CultureInfo.InvariantCulture)
            );
            var all = group.Value.GetString().AsSpan();
            foreach (var range in all.Split(' '))
            {
                letters.Add(Key(all[range]));
                entries.Add(new Entry(language, log));
            }
        }
    }

    private static uint Before(ulong key) => (uint)(key >> 16);

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
