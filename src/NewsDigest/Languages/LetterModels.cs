using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
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

    private LetterModels(string[] codes, LetterTable table)
    {
        Codes = codes;
        (_languages, _logs) = (table.Languages.ToArray(), table.Logs.ToArray());
        var letters = table.Letters;
        var starts = new List<int>(letters.Length / 2);
        for (var row = 0; row < letters.Length; row++)
        {
            if (row == 0 || letters[row] != letters[row - 1])
            {
                starts.Add(row);
            }
        }

        _starts = [.. starts, letters.Length];
        _followers = new char[starts.Count];
        for (var (first, next) = (0, 0); next < starts.Count; next++)
        {
            _followers[next] = (char)letters[_starts[next]];
            var before = Before(letters[_starts[next]]);
            if (before != Before(letters[_starts[first]]))
            {
                first = next;
            }

            _before[before] = (first, next + 1 - first);
        }

        Usual = MeanLogs();
    }

    public string[] Codes { get; }

    /// <summary>By language: the mean logarithm of a third letter's likelihood in texts of the language itself.</summary>
    public float[] Usual { get; }

    /// <summary>Reads 5 MB of compressed files: about a second of one core.</summary>
    public static LetterModels Load()
    {
        // letters/es/trigrams.json.br
        var files = typeof(LetterModels)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToLookup(name => name.Split('/')[1]);
        var codes = files.Select(language => language.Key).Order(StringComparer.Ordinal).ToArray();
        var table = new LetterTable();
        for (var language = 0; language < codes.Length; language++)
        {
            foreach (var file in files[codes[language]])
            {
                Read(file, (byte)language, table);
            }
        }

        table.Sort();
        return new LetterModels(codes, table);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    // {"language":"ES","ngrams":{"1/39":"abc bcd", …}}: nearly a million of these pairs, so they are read as they come.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Read(string file, byte language, LetterTable table)
    {
        using var bytes = new MemoryStream();
        using (
            var stream = new BrotliStream(
                typeof(LetterModels).Assembly.GetManifestResourceStream(file)!,
                CompressionMode.Decompress
            )
        )
        {
            stream.CopyTo(bytes);
        }

        var json = new Utf8JsonReader(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        while (!(json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("ngrams")))
        {
            json.Read();
        }

        json.Read();
        var letters = new char[bytes.Length];
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var log = Log(json.ValueSpan);
            json.Read();
            table.Add(language, log, letters.AsSpan(0, json.CopyString(letters)));
        }
    }

    /// <summary>Of a share such as <c>1/39</c>.</summary>
    private static float Log(ReadOnlySpan<byte> share)
    {
        var slash = share.IndexOf((byte)'/');
        return MathF.Log(
            float.Parse(share[..slash], CultureInfo.InvariantCulture)
                / float.Parse(share[(slash + 1)..], CultureInfo.InvariantCulture)
        );
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
}
